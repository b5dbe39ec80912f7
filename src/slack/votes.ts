import type { Button } from '../message';
import { atMost } from '../text/cut';
import { BUTTON_TEXT } from './limits';
import { hasMention } from './mentions';

/** True for the line of a button that gives a vote or takes it back. */
export const isVote = (line: string): boolean => /^(vote|withdraw)\s/.test(line);

/** Slack may cut what is longer: https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const READABLE = 30;

/** A button as it is drawn: `label` stands on it, and `name` is what a screen reader says. */
export type Drawn = { readonly button: Button; readonly label: string; readonly name: string };

/**
 * Answers to choose from have to be read whole on a phone. Where one is too long for that, or mentions somebody, all of
 * them stand above, and the buttons carry their numbers and first words. The number is the answer's own, the same wherever
 * it stands.
 */
export function numberedVotes(buttons: readonly Button[]): {
  readonly above: readonly string[];
  readonly drawn: Drawn[];
} {
  const whole = ({ label, says }: Button) =>
    numberOf(says) === undefined || (label.length <= READABLE && !hasMention(label));
  if (buttons.every(whole))
    return { above: [], drawn: buttons.map((button) => ({ button, label: button.label, name: button.label })) };
  const drawn = buttons.map((button) => {
    const { label, says } = button;
    const number = numberOf(says);
    if (number === undefined) return { button, label, name: label };
    const whole = `${number}: ${label}`;
    return { button, label: firstWords(whole), name: whole.length <= BUTTON_TEXT ? whole : label };
  });
  return { above: buttons.flatMap(({ label, says }) => (numberOf(says) ? `${numberOf(says)}: ${label}` : [])), drawn };
}

/** Answers are counted from 0, and read from 1. */
function numberOf(says: string): number | undefined {
  const [, option] = /^vote \S+ (\d+)$/.exec(says) ?? [];
  return option === undefined ? undefined : Number(option) + 1;
}

function firstWords(text: string): string {
  if (text.length <= READABLE) return text;
  const kept = atMost(text, READABLE - 1);
  const words = kept.replace(/\s+\S*$/, '');
  return `${words.length > READABLE / 2 ? words : kept}…`;
}
