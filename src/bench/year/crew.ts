import type { Agenda } from './agenda';
import { type BotProcess, type ProcessSettings, startProcess } from './bot-process';
import type { Chance } from './chance';
import { DAY_MS, HOUR_MS, MINUTE_MS, type MovedClock } from './moved-clock';
import type { Platform } from './platform';

export type CrewSettings = {
  readonly chance: Chance;
  readonly clock: MovedClock;
  readonly agenda: Agenda;
  readonly platforms: readonly Platform[];
  readonly start: number;
  readonly end: number;
  readonly weeks: number;
  readonly process: ProcessSettings;
};

/** Of all beats: one process of the two is killed in it; one is told to stop in it. */
const KILLED = 0.02;
const STOPPED = 0.01;

/** A beat has a handful of steps for each prompt. */
const MOST_STEPS = 25;

const OUTAGES_PER_YEAR = 8;
const LENGTHS = [2 * MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 5 * HOUR_MS, 20 * HOUR_MS];

/** Two processes of the bot on one database, which are killed, stopped and started again, and now and then both gone. */
export function createCrew({ chance, clock, agenda, platforms, start, end, weeks, process }: CrewSettings) {
  const seats: (BotProcess | undefined)[] = [undefined, undefined];
  const killedAt: number[] = [];
  const world = { beats: 0, killed: 0, stopped: 0, outages: 0, hoursAway: 0 };
  let away = 0;

  async function fill(seat: number): Promise<boolean> {
    if (away > 0 || seats[seat]) return true;
    const started = await startProcess(process);
    seats[seat] = started;
    meet();
    return true;
  }

  async function empty(seat: number): Promise<void> {
    const leaving = seats[seat];
    seats[seat] = undefined;
    meet();
    await leaving?.end();
  }

  /** Whoever is there takes what the platforms send. */
  function meet(): void {
    const there = chance.happens(0.5) ? seats : seats.toReversed();
    const { address } = there.find((one) => one !== undefined) ?? {};
    if (address) for (const { botIsAt } of platforms) botIsAt(address);
  }

  async function beatAt(seat: number): Promise<void> {
    const one = seats[seat];
    if (!one) return;
    const stopping = new AbortController();
    const isStopped = clock.ms() < end && chance.happens(STOPPED);
    if (isStopped) setImmediate(() => stopping.abort());
    if (clock.ms() < end && chance.happens(KILLED))
      one.mortal.dieAt(Math.ceil(chance.between(0, MOST_STEPS)), chance.pick(['before', 'after']));
    await one.beat(stopping.signal);
    one.mortal.spare();
    if (!one.mortal.isDead() && !isStopped) return;
    world[one.mortal.isDead() ? 'killed' : 'stopped'] += 1;
    if (one.mortal.isDead()) killedAt.push(clock.ms());
    await empty(seat);
    agenda.add(clock.ms() + chance.between(0.1, 20) * MINUTE_MS, () => fill(seat));
  }

  return {
    async begin(): Promise<void> {
      for (const seat of seats.keys()) await fill(seat);
      const outages = Math.ceil((OUTAGES_PER_YEAR * weeks) / 52);
      for (let nth = 0; nth < outages; nth++) {
        const at = chance.between(start, end - 3 * DAY_MS);
        const length = nth === 0 ? 2 * DAY_MS : chance.pick(LENGTHS);
        world.outages += 1;
        world.hoursAway += length / HOUR_MS;
        agenda.add(at, async () => {
          away += 1;
          for (const seat of seats.keys()) await empty(seat);
          return true;
        });
        agenda.add(at + length, async () => {
          away -= 1;
          for (const seat of seats.keys()) await fill(seat);
          return true;
        });
      }
    },
    isUp: () => seats.some((one) => one !== undefined),
    /** Both beat at the same moment. */
    async beat(): Promise<void> {
      if (!this.isUp()) return;
      world.beats += 1;
      await Promise.all([...seats.keys()].map(beatAt));
    },
    async end(): Promise<void> {
      for (const seat of seats.keys()) await empty(seat);
    },
    killedAt: killedAt as readonly number[],
    world: () => world,
  };
}
