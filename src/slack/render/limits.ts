import type { types } from '@slack/bolt';
import type { ShownBlock } from './newest-blocks';
import { writtenBlock } from './written-block';

/** Blocks in one message: https://docs.slack.dev/reference/block-kit/blocks */
export const MESSAGE_BLOCKS = 50;
/** Blocks in a modal or an App Home: https://docs.slack.dev/reference/views */
export const VIEW_BLOCKS = 100;
/** A header's text: https://docs.slack.dev/reference/block-kit/blocks/header-block */
export const HEADER_TEXT = 150;
/** A text object, and with it a section or a context element: https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const TEXT_OBJECT = 3000;
/** Elements in an actions block: https://docs.slack.dev/reference/block-kit/blocks/actions-block */
const ACTIONS_ELEMENTS = 25;
/** Our own, below Slack's: phones fold the rest of longer rows away behind “show more”. */
export const BUTTONS_IN_A_ROW = Math.min(5, ACTIONS_ELEMENTS);
/** A button's text, and its label for screen readers: https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_TEXT = 75;
/** A button's `value`: https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const BUTTON_VALUE = 2000;
/** A link's address: https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const LINK_URL = 3000;
/**
 * Not documented: `msg_blocks_too_long` was seen at about 13,200 characters:
 * https://github.com/slackapi/bolt-js/issues/2509
 */
const MESSAGE_CHARACTERS = 13_000;
/**
 * Our own, for the plain text beside blocks: Slack cuts it at 40,000.
 * https://docs.slack.dev/changelog/2018-truncating-really-long-messages
 */
export const MESSAGE_TEXT = 12_000;
/** The text of a message that is updated: https://docs.slack.dev/reference/methods/chat.update#errors */
export const UPDATED_TEXT = 4000;
/** A modal's title and its buttons: https://docs.slack.dev/reference/views/modal-views */
export const MODAL_TITLE = 24;

/**
 * A view may hold 250 KB in all; this many characters stay below it:
 * https://docs.slack.dev/reference/methods/views.open#errors
 */
export const VIEW_CHARACTERS = 60_000;
/** An input's label, and its hint: https://docs.slack.dev/reference/block-kit/blocks/input-block */
export const INPUT_LABEL = 2000;
/** What somebody can type into an input: https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const INPUT_TEXT = 3000;
/** Choices of a menu: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
export const OPTIONS = 100;
/** A choice's text and its value: https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const OPTION_TEXT = 75;
/** Characters of a choice's value; the page named above allows more than the client's own types do, so the smaller holds. */
export const OPTION_VALUE = 75;
/** Choices behind “…”: https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
export const OVERFLOW_OPTIONS = 5;
/** A container's title, and how many blocks it holds: https://docs.slack.dev/reference/block-kit/blocks/container-block */
export const CONTAINER_TITLE = 150;
export const CONTAINER_BLOCKS = 10;
/** A chart's title and its labels, and its points: https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export const CHART_TITLE = 50;
export const CHART_LABEL = 20;
export const CHART_AXIS = 50;
export const CHART_POINTS = 20;
/** Charts in a message. Not documented, but Slack says so: https://github.com/vercel/chat/pull/696 */
export const MESSAGE_CHARTS = 2;
/** A view's `private_metadata`: https://docs.slack.dev/reference/views/modal-views */
export const PRIVATE_METADATA = 3000;

const CUT_SHORT: types.ContextBlock = {
  type: 'context',
  elements: [{ type: 'plain_text', text: 'This was too long to show in full.' }],
};

/**
 * The blocks that fit: at most `most`, and at most `characters` as JSON. What does not fit is left out from the end,
 * except for the last block, and a note before that says so.
 */
export function withinLimits(
  blocks: readonly ShownBlock[],
  most: number,
  characters = MESSAGE_CHARACTERS,
): ShownBlock[] {
  if (fits(blocks, most, characters)) return [...blocks];
  const sizes = blocks.map(sizeOf);
  const last = blocks.slice(-1);
  let room = characters - (sizes.at(-1) ?? 0) - JSON.stringify(CUT_SHORT).length;
  const kept = blocks.slice(0, -1).filter((_, index) => {
    room -= sizes[index] ?? 0;
    return room >= 0 && index < most - 2;
  });
  return [...kept, CUT_SHORT, ...last];
}

/** Whether all of the blocks can be shown. */
export const fits = (blocks: readonly ShownBlock[], most: number, characters = MESSAGE_CHARACTERS): boolean =>
  blocks.length <= most && blocks.reduce((sum, block) => sum + sizeOf(block), 0) <= characters;

const sizeOf = (block: ShownBlock) => writtenBlock(block).characters;
