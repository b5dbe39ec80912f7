import { type Reading, understood } from './reading';

const STEPS = /(?:^|\s)(?:in|as|with)?\s*\b(one|two|[12])[\s-]+steps?(?=[\s,;]|$)/i;

/** `in two steps` in a line, and the line without it. Empty if it says nothing about steps. */
export function stepsIn(line: string): { readonly said: string; readonly rest: string } {
  const found = STEPS.exec(line);
  return found ? { said: found[1] ?? '', rest: line.replace(found[0], ' ') } : { said: '', rest: line };
}

/** Whether a question comes in two steps: on its day, and another way to see it three days later. In one step if nothing is said. */
export const readSteps = (text: string): Reading<boolean> => understood(/^\s*(two|2)/i.test(text));
