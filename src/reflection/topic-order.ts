import type { Prompt } from '../content/schema';

/** The fields of a prompt that choosing needs. */
export type Candidate = Pick<Prompt, 'id' | 'about' | 'audience'>;

type Seen<P extends Candidate> = {
  /** All topics, in the conversation's own order. */
  readonly circle: readonly string[];
  /** The topic of the last prompt posted, whatever its audience. */
  readonly last: string | undefined;
  /** The prompts that fit and were never used, in the conversation's own order; never empty. */
  readonly unused: readonly P[];
  /** The prompts that fit and were used, by last use, oldest first. They are repeated in that order. */
  readonly history: readonly P[];
};

/** Returns the next of the unused prompts. `mixed`: the audiences take turns too. */
export function nextInTurn<P extends Candidate>(seen: Seen<P>, mixed: boolean): P {
  const { unused, history } = seen;
  const topic = nextTopic(seen);
  const [first, ...others] = unused.filter(({ about }) => about === topic);
  if (!first) throw new Error('nothing to choose from');
  if (!mixed) return first;
  const since = (prompt: P) => history.findLastIndex((past) => audiences(past) === audiences(prompt));
  return others.reduce((best, prompt) => (since(prompt) < since(best) ? prompt : best), first);
}

/** The next principle or theme in the circle, unless another must come now to keep neighbours different. */
function nextTopic({ circle, last, unused, history }: Seen<Candidate>): string | undefined {
  const left = (topic: string) => unused.filter(({ about }) => about === topic).length;
  const others = around(circle, last).filter((topic) => topic !== last && left(topic) > 0);
  // A topic with more unused prompts than all the others together would end up next to itself. So would the topic of the
  // oldest used prompt if it had half of them, because that prompt is repeated straight after these.
  const opening = history[0]?.about;
  const pressing = others.find((topic) => 2 * left(topic) > unused.length - (topic === opening ? 1 : 0));
  return pressing ?? others[0] ?? last;
}

/** The whole circle, starting after `last`. Adding or removing a topic does not move the others. */
function around(circle: readonly string[], last: string | undefined): string[] {
  const from = last === undefined ? 0 : circle.indexOf(last) + 1;
  return [...circle.slice(from), ...circle.slice(0, from)];
}

const audiences = ({ audience }: Candidate) => [...audience].sort().join(' ');
