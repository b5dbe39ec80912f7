import type { types } from '@slack/bolt';
import { type Block, type Button, type Doer, type Form, type Message, plainText } from '../../message';
import { cut } from '../../text/cut';
import { withEntities } from '../../text/with-entities';
import { barBlocks, meter } from './bars';
import { contactBlocks } from './contacts';
import { inputBlocks } from './input-blocks';
import {
  BUTTON_TEXT,
  BUTTON_VALUE,
  BUTTONS_IN_A_ROW,
  HEADER_TEXT,
  MESSAGE_BLOCKS,
  MESSAGE_TEXT,
  TEXT_OBJECT,
  VIEW_BLOCKS,
  VIEW_CHARACTERS,
  withinLimits,
} from './limits';
import { literal } from './literal';
import { hasMention, withMentions, withoutMentions } from './mentions';
import { menuBlock, overflow } from './menus';
import { boldLine, bullets, caption, lines, linkList, paragraph } from './rich-text';
import { type Drawn, drawnButtons } from './votes';

/** A message in Slack's form. `text` says the same for notifications and screen readers. */
export type Shown = { readonly blocks: types.KnownBlock[]; readonly text: string; readonly mrkdwn: false };

type Circumstances = {
  /** True in the bot's own chat with a person: the answers to its buttons then stay there as ordinary messages. */
  readonly personal?: boolean;
};

/**
 * The start of the block id of rows of buttons in the bot's own chat with a person: the payload of a press does not say
 * so otherwise.
 */
export const PERSONAL_ROW = 'personal';

/** Renders for a message. A message cannot show a form: it shows a button that opens it. */
export function render(message: Message, { personal = false }: Circumstances = {}): Shown {
  const said = withButtonsForForms(message);
  const first = firstLines(said)
    .map((line) => `${line}\n\n`)
    .join('');
  return {
    blocks: withinLimits([...firstBlocks(said), ...renderBlocks(said.blocks, personal)], MESSAGE_BLOCKS),
    text: first + escaped(plainText(said), MESSAGE_TEXT - first.length),
    // Stars and underscores in the text stay as they are: https://docs.slack.dev/messaging/formatting-message-text
    mrkdwn: false,
  };
}

/** Renders for an App Home, which has room for more. */
export const renderView = (message: Message): types.KnownBlock[] => renderModal(withButtonsForForms(message));

/** Renders for a modal, with the fields of a form to fill in. */
export const renderModal = (message: Message): types.KnownBlock[] =>
  withinLimits([...firstBlocks(message), ...renderBlocks(message.blocks, false)], VIEW_BLOCKS, VIEW_CHARACTERS);

function withButtonsForForms(message: Message): Message {
  const blocks = message.blocks.map((block): Block => (block.kind === 'form' ? openingButton(block) : block));
  return { ...message, blocks };
}

const openingButton = ({ title, openLabel }: Form): Block => ({
  kind: 'buttons',
  buttons: [{ label: title, command: openLabel, main: true }],
});

function renderBlocks(blocks: readonly Block[], personal: boolean): types.KnownBlock[] {
  let elements = 0;
  const draw: Draw = (element) => {
    elements += 1;
    return { action_id: `says:${elements}`, ...element };
  };
  return blocks.flatMap((block, index) => renderBlock(block, draw, `${personal ? PERSONAL_ROW : 'row'}:${index}`));
}

/** Gives an element its action id, which no other element of the message has. */
type Draw = <Element extends object>(element: Element) => Element & { readonly action_id: string };

function renderBlock(block: Block, draw: Draw, rowId: string): types.KnownBlock[] {
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
      return buttonBlocks(block, draw, rowId);
    case 'bars':
      return barBlocks(block);
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
          accessory: draw(renderButton({ button: block.button, label: block.button.label, name: block.button.label })),
        },
      ];
  }
}

