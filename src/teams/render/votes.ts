import { numberedAnswers, withNumber } from '../../commands/poll/numbered-answers';
import type { Button } from '../../message';
import { clip } from './fit-card';
import { plainCardText } from './markdown';

/**
 * How many characters of a button's title a phone shows. Our own figure: Microsoft asks for short titles and gives no
 * number.
 */
const READABLE = 40;
/**
 * Characters. Titles up to this long go side by side; longer ones would be squeezed, so each button gets its own line.
 */
const BESIDE_EACH_OTHER = 20;

/** A button as it is drawn: `title` is shown on it, and `name` is its whole text. */
export type Drawn = { readonly button: Button; readonly title: string; readonly name: string };

/**
 * How to draw buttons, which may be a poll's answers. `above`: lines to show above them. `inRows`: each needs its own
 * line.
 */
export function drawnButtons(given: readonly Button[]) {
  const buttons = given.map((button) => ({ ...button, label: plainCardText(button.label) }));
  const { above, numbered } = numberedAnswers(buttons, (label) => label.length <= READABLE);
  const drawn = buttons.map((button): Drawn => {
    if (!numbered || button.number === undefined) return { button, title: button.label, name: button.label };
    const name = withNumber(button);
    return { button, title: clip(name, READABLE), name };
  });
  const inRows = buttons.some(({ label, number }) => number !== undefined && label.length > BESIDE_EACH_OTHER);
  return { above, inRows, drawn };
}
