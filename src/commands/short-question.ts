/** As much of a question as a button can hold beside its quotation marks. */
const LONGEST = 60;

/** A question in quotation marks, short enough for a button or the middle of a sentence. */
export function shortQuestion(question: string): string {
  const characters = [...question];
  return `“${characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : question}”`;
}
