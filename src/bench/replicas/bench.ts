// The server is the one of the tests, and stands beside what only jest knows.
/// <reference types="jest" />

import { loadavg } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Participant } from '../../ids';
import { openStore, type Store } from '../../store/open-store';
import { type BotProgram, OWN_MAIN, startBotProgram } from '../bot-program';
import { startDurablePostgres } from '../durable-postgres';
import { numberAfter } from '../options';
import { type Far, startSide } from '../side-process';
import { percentile, row } from '../table';
import { startBalancer } from './balancer';
import { createLoad } from './load';
import { objectIdOf, type Places, POLLS, slackUser, TEAMS } from './places';
import { setPrompts } from './prompts-due';

const REPLICAS = 3;
const MINUTE_MS = 60_000;
/** What a killed replica has taken up waits for five minutes before another may have it, and then for the next beat. */
const SETTLED_WITHIN_MS = 8 * MINUTE_MS;
const SECRET_KEY = 'a key of the benchmark and nothing else';

type Named = readonly (readonly [string, number])[];

/**
 * Three processes of the built program on one PostgreSQL, behind a plain balancer, under votes, look-ups and weekly prompts on
 * both platforms; one is killed and started again later, the two others are restarted one after the other. False where a vote
 * that was acknowledged does not count exactly once, a prompt came twice or was lost, or somebody was never answered.
 * `--seconds 90`, `--people 200` at each of four polls, `--prompts 60` on each platform; an address of an empty database.
 */
export async function benchReplicas(words: readonly string[], say: (line: string) => void): Promise<boolean> {
  const seconds = numberAfter('--seconds', words, 90);
  const people = numberAfter('--people', words, 200);
  const prompts = numberAfter('--prompts', words, 60);
  const given = words.find((word) => word.startsWith('postgres'));
  const { url: databaseUrl, stop } = given ? { url: given, stop: async () => {} } : await startDurablePostgres();
  const places = await startSide<Places>(join(__dirname, 'places'), 'startPlaces', [people, prompts]);
  const settings = { ...(await places.settings()), DATABASE_URL: databaseUrl, SECRET_KEY };
  const bots: BotProgram[] = [];
  const store = await openStore(databaseUrl, undefined, { secretKey: SECRET_KEY });
  try {
    for (let nth = 0; nth < REPLICAS; nth++) bots.push(await startBotProgram(OWN_MAIN, settings));
    const balancer = await startBalancer(bots.map(({ port }) => port));
    const { url } = balancer;
    const polls = await places.postPolls(url);
    // The first minute begins soon after the load, so that the kill falls among the prompts that are due then.
    await pause(MINUTE_MS - (Date.now() % MINUTE_MS) - 15_000 + (Date.now() % MINUTE_MS > 45_000 ? MINUTE_MS : 0));
    const begin = Date.now();
    // Every other is due in the first minute, where it takes seconds to post them all; the rest every few seconds.
    const dueAt = (nth: number) => {
      const share = nth / prompts;
      return new Date(begin + Math.floor(nth % 2 === 0 ? 13 * share : 15 + (seconds - 20) * share) * 1_000);
    };
    await setPrompts(store, { count: prompts, serviceUrl: await places.serviceUrl(), dueAt });
    const load = createLoad({
      ...{ places, url, signingSecret: settings.SLACK_SIGNING_SECRET, people, seconds, lookUpsEachSecond: 10 },
    });
    say(
      `${REPLICAS} processes, PostgreSQL, ${seconds} s; ${people} people at each of ${polls.length} polls, ${prompts} prompts on each platform`,
    );
    const [events] = await Promise.all([disturb(bots, seconds, balancer.counted), load.run()]);
    for (const event of events) say(`  ${event}`);

    const votes = await Promise.all(POLLS.map((_, poll) => countVotes(store, polls[poll] ?? '', poll, load)));
    await pause(12_000);
    await places.close(url);
    const settled = await settle(places);
    const cards = await places.cards();
    balancer.stop();

    say(`\n${row('', ['answered', 'p50 ms', 'p99 ms', 'refused', 'late', 'given up'])}`);
    for (const [name, { times, refused, late, givenUp }] of Object.entries(load.tallies)) {
      const ms = [0.5, 0.99].map((share) => percentile(times, share).toFixed(0));
      say(row(name, [times.length, ...ms, refused - late, late, givenUp]));
    }
    const { passedOn, brokenOff, nobody } = balancer.counted;
    say(
      `balancer: ${balancer.taken().join(', ')} answered by each; ${passedOn} taken by the next, ${brokenOff} broken off, ${nobody} taken by nobody`,
    );

    say(`\n${row('polls', ['acknowledged', 'kept', 'otherwise', 'on the card'])}`);
    const shown = POLLS.map((_, poll) => Number(/Result of (\d+) votes/.exec(cards[poll] ?? '')?.[1]));
    for (const [poll, { platform, openness }] of POLLS.entries()) {
      const { acknowledged = 0, kept = 0, otherwise = 0 } = votes[poll] ?? {};
      say(row(`${platform}, ${openness}`, [acknowledged, kept, otherwise, shown[poll] ?? 0]));
    }
    const byPlatform: Named[] = [settled.slice(0, prompts), settled.slice(prompts)].map(tellPrompts);
    say(`\n${row('prompts', byPlatform[0]?.map(([name]) => name) ?? [])}`);
    for (const [at, counts] of byPlatform.entries())
      say(
        row(
          at === 0 ? 'Slack' : 'Teams',
          counts.map(([, count]) => count),
        ),
      );
    const faults = bots.flatMap((bot) => bot.faults);
    if (faults.length > 0) say(`\nlogged ${faults.length} faults, such as ${faults[0]}`);
    say(`\nload of the machine ${loadavg()[0]?.toFixed(1)}`);

    const broken = [
      ...votes.flatMap(({ otherwise }, poll) =>
        otherwise > 0 ? [`${otherwise} votes of poll ${poll} are not as acknowledged`] : [],
      ),
      ...votes.flatMap(({ acknowledged, kept, unsure }, poll) =>
        kept < acknowledged || kept > acknowledged + unsure || kept !== shown[poll]
          ? [`poll ${poll} counts ${kept}, its card ${shown[poll]}, of ${acknowledged}`]
          : [],
      ),
      ...byPlatform.flatMap((counts) =>
        counts
          .filter(([name, count]) => (name === 'doubled' || name === 'lost') && count > 0)
          .map(([name, count]) => `${count} prompts were ${name}`),
      ),
      ...Object.entries(load.tallies).flatMap(([name, { givenUp }]) =>
        givenUp > 0 ? [`${givenUp} of ${name} were never answered`] : [],
      ),
    ];
    for (const promise of broken) say(`BROKEN: ${promise}`);
    if (broken.length === 0) say('Every promise was kept.');
    return broken.length === 0;
  } finally {
    await Promise.allSettled(bots.map((bot) => bot.stop()));
    await store.close();
    await places.stop();
    await stop();
  }
}

