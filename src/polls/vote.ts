import { isOver } from './closing';
import type { KeptPoll } from './kept-poll';
import type { Poll } from './poll';

/** The ids of the options that a person has chosen, smallest first, each once. Empty: this person has no vote. */
export type Choices = readonly number[];

/**
 * `changed` is false where the vote stays as it was, so that nothing needs to be stored. `closed`: the vote came too late.
 * `no such option`: a forged or foreign id. `one only`: several were sent where one may be chosen. `nothing`: none was.
 */
export type Voting =
  | { readonly ok: true; readonly choices: Choices; readonly changed: boolean }
  | { readonly ok: false; readonly why: 'closed' | 'no such option' | 'one only' | 'nothing' };

type Asked = Pick<Poll, 'options' | 'many' | 'state' | 'closesAt'>;

/**
 * What pressing one option makes of a person's choices. It never takes anything away, so that a double press and a retry
 * change nothing: with one choice it takes the place of the one before, with several it is added. Only `withdraw` and
 * `choose` take away.
 */
export function press(poll: Asked, current: Choices, pressed: number, now: Date): Voting {
  return choose(poll, current, poll.many ? [...current, pressed] : [pressed], now);
}

/** What sending a whole set of options makes of a person's choices: exactly these. */
export function choose(poll: Asked, current: Choices, chosen: readonly number[], now: Date): Voting {
  if (isOver(poll, now)) return { ok: false, why: 'closed' };
  const choices = [...new Set(chosen)].sort((a, b) => a - b);
  if (choices.length === 0) return { ok: false, why: 'nothing' };
  if (!choices.every((id) => poll.options.some((option) => option.id === id)))
    return { ok: false, why: 'no such option' };
  if (!poll.many && choices.length > 1) return { ok: false, why: 'one only' };
  return { ok: true, choices, changed: choices.join() !== current.join() };
}

/** Takes a person's whole vote away; taking away none is no mistake. */
export function withdraw(poll: Asked, current: Choices, now: Date): Voting {
  if (isOver(poll, now)) return { ok: false, why: 'closed' };
  return { ok: true, choices: [], changed: current.length > 0 };
}

/** `choices` is what is kept of this person now: empty after a withdrawal. `unknown`: there is no such poll at this place. */
export type Voted =
  | { readonly ok: true; readonly poll: KeptPoll; readonly choices: Choices; readonly changed: boolean }
  | { readonly ok: false; readonly why: 'closed' | 'no such option' | 'unknown' };
