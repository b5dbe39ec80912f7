import { numberedAnswers, withNumber } from '../../commands/poll/numbered-answers';
import type { Button } from '../../message';
import { atMost } from '../../text/cut';
import { BUTTON_TEXT } from './limits';
import { hasMention } from './mentions';

/**
 * Slack may truncate longer text on a button: https://docs.slack.dev/reference/block-kit/block-elements/button-element
 */
const READABLE = 30;

/** A button as it is drawn: `label` is on the button, and `name` is what a screen reader says. */
export type Drawn = { readonly button: Button; readonly label: string; readonly name: string };

/**
 * How to draw buttons, some of which may be a poll's answers. `above`: the answers in full, if one is too long for its
 * button or mentions somebody; the buttons then have their numbers.
 */
export function drawnButtons(buttons: readonly Button[]): {
  readonly above: readonly string[];
  readonly drawn: Drawn[];
} {
  const { above, numbered } = numberedAnswers(buttons, (label) => label.length <= READABLE && !hasMention(label));
  return { above, drawn: buttons.map((button) => (numbered ? withItsNumber(button) : withItsLabel(button))) };
}

const withItsLabel = (button: Button): Drawn => ({ button, label: button.label, name: button.label });

function withItsNumber(button: Button): Drawn {
  if (button.number === undefined) return withItsLabel(button);
  const whole = withNumber(button);
  return { button, label: firstWords(whole), name: whole.length <= BUTTON_TEXT ? whole : button.label };
}

function firstWords(text: string): string {
  if (text.length <= READABLE) return text;
  const kept = atMost(text, READABLE - 1);
  const words = kept.replace(/\s+\S*$/, '');
  return `${words.length > READABLE / 2 ? words : kept}…`;
}
