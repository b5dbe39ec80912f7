import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { signed } from '../../tryout/slack/signature';
import { PATIENCE_MS, sendPatiently } from '../send-patiently';
import type { Press, SlackSide } from './slack-side';

/** A person who has seen Slack's warning beside the button looks, and presses again. */
const AGAIN_AFTER_MS = 1_000;
const MOST_PRESSES = 30;

type CrowdSettings = {
  readonly people: number;
  /** Everybody presses at some moment of so many seconds. */
  readonly seconds: number;
  /** Where the bot takes what Slack sends. */
  readonly url: string;
  readonly signingSecret: string;
  /** The bodies of first presses, by person; those of later presses are asked for one by one. */
  readonly first: readonly string[];
  readonly bodiesOf: SlackSide['bodiesOf'];
};

/**
 * People who press an answer, and press again until that is acknowledged. Of each twenty, one press is delivered twice, one
 * person presses twice, and one wants another answer once the first is acknowledged.
 */
export function createCrowd({ people, seconds, url, signingSecret, first, bodiesOf }: CrowdSettings) {
  const agent = new Agent({ keepAlive: true });
  const acknowledged = new Map<number, number>();
  const changing = new Set<number>();
  const times: number[] = [];
  const counted = { sent: 0, unanswered: 0 };

  async function attend(person: number, start: number): Promise<void> {
    const at = start + Math.random() * seconds * 1_000;
    await pause(at - performance.now());
    const press = { person, option: firstChoice(person) };
    const ready = { at, body: first[person] ?? '' };
    if (person % 20 === 0) await Promise.all([until(press, ready), send(ready.body, performance.now(), RETRY)]);
    else if (person % 20 === 7) await Promise.all([until(press, ready), until(press)]);
    else await until(press, ready);
    if (person % 20 !== 13) return;
    changing.add(person);
    // Of whoever gives up, nobody can tell which of the two is kept.
    if (await until({ person, option: lastChoice(person) })) changing.delete(person);
  }

  /** Presses until it is acknowledged; false: gives up. `ready`: the first press, where it is made up already, and when it was to come. */
  async function until(press: Press, ready?: Ready): Promise<boolean> {
    let next = ready ?? (await fresh(press));
    for (let presses = 1; !(await send(next.body, next.at)); presses++) {
      if (presses === MOST_PRESSES) return false;
      await pause(AGAIN_AFTER_MS);
      next = await fresh(press);
    }
    acknowledged.set(press.person, press.option);
    return true;
  }

  async function fresh(press: Press): Promise<Ready> {
    const [body = ''] = await bodiesOf([press]);
    return { body, at: performance.now() };
  }

  /** True when it is acknowledged in time. The time taken counts from when it should have been sent. */
  async function send(body: string, at: number, headers: Record<string, string> = {}): Promise<boolean> {
    counted.sent += 1;
    const options = { agent, headers: { ...FORM, ...signed(body, signingSecret), ...headers } };
    const { status } = await sendPatiently(`${url}/slack/events`, options, body, () => times.push(PATIENCE_MS));
    if (status !== 200) counted.unanswered += 1;
    else times.push(performance.now() - at);
    return status === 200;
  }

  return {
    /** Each person who was told that an option is kept, with that; without those who are pressing another just now. */
    kept: (): ReadonlyMap<number, number> => new Map([...acknowledged].filter(([person]) => !changing.has(person))),
    /** In milliseconds, of the acknowledged; and the whole of Slack's patience for each that took longer. */
    times: times as readonly number[],
    counted: counted as Readonly<typeof counted>,
    /** Resolves when everybody is acknowledged or has given up. */
    async press(): Promise<void> {
      const start = performance.now();
      await Promise.all(Array.from({ length: people }, (_, person) => attend(person, start)));
      agent.destroy();
    },
  };
}

type Ready = { readonly body: string; readonly at: number };

/** What everybody presses first. */
export const firstPresses = (people: number): Press[] =>
  Array.from({ length: people }, (_, person) => ({ person, option: firstChoice(person) }));

/** Half of them, three in ten, two in ten. */
const firstChoice = (person: number): number => [0, 0, 0, 0, 0, 1, 1, 1, 2, 2][person % 10] ?? 0;
const lastChoice = (person: number): number => (firstChoice(person) + 1) % 3;

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const RETRY = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
