import { asLatin } from './look-alikes';

/** A text for comparing: case, widths, accents as typed, and runs of spaces make no difference. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A key that two texts share which look the same: what is not seen, and letters that look like others, make no difference. */
export function foldLooks(text: string): string {
  return fold(asLatin(text.replace(UNSEEN, '').normalize('NFKC')));
}

/**
 * A key that two questions share when they read as the same: case, spaces, accents, punctuation and kinds of quotation mark
 * make no difference either, nor which of I, l, 1 and |, or of O and 0, was typed. Never empty for a question that is not.
 */
export function foldQuestion(question: string): string {
  const words = foldLooks(question.replace(UNSEEN, '').normalize('NFKD').replace(ACCENTS, ''))
    .replace(/['’‘`´]/gu, '')
    .replace(/[il1|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/\p{P}+/gu, ' ');
  return fold(words) || fold(question);
}

/** What Unicode has programs leave out where they cannot show it, such as joiners and marks of an emoji's colour; and controls. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?!\s)\p{Cc}/gu;

/** Marks on letters of any alphabet. The vowels of Hindi or Thai are letters in all but name, and belong to one alphabet each. */
const ACCENTS = /\p{Script=Inherited}/gu;
