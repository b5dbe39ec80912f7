import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { signed } from '../../tryout/slack/signature';
import { sendPatiently } from '../send-patiently';
import type { Far } from '../side-process';
import { type Places, POLLS, type Press, type Sent } from './places';

/** Whoever is told that something went wrong looks, and does it again. */
const AGAIN_AFTER_MS = 1_000;
const MOST_TRIES = 30;

/** How what was asked was answered. `refused`: not with a 200, or in words that ask to come again; `late`: not within three seconds. */
export type Tally = { times: number[]; refused: number; late: number; givenUp: number };

const TERMS = [
  'cuckooing',
  'county lines',
  'mash',
  'lado',
  'contextual safeguarding',
  'plugging',
  'nrm',
  'strategy meeting',
];

type LoadSettings = {
  readonly places: Far<Places>;
  readonly url: string;
  readonly signingSecret: string;
  /** At each poll. Of twenty, one votes again for something else, and one press is delivered twice. */
  readonly people: number;
  readonly lookUpsEachSecond: number;
  readonly seconds: number;
};

/** People who vote and look terms up for so many seconds, and who do again what was not answered in time. */
export function createLoad({ places, url, signingSecret, people, lookUpsEachSecond, seconds }: LoadSettings) {
  const agent = new Agent({ keepAlive: true });
  const newTally = (): Tally => ({ times: [], refused: 0, late: 0, givenUp: 0 });
  const tallies = {
    'votes, Slack': newTally(),
    'votes, Teams': newTally(),
    'look-ups, Slack': newTally(),
    'look-ups, Teams': newTally(),
  };
  type Kind = keyof typeof tallies;
  /** By poll: each person’s newest choice that was acknowledged. */
  const kept = POLLS.map(() => new Map<number, number>());
  /** By poll: those of whom nobody can tell what is kept, as they gave up. */
  const unsure = POLLS.map(() => new Set<number>());

  async function send({ path, type, body }: Sent, tally: Tally, repeated = false): Promise<boolean> {
    const began = performance.now();
    const proof = path === '/slack/events' ? signed(body, signingSecret) : {};
    const headers = { 'content-type': type, ...proof, ...(repeated ? { 'x-slack-retry-num': '1' } : {}) };
    const { status, text } = await sendPatiently(`${url}${path}`, { agent, headers }, body, () => {
      tally.late += 1;
    });
    const isAnswered = status === 200 && !text.includes('very busy right now');
    if (isAnswered) tally.times.push(performance.now() - began);
    else tally.refused += 1;
    return isAnswered;
  }

  async function untilAnswered(make: () => Promise<readonly Sent[]>, tally: Tally): Promise<boolean> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const [sent] = await make();
      if (sent && (await send(sent, tally))) return true;
      await pause(AGAIN_AFTER_MS);
    }
    tally.givenUp += 1;
    return false;
  }

  async function vote(press: Press): Promise<void> {
    const { poll, person, option } = press;
    const tally = tallies[`votes, ${POLLS[poll]?.platform ?? 'Slack'}`];
    if (await untilAnswered(() => places.presses([press]), tally)) kept[poll]?.set(person, option);
    else unsure[poll]?.add(person);
  }

  async function attend(poll: number, person: number): Promise<void> {
    await pause(Math.random() * seconds * 900);
    const press = { poll, person, option: person % 3 };
    const tally = tallies[`votes, ${POLLS[poll]?.platform ?? 'Slack'}`];
    if (person % 20 === 0) {
      // Delivered twice at the same moment, to two replicas.
      const [sent] = await places.presses([press]);
      const [one, two] = sent ? await Promise.all([send(sent, tally), send(sent, tally, true)]) : [];
      if (one || two) kept[poll]?.set(person, press.option);
      else await vote(press);
    } else await vote(press);
    if (person % 20 !== 13) return;
    await pause(Math.random() * 2_000);
    await vote({ ...press, option: (press.option + 1) % 3 });
  }

  async function lookUp(nth: number): Promise<void> {
    await pause((nth / lookUpsEachSecond) * 1_000);
    const kind: Kind = nth % 2 === 0 ? 'look-ups, Slack' : 'look-ups, Teams';
    const term = TERMS[nth % TERMS.length] ?? '';
    // The first of two is Slack’s, the second Teams’.
    const make = async () => (await places.lookUps([term, term])).slice(nth % 2, (nth % 2) + 1);
    await untilAnswered(make, tallies[kind]);
  }

  return {
    tallies: tallies as Readonly<Record<Kind, Tally>>,
    kept: kept as readonly ReadonlyMap<number, number>[],
    unsure: unsure as readonly ReadonlySet<number>[],
    /** Resolves when everybody is answered or has given up. */
    async run(): Promise<void> {
      await Promise.all([
        ...POLLS.flatMap((_, poll) => Array.from({ length: people }, (_, person) => attend(poll, person))),
        ...Array.from({ length: lookUpsEachSecond * seconds }, (_, nth) => lookUp(nth)),
      ]);
      agent.destroy();
    },
  };
}
