import { cut } from '../../text/cut';

/** As much of a question as a button can hold beside its quotation marks. */
const LONGEST = 60;

/** A question in quotation marks, short enough for a button or the middle of a sentence. */
export const shortQuestion = (question: string): string => `“${cut(question, LONGEST)}”`;
