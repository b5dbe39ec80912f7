import type { Prompt } from '../content/schema';

/** What choosing looks at; any prompt fits. */
export type Candidate = Pick<Prompt, 'id' | 'about' | 'audience'>;

/**
 * Which of the prompts that were never used comes next. `ranked`: all that fit, in the conversation's own order, with
 * some that are in no history. `history`: the used ones of them by their last use, the oldest first; they come again in
 * that order.
 */
export function nextInTurn<P extends Candidate>(ranked: readonly P[], history: readonly P[], mixed: boolean): P {
  const unused = ranked.filter((prompt) => !history.includes(prompt));
  const topic = nextTopic(ranked, unused, history);
  const [first, ...others] = unused.filter(({ about }) => about === topic);
  if (!first) throw new Error('nothing to choose from');
  if (!mixed) return first;
  const since = (prompt: P) => history.findLastIndex((past) => audiences(past) === audiences(prompt));
  return others.reduce((best, prompt) => (since(prompt) < since(best) ? prompt : best), first);
}

/** The next principle or theme around the circle, unless keeping neighbours apart needs another one now. */
function nextTopic(ranked: readonly Candidate[], unused: readonly Candidate[], history: readonly Candidate[]) {
  const last = history.at(-1)?.about;
  const others = around(ranked, last).filter((topic) => topic !== last && unused.some(({ about }) => about === topic));
  const left = (topic: string) => unused.filter(({ about }) => about === topic).length;
  // One that has more left than all the others together would end up beside itself. So would the one which opens the
  // history with half of them, since that comes again right after these.
  const opening = history[0]?.about;
  const pressing = others.find((topic) => 2 * left(topic) > unused.length - (topic === opening ? 1 : 0));
  return pressing ?? others[0] ?? last;
}

/** The topics in the conversation's own order, from the one after `last` once around. What comes or goes moves no other. */
function around(ranked: readonly Candidate[], last: string | undefined): string[] {
  const circle = [...new Set(ranked.map(({ about }) => about))];
  const from = last === undefined ? 0 : circle.indexOf(last) + 1;
  return [...circle.slice(from), ...circle.slice(0, from)];
}

const audiences = ({ audience }: Candidate) => [...audience].sort().join(' ');
