import { onlyShows } from '../../commands/read-line';
import type { Message } from '../../message';
import { LONGEST_STEP, MOST_STEPS } from '../render/button-context';
import type { Pressed } from './button';

/** The lines that led to a card, oldest first, as in `ButtonContext`. `before`: those that “Back” goes to, if there are any. */
export type WayBack = { readonly from: readonly string[]; readonly before: readonly string[] };

export const NO_WAY_BACK: WayBack = { from: [], before: [] };

/** The way back from the answer to a line that was typed: to nowhere, because the card is the first one. */
export const wayFromTyped = (line: string): WayBack => ({ from: isStep(line) ? [line] : [], before: [] });

/**
 * The way back from the answer to a press. Only lines that show something are on it, whatever the button carried:
 * “Back” must never do anything. An answer about a worry or a vote, and a draft, has none.
 */
export function wayFromPress({ says, context }: Pressed, message: Message): WayBack {
  if (message.confidential || message.replaceKey !== undefined || message.draft) return NO_WAY_BACK;
  const before = (context?.from ?? []).filter(isStep).filter((line, at, all) => at < all.length - 1 || line !== says);
  return { before, from: isStep(says) ? [...before, says].slice(-MOST_STEPS) : before };
}

const isStep = (line: string) => line.length <= LONGEST_STEP && line.trim() !== '' && onlyShows(line);
