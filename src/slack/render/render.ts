import type { types } from '@slack/bolt';
import { createKept, isLasting, lasting } from '../../lasting';
import type { Block, Doer, Message } from '../../message';
import { plainText } from '../../plain-text';
import { cut } from '../../text/cut';
import { withEntities } from '../../text/with-entities';
import { barBlocks } from './bars';
import { answerRows, type Draw, type DrawOnce, renderOne, rowsOf } from './buttons';
import { contactBlocks } from './contacts';
import { containersOf, openingButton } from './container';
import { inputBlocks } from './input-blocks';
import {
  fits,
  HEADER_TEXT,
  MESSAGE_BLOCKS,
  MESSAGE_CHARTS,
  MESSAGE_TEXT,
  TEXT_OBJECT,
  VIEW_BLOCKS,
  VIEW_CHARACTERS,
  withinLimits,
} from './limits';
import { literal } from './literal';
import { hasMention, withMentions } from './mentions';
import { menuBlock } from './menus';
import { NEWEST_BLOCKS, type NewestBlock, newestIn, type ShownBlock } from './newest-blocks';
import { boldLine, bullets, caption, lines, linkList, paragraph } from './rich-text';

/** A message in Slack's form. `text` says the same for notifications and screen readers. */
export type Shown = { readonly blocks: ShownBlock[]; readonly text: string; readonly mrkdwn: false };

export type Circumstances = {
  /** True in the bot's own chat with a person: the answers to its buttons then stay there as ordinary messages. */
  readonly personal?: boolean;
  /** The newest blocks that the workspace does not have. */
  readonly lacking?: ReadonlySet<NewestBlock>;
};

/**
 * The start of the block id of rows of buttons in the bot's own chat with a person: the payload of a press does not say
 * so otherwise.
 */
export const PERSONAL_ROW = 'personal';

/**
 * Renders for a message. A message cannot show a form: it shows a button that opens it. What a button unfolds stands
 * below it in a container, unless the message would be too long.
 */
export function render(message: Message, { personal = false, lacking = new Set() }: Circumstances = {}): Shown {
  const drawn = () => renderAnew(message, personal, lacking);
  if (message.by || message.about !== undefined) return drawn();
  const isKept = isLasting(message.blocks);
  return renderedOnce(message.blocks, `${personal} ${[...lacking].join()}`, () =>
    isKept ? lasting(drawn()) : drawn(),
  );
}

const renderedOnce = createKept<Shown>();

function renderAnew(message: Message, personal: boolean, lacking: ReadonlySet<NewestBlock>): Shown {
  const said = withButtonsForForms(message);
  const first = firstLines(said)
    .map((line) => `${line}\n\n`)
    .join('');
  const drawn = (without: ReadonlySet<NewestBlock>) => [
    ...firstBlocks(said),
    ...renderBlocks(said.blocks, personal, without),
  ];
  const whole = drawn(lacking);
  return {
    blocks: fits(whole, MESSAGE_BLOCKS)
      ? whole
      : withinLimits(drawn(new Set([...lacking, 'container'])), MESSAGE_BLOCKS),
    text: first + escaped(plainText(said), MESSAGE_TEXT - first.length),
    // Stars and underscores in the text stay as they are: https://docs.slack.dev/messaging/formatting-message-text
    mrkdwn: false,
  };
}

/** Renders for an App Home, which has room for more. */
export const renderView = (message: Message): ShownBlock[] => renderModal(withButtonsForForms(message));

/** Renders for a modal, with the fields of a form to fill in. The newest blocks stand in messages only. */
export const renderModal = (message: Message): ShownBlock[] =>
  withinLimits(
    [...firstBlocks(message), ...renderBlocks(message.blocks, false, new Set(NEWEST_BLOCKS))],
    VIEW_BLOCKS,
    VIEW_CHARACTERS,
  );

function withButtonsForForms(message: Message): Message {
  const blocks = message.blocks.map(
    (block): Block => (block.kind === 'form' ? { kind: 'buttons', buttons: [openingButton(block)] } : block),
  );
  return { ...message, blocks };
}

/** What the blocks of one message share. `charts`: how many may still be drawn. */
type InMessage = {
  readonly draw: Draw;
  readonly once: DrawOnce;
  readonly lacking: ReadonlySet<NewestBlock>;
  charts: number;
};

