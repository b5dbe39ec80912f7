import { cut } from '../text/cut';

/** What is wrong with the quotation marks of a text that is shown: one has no partner. Undefined if all are in pairs. */
export function unpairedQuote(text: string): string | undefined {
  const open: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/[“”]/g)) {
    if (mark === '“') open.push(index);
    else if (open.pop() === undefined) return say('”', 'no “ before it', text, index);
  }
  const [stray] = open;
  if (stray !== undefined) return say('“', 'no ” after it', text, stray);
  // A ’ may be an apostrophe, so only its partner can be missed.
  const single = text.lastIndexOf('‘');
  if (single >= 0 && !text.includes('’', single)) return say('‘', 'no ’ after it', text, single);
  const straight = [...text.matchAll(/"/g)];
  const last = straight.at(-1);
  return last && straight.length % 2 === 1 ? say('"', 'no partner', text, last.index) : undefined;
}

const say = (mark: string, lacks: string, text: string, at: number) =>
  `found ${mark} with ${lacks}, in "${cut(text.slice(Math.max(0, at - 20)), 50)}"; quotation marks come in pairs: “…”`;
