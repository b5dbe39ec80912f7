import type { Prompt } from '../content/schema';

/** What choosing looks at; any prompt fits. */
export type Candidate = Pick<Prompt, 'id' | 'about' | 'audience'>;

/**
 * Which of the prompts that were never used comes next. Both lists are of those that fit: `unused`, never empty, in the
 * conversation's own order; `history` by their last use, the oldest first, which also come again in that order.
 */
export function nextInTurn<P extends Candidate>(unused: readonly P[], history: readonly P[], mixed: boolean): P {
  const topic = nextTopic(unused, history);
  const [first, ...others] = unused.filter(({ about }) => about === topic);
  if (!first) throw new Error('nothing to choose from');
  if (!mixed) return first;
  const since = (prompt: P) => history.findLastIndex((past) => audiences(past) === audiences(prompt));
  return others.reduce((best, prompt) => (since(prompt) < since(best) ? prompt : best), first);
}

/** The principle or theme whose last turn is longest ago, unless keeping neighbours apart needs another one now. */
function nextTopic(unused: readonly Candidate[], history: readonly Candidate[]): string | undefined {
  const topics = [...new Set(unused.map(({ about }) => about))];
  const last = history.at(-1)?.about;
  const others = topics.filter((topic) => topic !== last);
  if (others.length === 0) return last;
  const left = (topic: string) => unused.filter(({ about }) => about === topic).length;
  // One that has more left than all the others together would end up beside itself. So would the one which opens the
  // history with half of them, since that comes again right after these.
  const opening = history[0]?.about;
  const pressing = others.find((topic) => 2 * left(topic) > unused.length - (topic === opening ? 1 : 0));
  if (pressing !== undefined) return pressing;
  const since = (topic: string) => history.findLastIndex(({ about }) => about === topic);
  return others.reduce((best, topic) => (since(topic) < since(best) ? topic : best));
}

const audiences = ({ audience }: Candidate) => [...audience].sort().join(' ');
