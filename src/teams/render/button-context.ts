import { createKept, isLasting } from '../../lasting';
import type { AdaptiveCard } from './card';

/**
 * What the buttons of a card carry beside their line. It comes back with a press, from outside: whatever it says is
 * checked again.
 */
export type ButtonContext = {
  /** True on a card that one person alone sees in a shared conversation: an answer may take its place. */
  readonly alone?: boolean | undefined;
  /** On a card in a personal chat: the conversation that it belongs to, as Teams writes it, perhaps with a thread. */
  readonly at?: string | undefined;
  /** The lines that led to this card, oldest first; the last one is the card's own. */
  readonly from?: readonly string[] | undefined;
};

/** How many lines `from` may have, and each of them characters. */
export const MOST_STEPS = 5;
export const LONGEST_STEP = 100;

/** The label of the button that brings back the card before. */
export const BACK = 'Back';

/**
 * The card with `context` on every button. The button “Back” leads to the line before, so it carries the lines up to
 * that one.
 */
export function withContext(card: AdaptiveCard, context: ButtonContext, backFrom: readonly string[]): AdaptiveCard {
  return onButtons(card, (action) => {
    const carried = carriedBy(kindOf(action), context, backFrom);
    return carried ? { ...action, data: { ...action.data, context: carried } } : action;
  });
}

/** What decides which lines a button carries. */
export type ButtonKind = 'new' | 'back' | 'old';

/** Older clients show a new message for every answer, so the one before is still there: their buttons carry no lines. */
export function kindOf({ type, title }: AnyButton): ButtonKind {
  if (type !== 'Action.Execute') return 'old';
  return title === BACK ? 'back' : 'new';
}

/** What a button of this kind carries; undefined if that is nothing. */
export function carriedBy(
  kind: ButtonKind,
  { alone, at, from = [] }: ButtonContext,
  backFrom: readonly string[],
): ButtonContext | undefined {
  const lines = { new: from, back: backFrom, old: [] }[kind];
  const carried = { ...(alone ? { alone } : {}), ...(at ? { at } : {}), ...(lines.length > 0 ? { from: lines } : {}) };
  return Object.keys(carried).length > 0 ? carried : undefined;
}

/** The card as a dialog takes it: a dialog knows no Action.Execute. */
export const forDialog = (card: AdaptiveCard): AdaptiveCard => onButtons(card, asSubmit);

/**
 * The card with buttons that open a dialog, wherever `opens` says so of their line.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
 */
export function openingDialogs(card: AdaptiveCard, opens: (line: string) => boolean): AdaptiveCard {
  return onButtons(card, (action) => {
    if (action.type !== 'Action.Execute' || action.data.fields || action.data.menu || !opens(action.data.says))
      return action;
    return { ...asSubmit(action), data: { ...action.data, msteams: { type: 'task/fetch' } } };
  });
}

export type AnyButton = {
  readonly type: 'Action.Execute' | 'Action.Submit';
  readonly title: string;
  readonly data: {
    readonly says: string;
    readonly fields?: unknown;
    readonly menu?: unknown;
    readonly [more: string]: unknown;
  };
  readonly [more: string]: unknown;
};

function asSubmit({ verb: _verb, fallback: _fallback, ...action }: AnyButton): AnyButton {
  return { ...action, type: 'Action.Submit' };
}

/** Changes every button of a card, and what stands for it in older clients, however deep it lies. */
export function onButtons<Part>(part: Part, change: (action: AnyButton) => AnyButton): Part {
  if (typeof part !== 'object' || part === null || (isLasting(part) && !holdsButtons(part))) return part;
  let whole: Record<string, unknown> | undefined;
  // What stays as it is need not be copied, and most of a card does.
  for (const [name, value] of Object.entries(part)) {
    const changed = onButtons(value, change);
    if (changed === value) continue;
    whole ??= (Array.isArray(part) ? [...part] : { ...part }) as Record<string, unknown>;
    whole[name] = changed;
  }
  const done: Readonly<Record<string, unknown>> = whole ?? (part as Readonly<Record<string, unknown>>);
  return (isButton(done) ? change(done) : done) as Part;
}

const holdsButtons = (part: object): boolean =>
  heldOnce(part, '', () => /"type":"Action\.(?:Execute|Submit)"/.test(JSON.stringify(part)));

const heldOnce = createKept<boolean>();

function isButton(part: Readonly<Record<string, unknown>>): part is AnyButton {
  if (part.type !== 'Action.Execute' && part.type !== 'Action.Submit') return false;
  return typeof part.data === 'object' && part.data !== null && 'says' in part.data;
}
