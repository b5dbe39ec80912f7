import type { Prompt } from '../content/schema';

/** What choosing looks at; any prompt fits. */
export type Candidate = Pick<Prompt, 'id' | 'about' | 'audience'>;

type Seen<P extends Candidate> = {
  /** All topics, in the conversation's own order. */
  readonly circle: readonly string[];
  /** What the prompt posted last was about, whomever it was for. */
  readonly last: string | undefined;
  /** Those that fit and were never used, in the conversation's own order; never empty. */
  readonly unused: readonly P[];
  /** Those that fit and were used, by their last use, the oldest first. They come again in that order. */
  readonly history: readonly P[];
};

/** Which of the prompts that were never used comes next. `mixed`: the audiences take turns, too. */
export function nextInTurn<P extends Candidate>(seen: Seen<P>, mixed: boolean): P {
  const { unused, history } = seen;
  const topic = nextTopic(seen);
  const [first, ...others] = unused.filter(({ about }) => about === topic);
  if (!first) throw new Error('nothing to choose from');
  if (!mixed) return first;
  const since = (prompt: P) => history.findLastIndex((past) => audiences(past) === audiences(prompt));
  return others.reduce((best, prompt) => (since(prompt) < since(best) ? prompt : best), first);
}

/** The next principle or theme around the circle, unless keeping neighbours apart needs another one now. */
function nextTopic({ circle, last, unused, history }: Seen<Candidate>): string | undefined {
  const left = (topic: string) => unused.filter(({ about }) => about === topic).length;
  const others = around(circle, last).filter((topic) => topic !== last && left(topic) > 0);
  // One that has more left than all the others together would end up beside itself. So would the one which opens the
  // history with half of them, since that comes again right after these.
  const opening = history[0]?.about;
  const pressing = others.find((topic) => 2 * left(topic) > unused.length - (topic === opening ? 1 : 0));
  return pressing ?? others[0] ?? last;
}

/** From the topic after `last` once around. What comes or goes moves no other. */
function around(circle: readonly string[], last: string | undefined): string[] {
  const from = last === undefined ? 0 : circle.indexOf(last) + 1;
  return [...circle.slice(from), ...circle.slice(0, from)];
}

const audiences = ({ audience }: Candidate) => [...audience].sort().join(' ');
