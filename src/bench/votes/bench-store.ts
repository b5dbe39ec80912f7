import { join } from 'node:path';
import { foldQuestion } from '../../polls/fold';
import type { Draft } from '../../polls/poll';
import { startPoll } from '../../polls/start-poll';
import { openStore } from '../../store/open-store';
import { SECRET_KEY, type Way } from './keepers';
import { CHANNEL, pressesOf } from './presses';
import { storm } from './storm';
import { row } from './table';

const PEOPLE = 2_000;
const ROUNDS = 3;

/**
 * As many presses as Bolt's own server takes: acknowledging without keeping anything, keeping each vote by itself, and ours.
 * The server is killed after its last answer; lost is what it had acknowledged and did not keep.
 */
export async function benchStore(say: (line: string) => void, folder: string, postgres?: string): Promise<void> {
  const ways: readonly (readonly [string, Way, (round: number) => string])[] = [
    ['Bolt, keeping nothing', 'nothing', () => ''],
    ['Bolt, SQLite, one commit each', 'one by one', (round) => `file:${join(folder, `plain-${round}.db`)}`],
    ['our store, SQLite', 'ours', (round) => `file:${join(folder, `ours-${round}.db`)}`],
    ...(postgres ? [['our store, PostgreSQL', 'ours', () => postgres] as const] : []),
  ];
  say(`As fast as it answers: ${PEOPLE} people, every tenth press sent twice; ${ROUNDS} rounds in turn`);
  say(row('', ['acknowledged', 'lost', 'p50 ms', 'p99 ms', 'presses/s']));
  for (let round = 1; round <= ROUNDS; round++)
    for (const [name, way, urlOf] of ways) say(row(name, await figures(way, urlOf(round))));
}

async function figures(way: Way, url: string): Promise<string[]> {
  const poll = way === 'ours' ? await makePoll(url) : '';
  const { acknowledged, p50, p99, perSecond } = await storm(way, url, poll, pressesOf(PEOPLE));
  const lost = way === 'ours' ? String(acknowledged.size - (await countAndClose(url, poll))) : '-';
  return [String(acknowledged.size), lost, p50.toFixed(1), p99.toFixed(1), perSecond.toFixed(0)];
}

const DRAFT: Draft = {
  ...{ question: 'How was that meeting?', options: ['Good', 'Mixed', 'Hard'], many: false, openness: 'anonymous' },
  ...{ template: null, about: null, followUp: null, closes: null },
};

async function makePoll(url: string): Promise<string> {
  const store = await openStore(url, undefined, { secretKey: SECRET_KEY });
  const creator = 'slack:T1:UCREATOR';
  const id = await store.polls.keepDraft(DRAFT, { ...CHANNEL, person: creator, thread: null });
  if (id === undefined) throw new Error('there are as many drafts as may be');
  const starting = startPoll(DRAFT, { id, ...CHANNEL, creator, now: new Date() });
  if (!starting.ok) throw new Error(starting.why);
  await store.polls.open(starting.poll, foldQuestion(DRAFT.question));
  await store.polls.posted(id, 'message 1');
  await store.close();
  return id;
}

/** How many people's votes are there after the kill. */
async function countAndClose(url: string, poll: string): Promise<number> {
  const store = await openStore(url, undefined, { secretKey: SECRET_KEY });
  let counted = 0;
  await store.polls.close(poll, { now: new Date(), due: false }, (_poll, { voters }) => {
    counted = voters;
    return { kind: 'too few', minimum: 5 };
  });
  await store.close();
  return counted;
}
