import { SCALES } from '../../content/scales';

/**
 * Answers that suit a question for which none were typed; undefined where only whoever asks can know them. `isQuoted`: the
 * text is certainly a question or a statement to vote on, and not a name that was mistyped.
 */
export function answersFor(question: string, isQuoted: boolean): readonly string[] | undefined {
  if (/\?.*\S/.test(question)) return undefined;
  const known = ANSWERS.find(([pattern]) => pattern.test(question));
  if (known) return known[1];
  return isQuoted && !/\?/.test(question) && !OPEN_QUESTION.test(question) ? SCALES.agreement : undefined;
}

/** True for a question whose answers can be anything: it has to have a few words, so that no slip counts as one. */
export const isOpenQuestion = (text: string): boolean =>
  text.split(' ').length > 2 && (text.endsWith('?') || OPEN_QUESTION.test(text));

const OPEN_QUESTION = /^(what|which|who|whose|when|where|why|how)\b/i;

/** The words that each kind of question begins with. At least two more words have to follow. */
const ANSWERS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^how (confident|sure)\b.* \S/i, SCALES.confidence],
  [/^how often\b.* \S/i, SCALES.frequency],
  [/^how (was|were|is|are|did|does|do)\b.* \S/i, ['Good', 'Mixed', 'Hard']],
  [/^(is|are|was|were|do|does|did|can|could|should|shall|will|would|has|have|had|am) \S+ \S/i, SCALES['yes-partly-no']],
];