function buttonBlocks(
  { label, buttons: all }: Extract<Block, { kind: 'buttons' }>,
  draw: Draw,
  rowId: string,
): types.KnownBlock[] {
  const buttons = all.filter(({ secondary }) => !secondary);
  const { above, drawn } = drawnButtons(buttons);
  if (buttons.some(({ beside }) => beside))
    return [...(label ? [caption(label)] : []), ...answerRows(drawn, above, draw, rowId)];
  const rest = overflow(all.filter(({ secondary }) => secondary));
  return [
    ...(label ? [caption(label)] : []),
    ...(above.length > 0 ? [lines(above)] : longLabels(buttons)),
    ...withLast(rows(drawn), rest).map(
      (row, index): types.ActionsBlock => ({
        type: 'actions',
        block_id: `${rowId}:${index}`,
        elements: row.map(draw),
      }),
    ),
  ];
}

/**
 * Each answer in a row of its own, with how many chose it and its button. On a phone the button stands below its row, so the
 * row names the answer too.
 */
const answerRows = (drawn: readonly Drawn[], above: readonly string[], draw: Draw, rowId: string): types.KnownBlock[] =>
  drawn.map((one, at): types.SectionBlock => {
    const { words = '', bar = null } = one.button.beside ?? {};
    const shown = `${above[at] ?? one.name}${words ? `: ${words}` : ''}`;
    return {
      type: 'section',
      block_id: `${rowId}:${at}`,
      text: literal([shown, ...(bar === null ? [] : [meter(bar)])].join('\n'), TEXT_OBJECT),
      accessory: draw(renderButton(one)),
    };
  });

/** The menu stands at the end of the last row. */
const withLast = (
  buttons: readonly Drawn[][],
  rest: readonly types.Overflow[],
): (types.Button | types.Overflow)[][] => {
  const drawn = buttons.map((row) => row.map(renderButton));
  return drawn.length === 0
    ? [[...rest]].filter((row) => row.length > 0)
    : drawn.map((row, at) => (at === drawn.length - 1 ? [...row, ...rest] : row));
};

function renderButton({ button: { command, main }, label, name }: Drawn): types.Button {
  return {
    type: 'button',
    text: literal(label, BUTTON_TEXT),
    accessibility_label: cut(withoutMentions(name), BUTTON_TEXT),
    value: command,
    ...(main ? { style: 'primary' } : {}),
  };
}

/** Labels that are too long for a button, in full, to be shown above the buttons. */
function longLabels(buttons: readonly Button[]): types.RichTextBlock[] {
  const long = buttons.map(({ label }) => label).filter((label) => label.length > BUTTON_TEXT);
  return long.length > 0 ? [bullets(undefined, long)] : [];
}

/**
 * Rows of at most `BUTTONS_IN_A_ROW`. A button whose line is too long to carry is left out: cut short, it would be
 * another command.
 */
function rows(drawn: readonly Drawn[]): Drawn[][] {
  const carried = drawn.filter(({ button }) => button.command.length <= BUTTON_VALUE);
  return Array.from({ length: Math.ceil(carried.length / BUTTONS_IN_A_ROW) }, (_, row) =>
    carried.slice(row * BUTTONS_IN_A_ROW, (row + 1) * BUTTONS_IN_A_ROW),
  );
}

const firstBlocks = (message: Message): types.ContextBlock[] =>
  firstLines(message).map((text) => ({ type: 'context', elements: [{ type: 'mrkdwn', text }] }));

/** The lines above everything else: who did it, and which channel it is about. */
const firstLines = ({ by, about }: Message): string[] => [
  ...(by ? [byLine(by)] : []),
  ...(about === undefined ? [] : aboutLine(about)),
];

/** Slack shows the channel's current name in place of the id, to anybody who may see the channel. */
function aboutLine(about: string): string[] {
  const [, channel] = /^slack:\w+:([CG]\w+)$/.exec(about) ?? [];
  return channel ? [`About <#${channel}>`] : [];
}

/** Slack shows the person's name in place of the id, as each reader knows it. */
function byLine({ did, person }: Doer): string {
  const [, user] = /^slack:\w+:(\w+)$/.exec(person) ?? [];
  return `${escaped(did, 200)} by ${user ? `<@${user}>` : 'somebody here'}`;
}

/** Escapes the text and cuts it to `longest`: https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escaped(text: string, longest: number): string {
  return withMentions(withEntities(cut(text, longest - (withEntities(text).length - text.length))));
}
