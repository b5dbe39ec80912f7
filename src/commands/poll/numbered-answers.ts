import type { Button } from '../../message';

/** `above`: the answers as lines to show above the buttons. `numbered`: each button shows its number and first words. */
type NumberedAnswers = { readonly above: readonly string[]; readonly numbered: boolean };

/**
 * People must be able to read whole answers on a phone. If one answer cannot be read on its button, all of them are listed
 * above with their numbers, such as `2: Agree`, and the buttons repeat the numbers. Other buttons in the row have no number.
 */
export function numberedAnswers(buttons: readonly Button[], isReadable: (label: string) => boolean): NumberedAnswers {
  const answers = buttons.filter(({ number }) => number !== undefined);
  const numbered = !answers.every(({ label }) => isReadable(label));
  return { above: numbered ? answers.map(withNumber) : [], numbered };
}

/** The label, after its number if it has one: `2: Agree`. */
export const withNumber = ({ label, number }: Button): string => (number === undefined ? label : `${number}: ${label}`);