function renderBlocks(blocks: readonly Block[], personal: boolean, lacking: ReadonlySet<NewestBlock>): ShownBlock[] {
  let elements = 0;
  const draw: Draw = (element) => {
    elements += 1;
    return { action_id: `says:${elements}`, ...element };
  };
  const newest = [...lacking].join();
  const once: DrawOnce = (part, way, make) => {
    const from = { elements, charts: inMessage.charts };
    const kept = drawnOnce(part, `${way} ${elements} ${from.charts} ${newest}`, () => {
      const drawn = make();
      if (isLasting(part)) drawn.forEach(lasting);
      return { drawn, elements: elements - from.elements, charts: inMessage.charts - from.charts };
    });
    elements = from.elements + kept.elements;
    inMessage.charts = from.charts + kept.charts;
    return kept.drawn as ReturnType<typeof make>;
  };
  const inMessage: InMessage = { draw, once, lacking, charts: lacking.has('data_visualization') ? 0 : MESSAGE_CHARTS };
  return blocks.flatMap((block, index) => {
    const rowId = `${personal ? PERSONAL_ROW : 'row'}:${index}`;
    return once(block, rowId, () => renderBlock(block, inMessage, rowId));
  });
}

/** What a part of a message becomes, and how many of the message's buttons and charts it takes. */
const drawnOnce = createKept<{
  readonly drawn: readonly object[];
  readonly elements: number;
  readonly charts: number;
}>();

function renderBlock(block: Block, inMessage: InMessage, rowId: string): ShownBlock[] {
  const { draw } = inMessage;
  switch (block.kind) {
    case 'heading':
      return [
        hasMention(block.text) ? boldLine(block.text) : { type: 'header', text: literal(block.text, HEADER_TEXT) },
      ];
    case 'text':
      return [paragraph(block.label, block.text)];
    case 'list':
      return [bullets(block.label, block.items)];
    case 'contacts':
      return contactBlocks(block);
    case 'links':
      return [linkList(block.label, block.links)];
    case 'buttons':
      return buttonBlocks(block, inMessage, rowId);
    case 'bars': {
      const drawn = barBlocks(block, inMessage.charts > 0);
      inMessage.charts -= newestIn(drawn).length;
      return drawn;
    }
    case 'form':
      return inputBlocks(block);
    case 'menu':
      return [{ ...menuBlock(block, draw), block_id: rowId }];
    case 'note':
      return [{ type: 'context', elements: [literal(block.text, TEXT_OBJECT)] }];
    case 'footer':
      return [
        {
          type: 'section',
          block_id: rowId,
          text: literal(block.text, TEXT_OBJECT),
          accessory: draw(renderOne(block.button)),
        },
      ];
  }
}

function buttonBlocks(block: Extract<Block, { kind: 'buttons' }>, drawing: InMessage, rowId: string): ShownBlock[] {
  const { label, buttons } = block;
  const { draw, lacking } = drawing;
  if (buttons.some(({ beside }) => beside))
    return [...(label ? [caption(label)] : []), ...answerRows(buttons, draw, rowId)];
  const folded = containersOf(buttons, lacking, drawing, rowId);
  const { above, long, rows } = rowsOf(
    buttons.filter((button) => !folded.has(button)),
    draw,
    rowId,
  );
  return [
    ...(label ? [caption(label)] : []),
    ...(above.length > 0 ? [lines(above)] : []),
    ...(long.length > 0 ? [bullets(undefined, long)] : []),
    ...rows,
    ...folded.values(),
  ];
}

const firstBlocks = (message: Message): types.ContextBlock[] =>
  firstLines(message).map((text) => ({ type: 'context', elements: [{ type: 'mrkdwn', text }] }));

/** The lines above everything else: who did it, and which channel it is about. */
const firstLines = ({ by, about }: Message): string[] => [
  ...(by ? [byLine(by)] : []),
  ...(about === undefined ? [] : aboutLine(about)),
];

/** Slack shows the channel's current name in place of the id, to anybody who may see the channel. */
function aboutLine(about: NonNullable<Message['about']>): string[] {
  const channels = [about].flat().flatMap((one) => /^slack:\w+:([CG]\w+)$/.exec(one)?.[1] ?? []);
  const named = channels.slice(0, MOST_NAMED).map((channel) => `<#${channel}>`);
  const more = channels.length - named.length;
  return named.length > 0 ? [`About ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`] : [];
}

const MOST_NAMED = 50;

/** Slack shows the person's name in place of the id, as each reader knows it. */
function byLine({ did, person }: Doer): string {
  const [, user] = /^slack:\w+:(\w+)$/.exec(person) ?? [];
  return `${escaped(did, 200)} by ${user ? `<@${user}>` : 'somebody here'}`;
}

/** Escapes the text and cuts it to `longest`: https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escaped(text: string, longest: number): string {
  return withMentions(withEntities(cut(text, longest - (withEntities(text).length - text.length))));
}
