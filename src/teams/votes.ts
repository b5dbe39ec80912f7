import type { Button } from '../message';
import { readButton } from './button';
import { clip } from './fit-card';
import type { Incoming } from './incoming';
import { asItIs } from './markdown';

/** True for the line of a button that gives a vote or takes it back. */
const isVote = (line: string): boolean => /^(vote|withdraw)\s/.test(line);

/** True for a press that gives a vote or takes it back, from either kind of client. */
export function isVotePress({ type, value }: Pick<Incoming, 'type' | 'value'>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const action = 'action' in value ? value.action : undefined;
  const data =
    type === 'invoke' && typeof action === 'object' && action !== null && 'data' in action ? action.data : value;
  return isVote(readButton(data)?.says ?? '');
}

/** What a phone shows of a button's title. Ours: Microsoft asks for short titles and names no number. */
const READABLE = 40;
/** Titles up to this long stand beside each other; longer ones would be squeezed, so each gets a line of its own. */
const BESIDE_EACH_OTHER = 20;

/** A button as it is drawn: `title` stands on it, and `name` says the whole of it. */
export type Drawn = { readonly button: Button; readonly title: string; readonly name: string };

/**
 * Answers to choose from have to be read whole on a phone. Where one is too long for that, all of them stand above, and
 * the buttons carry their numbers and first words. The number is the answer's own, the same wherever it stands. `inRows`:
 * they need a line each.
 */
export function numberedVotes(buttons: readonly Button[]) {
  const votes = buttons.filter(({ says }) => numberOf(says) !== undefined);
  const longest = Math.max(0, ...votes.map(({ label }) => label.length));
  const drawn = buttons.map((button): Drawn => {
    const label = asItIs(button.label);
    const number = longest > READABLE ? numberOf(button.says) : undefined;
    const name = number === undefined ? label : `${number}: ${label}`;
    return { button, title: number === undefined ? label : clip(name, READABLE), name };
  });
  return {
    above: longest > READABLE ? drawn.filter(({ button }) => votes.includes(button)).map(({ name }) => name) : [],
    inRows: longest > BESIDE_EACH_OTHER,
    drawn,
  };
}

/** Answers are counted from 0, and read from 1. */
function numberOf(says: string): number | undefined {
  const [, option] = /^vote \S+ (\d+)$/.exec(says) ?? [];
  return option === undefined ? undefined : Number(option) + 1;
}
