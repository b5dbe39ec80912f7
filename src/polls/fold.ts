import { asLatin } from './look-alikes';

/** A text for comparison, ignoring case, width, how accents were typed, and runs of spaces. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** A key that two texts share if they look the same: it also ignores invisible characters and look-alike letters. */
export function foldLooks(text: string): string {
  return fold(asLatin(text.replace(UNSEEN, '').normalize('NFKC')));
}

/**
 * A key that two questions share if they read the same: it also ignores accents, punctuation, kinds of quotation mark,
 * and which of I, l, 1 and |, or of O and 0, was typed. Empty only if the question is blank.
 */
export function foldQuestion(question: string): string {
  const words = foldLooks(question.replace(UNSEEN, '').normalize('NFKD').replace(ACCENTS, ''))
    .replace(/['’‘`´]/gu, '')
    .replace(/[il1|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/\p{P}+/gu, ' ');
  return fold(words) || fold(question);
}

/**
 * Characters that Unicode lets programs ignore if they cannot show them, such as joiners and variation selectors; and
 * controls.
 */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?!\s)\p{Cc}/gu;

/**
 * Marks on letters of any script. Not the vowel signs of Hindi or Thai: they are letters in all but name, of one script
 * each.
 */
const ACCENTS = /\p{Script=Inherited}/gu;
