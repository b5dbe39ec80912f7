import { type Json, list } from '../json';

/** Returns the blocks with those inside containers, in the order in which they are read. */
const everyBlock = (blocks: readonly Json[]): Json[] =>
  blocks.flatMap((block) => [block, ...(block.type === 'container' ? list(block.child_blocks) : [])]);

/** Returns every button and menu of the blocks as it was sent, with its block's id, which is what a press sends back. */
export function controlsIn(blocks: readonly Json[]): Json[] {
  return everyBlock(blocks).flatMap(({ type, elements, accessory, block_id }) => {
    const own = type === 'actions' ? list(elements) : type === 'section' && accessory ? [accessory as Json] : [];
    return own.map((element) => ({ ...element, block_id }));
  });
}

/** Whether a control offers options, of which a person chooses one. */
export const isMenu = ({ type }: Json) => type === 'static_select' || type === 'external_select' || type === 'overflow';

/** Returns the options of a menu, those of its groups included. */
export const optionsOf = ({ options, option_groups: groups }: Json): Json[] =>
  groups === undefined ? list(options) : list(groups).flatMap((group) => list(group.options));

/** Returns a menu as a press sends it, once this option of it is chosen. */
export function chosen({ type, action_id, block_id, placeholder }: Json, option: Json): Json {
  return { type, action_id, block_id, ...(placeholder ? { placeholder } : {}), selected_option: option };
}

/** Returns the blocks as they are once somebody has opened the container with this title. */
export function opened(blocks: readonly Json[], title: string): Json[] {
  return blocks.map((block) =>
    isClosed(block) && titleOf(block) === title ? { ...block, default_collapsed: false } : block,
  );
}

/** Whether a block is a container of which only the title is seen. */
export const isClosed = ({ type, is_collapsible, default_collapsed }: Json) =>
  type === 'container' && is_collapsible === true && default_collapsed === true;

export const titleOf = ({ title }: Json): string => String((title as Json | undefined)?.text ?? '');

/** Gives blocks with a button or a menu an id where they have none, as Slack does. */
export function withIds(blocks: readonly Json[], path = 'made'): Json[] {
  return blocks.map((block, at) => {
    const id = `${path}:${at}`;
    if (block.type === 'container') return { ...block, child_blocks: withIds(list(block.child_blocks), id) };
    return block.block_id === undefined && controlsIn([block]).length > 0 ? { ...block, block_id: id } : block;
  });
}
