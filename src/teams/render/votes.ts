import { numberedAnswers, withNumber } from '../../commands/poll/numbered-answers';
import type { Button } from '../../message';
import { clip } from './fit-card';
import { plainCardText } from './markdown';

/** What a phone shows of a button's title. Ours: Microsoft asks for short titles and names no number. */
const READABLE = 40;
/** Titles up to this long stand beside each other; longer ones would be squeezed, so each gets a line of its own. */
const BESIDE_EACH_OTHER = 20;

/** A button as it is drawn: `title` stands on it, and `name` says the whole of it. */
export type Drawn = { readonly button: Button; readonly title: string; readonly name: string };

/** How buttons are drawn, some of which may be answers to choose from. `inRows`: they need a line each. */
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