/** Kills one among the prompts of the first minute, and starts it again; restarts the others one by one, the last among prompts, too. */
async function disturb(
  [first, second, third]: readonly BotProgram[],
  seconds: number,
  counted: { readonly brokenOff: number },
): Promise<string[]> {
  const began = performance.now();
  const at = async (second: number) => pause(Math.max(0, second * 1_000 - (performance.now() - began)));
  const said: string[] = [];
  const tell = (what: string) =>
    said.push(
      `at ${((performance.now() - began) / 1_000).toFixed(1)} s: ${what}; ${counted.brokenOff} broken off so far`,
    );
  await at(16.5);
  await first?.kill();
  tell('the first is killed');
  await at(26);
  await first?.startAgain();
  tell('it takes requests again');
  for (const [bot, from, name] of [
    [third, 40, 'third'],
    [second, Math.min(76.5, seconds - 10), 'second'],
  ] as const) {
    await at(from);
    const code = await bot?.stop();
    tell(`the ${name} has ended by SIGTERM, with ${code}`);
    await bot?.startAgain();
    tell('it takes requests again');
  }
  return said;
}

/** Holds a poll against what was acknowledged: pressing the same again changes nothing, and nobody else is counted. */
async function countVotes(store: Store, id: string, poll: number, load: ReturnType<typeof createLoad>) {
  const kept = load.kept[poll] ?? new Map<number, number>();
  const standing = await store.polls.standing(id);
  let otherwise = 0;
  for (const [person, option] of kept) {
    if (load.unsure[poll]?.has(person)) continue;
    const voted = await store.polls.vote(id, voter(poll, person), option);
    if (!voted.ok || voted.changed) otherwise += 1;
  }
  return {
    acknowledged: kept.size,
    kept: standing?.tally.voters ?? 0,
    otherwise,
    unsure: load.unsure[poll]?.size ?? 0,
  };
}

function voter(poll: number, person: number): Participant {
  const { platform, room } = POLLS[poll] ?? POLLS[0];
  return platform === 'Slack'
    ? { tenant: 'slack:T0TEAM', conversation: `slack:T0TEAM:${room}`, person: `slack:T0TEAM:${slackUser(person)}` }
    : { tenant: TEAMS, conversation: `${TEAMS}:${room}`, person: `${TEAMS}:${objectIdOf(person)}` };
}

/** Waits until each prompt stands there or its owner was told, but not for ever. */
async function settle(places: Far<Places>) {
  const end = performance.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const prompts = await places.prompts();
    if (performance.now() > end || prompts.every(({ posted, told }) => posted + told > 0)) return prompts;
    await pause(1_000);
  }
}

function tellPrompts(prompts: Awaited<ReturnType<Places['prompts']>>): Named {
  const count = (of: (one: { posted: number; told: number }) => boolean) => prompts.filter(of).length;
  return [
    ['due', prompts.length],
    ['posted', count(({ posted }) => posted > 0)],
    ['owner told', count(({ posted, told }) => posted === 0 && told > 0)],
    ['told, there', count(({ posted, told }) => posted > 0 && told > 0)],
    ['doubled', count(({ posted }) => posted > 1)],
    ['lost', count(({ posted, told }) => posted + told === 0)],
  ];
}
