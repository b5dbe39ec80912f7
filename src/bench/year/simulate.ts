import type { Knowledge } from '../../lookup/knowledge';
import type { Counted } from '../../schedule/prompts/services';
import { createAgenda } from './agenda';
import { auditChannel } from './audit';
import { createChance } from './chance';
import { createCrew } from './crew';
import { createMovedClock, DAY_MS, HOUR_MS, MINUTE_MS } from './moved-clock';
import { createLife, type Life } from './people';
import type { Platform } from './platform';
import { promptsIn } from './said';
import { startSlackTown } from './slack-town';
import { sum, type Tally } from './tally';
import { startTeamsTown } from './teams-town';
import { createTroubles, type Troubles } from './troubles';
import { openWishes } from './wishes';

export type SimulationSettings = {
  readonly seed: number;
  readonly weeks: number;
  /** On each platform. */
  readonly channels: number;
  /** An empty database. */
  readonly databaseUrl: string;
  readonly knowledge: Knowledge;
};

export type Simulated = {
  readonly platforms: readonly { readonly name: string; readonly tally: Tally; readonly troubles: Troubles }[];
  readonly world: World;
};

/** What happened to the bot itself. */
export type World = ReturnType<ReturnType<typeof createCrew>['world']> & {
  readonly changes: number;
  readonly counted: ReadonlyMap<Counted, number>;
  /** Lines that the bot logged as faults, by what they say. */
  readonly logged: ReadonlyMap<string, number>;
};

/** A Monday, in the first hour of which everybody sets a weekly prompt. */
const START = Date.parse('2027-01-04T00:00:00Z');

/** After the last week, so long without trouble, for what is still under way. */
const REST_MS = 9 * DAY_MS;

/**
 * Lives through so many weeks in as many minutes as it takes: the real faces, ticker and store with two processes of the
 * bot, on local platforms behind unsure lines, and people who set, change, pause and answer. Then holds what the platforms
 * show against what was due.
 */
export async function simulate({
  seed,
  weeks,
  channels,
  databaseUrl,
  knowledge,
}: SimulationSettings): Promise<Simulated> {
  const chance = createChance(seed);
  const clock = createMovedClock(START);
  const end = START + weeks * 7 * DAY_MS;
  const troubles = [createTroubles, createTroubles].map((create) =>
    create(chance.branch(), clock, START + DAY_MS, end),
  ) as [Troubles, Troubles];
  const platforms: readonly Platform[] = [
    await startSlackTown(channels, clock, troubles[0]),
    await startTeamsTown(channels, clock, troubles[1]),
  ];
  const agenda = createAgenda(DAY_MS);
  const counted = new Map<Counted, number>();
  const logged = new Map<string, number>();
  const crew = createCrew({
    ...{ chance: chance.branch(), clock, agenda, start: START + DAY_MS, end, weeks, platforms },
    process: {
      ...{ databaseUrl, clock, platforms, knowledge },
      counted: (what) => counted.set(what, (counted.get(what) ?? 0) + 1),
      logged: (line) => {
        const { msg } = JSON.parse(line);
        logged.set(msg, (logged.get(msg) ?? 0) + 1);
      },
    },
  });
  await crew.begin();
  const wishes = await openWishes(databaseUrl);

  const whenUp: Parameters<typeof createLife>[2]['later'] = (at, act) =>
    agenda.add(at, async () => (crew.isUp() ? act() : false));
  const lives = platforms.flatMap((platform, nth) =>
    platform.channels.map((channel) =>
      createLife(platform, channel, {
        ...{ clock, later: whenUp, until: end, chance: chance.branch() },
        troubles: troubles[nth] as Troubles,
      }),
    ),
  );
  for (const life of lives) {
    clock.moveTo(clock.ms() + 7_000);
    await life.begin();
  }
  const changes = Math.round((lives.length * weeks) / 52);
  for (let left = changes; left > 0; left--)
    chance.pick(lives).change(chance.between(START + 8 * DAY_MS, end - 9 * DAY_MS));

  const heard = new Map(platforms.map((platform) => [platform, 0]));
  const byChat = new Map(lives.map((one) => [one.life.channel.chat, one]));
  while (clock.ms() < end + REST_MS) {
    if (clock.ms() >= end) for (const one of troubles) one.end();
    const wish = crew.isUp() ? await wishes.next() : Number.POSITIVE_INFINITY;
    // The heartbeat comes at every full minute: what is overdue waits for the next one.
    const beat = Math.ceil(Math.max(wish, clock.ms() + 1) / MINUTE_MS) * MINUTE_MS;
    clock.moveTo(Math.min(beat, agenda.next(), clock.ms() + 12 * HOUR_MS));
    await agenda.doUntil(clock.ms());
    await crew.beat();
    for (const platform of platforms) {
      const shown = platform.shown();
      for (const one of shown.slice(heard.get(platform))) byChat.get(one.where)?.hear([one]);
      heard.set(platform, shown.length);
    }
  }

  const result = platforms.map((platform, nth) => ({
    name: platform.name,
    tally: sum(lives.filter(({ life }) => life.platform === platform).map((life) => auditOf(life, crew.killedAt, end))),
    troubles: troubles[nth] as Troubles,
  }));
  await crew.end();
  await wishes.close();
  for (const platform of platforms) await platform.stop();
  return { platforms: result, world: { ...crew.world(), changes, counted, logged } };
}

function auditOf(
  { life: { platform, channel, expected, told, pressed } }: Life,
  killedAt: readonly number[],
  end: number,
): Tally {
  const here = <One extends { readonly where: string }>(all: readonly One[]) =>
    all.filter(({ where }) => where === channel.id);
  const turns = expected.turns(end);
  const after = expected.turns(end + 40 * DAY_MS).find(({ at }) => at >= end)?.at ?? Number.POSITIVE_INFINITY;
  const tally = auditChannel({
    ...{ turns, told, pressed, refusals: here(platform.refusals), unanswered: here(platform.unanswered) },
    unansweredToOwner: [
      ...platform.unanswered.filter(({ where }) => where === channel.owner || where === channel.chat),
      // A process that is killed between telling and noting it: the report is told again by another.
      ...killedAt.filter((at) => told.some((one) => Math.abs(one.at - at) < MINUTE_MS)).map((at) => ({ at })),
    ],
    posts: promptsIn(here(platform.shown())).filter(({ at }) => at < after),
  });
  return { ...tally, holidays: expected.holidays(end) };
}
