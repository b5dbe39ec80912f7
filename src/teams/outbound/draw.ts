import { opensForm } from '../../commands/button-lines';
import { WHO_TO_CALL_BUTTON } from '../../commands/signposts';
import type { Block, Message } from '../../message';
import { NO_WAY_BACK, type WayBack } from '../inbound/way-back';
import { BACK, type ButtonContext, openingDialogs, withContext } from '../render/button-context';
import { type Rendering, renderForTeams } from '../render/render';
import { writeWithContext } from '../render/written-card';

/** Draws what everybody in a shared conversation sees. A form there is a button that opens it in a dialog. */
export function drawForAll(message: Message, privateChat?: string): Rendering {
  const shown = { ...message, blocks: message.blocks.map(formAsButton) };
  const { card, ...rest } = renderForTeams(shown, privateChat);
  return { ...rest, card: openingDialogs(card, opensDialog) };
}

/**
 * Forms; whom to call, which somebody must see at once, and nobody else need know; how a poll works, where one's own
 * vote stands; and the questions that are asked before everybody's prompt is changed.
 */
const opensDialog = (line: string): boolean =>
  opensForm(line) ||
  line === WHO_TO_CALL_BUTTON.command ||
  /^(?:poll-how \S+|another \S+|reflect (?:stop|skip)(?: \S+)?)$/.test(line);

/** Draws what one person sees alone, with the way back to the cards before. `where`: as in `ButtonContext`. */
export function drawForOne(
  message: Message,
  where: Omit<ButtonContext, 'from'>,
  way: WayBack = NO_WAY_BACK,
): Rendering {
  const { card, ...rest } = renderForTeams(onTheWay(message, way));
  return { ...rest, card: withContext(card, { ...where, from: way.from }, way.before.slice(0, -1)) };
}

/** The card of `drawForOne` as JSON text, in parts to be joined. */
export function writeForOne(
  message: Message,
  where: Omit<ButtonContext, 'from'>,
  way: WayBack = NO_WAY_BACK,
): string[] {
  const { card } = renderForTeams(onTheWay(message, way));
  return writeWithContext(card, { ...where, from: way.from }, way.before.slice(0, -1));
}

function onTheWay(message: Message, { before }: WayBack): Message {
  const back = before.at(-1);
  return back === undefined ? message : withBack(message, back);
}

/**
 * The message for the personal chat, if it is about another conversation: “here” would be the wrong word there. `place`:
 * what to say of that conversation.
 */
export const elsewhere = ({ blocks, ...message }: Message, place: readonly Block[]): Message => ({
  ...message,
  blocks: [...place, ...blocks.map(there)],
});

function there(block: Block): Block {
  if (block.kind === 'note') return { ...block, text: THERE[block.text] ?? block.text };
  if (block.kind !== 'buttons') return block;
  const buttons = block.buttons.map(({ opens, ...button }) => ({
    ...button,
    label: THERE[button.label] ?? button.label,
    ...(opens ? { opens: opens.map(there) } : {}),
  }));
  return { ...block, buttons };
}

/** What says “here”, and what it says in another place. */
const THERE: Readonly<Record<string, string>> = {
  'Post here': 'Post there',
  'Post in this thread': 'Post in that thread',
  'Share with everyone here': 'Share with everyone there',
  'You have shared this with everyone here.': 'You have shared this with everyone there.',
};

function formAsButton(block: Block): Block {
  if (block.kind !== 'form') return block;
  return { kind: 'buttons', buttons: [{ label: block.title, command: block.openLabel, main: true }] };
}

/** Above the closing line, if there is one. */
function withBack(message: Message, line: string): Message {
  const back = { kind: 'buttons', buttons: [{ label: BACK, command: line }] } as const;
  const last = message.blocks.at(-1);
  const [before, closing] =
    last?.kind === 'note' || last?.kind === 'footer'
      ? [message.blocks.slice(0, -1), [last]]
      : ([message.blocks, []] as const);
  return { ...message, blocks: [...before, back, ...closing] };
}
