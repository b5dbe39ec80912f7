import { type Json, list } from '../json';
import type { createActs } from '../slack/acts';
import { controlsIn } from '../slack/controls';
import type { Stored } from '../slack/workspace';

/**
 * The choices of menus that the bot is asked for. Slack asks again with every letter; here they are asked for once, with
 * nothing typed, and the page finds what fits.
 */
export function createLists(acts: Pick<ReturnType<typeof createActs>, 'typeInMenu'>) {
  const known = new Map<string, Json>();

  return {
    /** Asks for the choices of every menu in these messages that has not been asked for. */
    async ask(user: string, messages: readonly Stored[]): Promise<void> {
      for (const message of messages)
        for (const menu of controlsIn(message.blocks).filter(isList))
          if (!known.has(String(menu.action_id)))
            known.set(String(menu.action_id), await acts.typeInMenu(user, message, menu, ''));
    },

    /** Returns the blocks with the choices in their menus, as people see them once they open one. */
    filledIn(blocks: readonly Json[]): Json[] {
      return blocks.map((block) => ({
        ...block,
        ...(block.accessory ? { accessory: filled(block.accessory as Json) } : {}),
        ...(block.type === 'actions' ? { elements: list(block.elements).map(filled) } : {}),
        ...(block.type === 'container' ? { child_blocks: this.filledIn(list(block.child_blocks)) } : {}),
      }));
    },
  };

  function filled(element: Json): Json {
    return isList(element) ? { ...element, ...known.get(String(element.action_id)) } : element;
  }
}

const isList = ({ type }: Json) => type === 'external_select';
