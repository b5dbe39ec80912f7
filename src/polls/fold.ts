/** A text for comparing: case, widths, accents as typed, and runs of spaces make no difference. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * A key that two questions share when they read as the same: case, spaces, punctuation and kinds of quotation mark make no
 * difference. Never empty for a question that is not.
 */
export function foldQuestion(question: string): string {
  const words = fold(question)
    .replace(/['’‘`´\p{Cf}]/gu, '')
    .replace(/\p{P}+/gu, ' ');
  return fold(words) || fold(question);
}
