import type { Button } from '../../message';

/** `above`: the answers as lines to stand above the buttons. `numbered`: each button carries its number and first words. */
export type NumberedAnswers = { readonly above: readonly string[]; readonly numbered: boolean };

/**
 * Answers to choose from have to be read whole on a phone. Where one cannot be read on its button, all of them stand above
 * by their numbers, such as `2: Agree`, and the buttons repeat the numbers. Other buttons in the row have no number.
 */
export function numberedAnswers(buttons: readonly Button[], isReadable: (label: string) => boolean): NumberedAnswers {
  const answers = buttons.filter(({ number }) => number !== undefined);
  const numbered = !answers.every(({ label }) => isReadable(label));
  return { above: numbered ? answers.map(withNumber) : [], numbered };
}

/** The label behind its number, where it has one. */
export const withNumber = ({ label, number }: Button): string => (number === undefined ? label : `${number}: ${label}`);
