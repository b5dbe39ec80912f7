import { isOver } from './closing';
import type { Poll } from './poll';

/** The ids of the options that a person has chosen, in ascending order, each once. Empty: they have not voted. */
export type Choices = readonly number[];

/**
 * `changed` is false if the vote stays as it was, so nothing needs to be stored. `closed`: the vote came too late.
 * `no such option`: the id was forged, or is from another poll.
 */
export type Voting =
  | { readonly ok: true; readonly choices: Choices; readonly changed: boolean }
  | { readonly ok: false; readonly why: 'closed' | 'no such option' };

type Asked = Pick<Poll, 'options' | 'many' | 'state' | 'closesAt'>;

/**
 * Adds the pressed option to a person's choices or, if only one is allowed, replaces the previous one. It never
 * toggles, so a double press or a retry changes nothing. Only `withdraw` removes a vote.
 */
export function press(poll: Asked, current: Choices, pressed: number, now: Date): Voting {
  if (isOver(poll, now)) return { ok: false, why: 'closed' };
  if (!poll.options.some(({ id }) => id === pressed)) return { ok: false, why: 'no such option' };
  const choices = poll.many ? [...new Set([...current, pressed])].sort((a, b) => a - b) : [pressed];
  return { ok: true, choices, changed: choices.join() !== current.join() };
}

/** A person's choices after withdrawing: none. Withdrawing without a vote is not a mistake. */
export function withdraw(poll: Asked, current: Choices, now: Date): Voting {
  if (isOver(poll, now)) return { ok: false, why: 'closed' };
  return { ok: true, choices: [], changed: current.length > 0 };
}
