import type { Rng } from '../rng';
import { type Clock, HOUR_MS, MINUTE_MS } from './clock';
import type { Killable } from './killable';

/** Of all beats of a process, it is to be killed in so many; of those, both are away for hours after so many. */
const KILLED = 0.015;
const NOBODY_THERE = 0.1;
const LENGTHS = [HOUR_MS, 5 * HOUR_MS, 20 * HOUR_MS, 48 * HOUR_MS];

/** It is killed at most so long after its beat began, in real time, if it beats for so long. */
const LONGEST_MS = 400;

/** Two processes of the bot on one database, which are killed while there is trouble, and started again. */
export function createOperators(rng: Rng, clock: Clock, isTrouble: () => boolean, launch: () => Promise<Killable>) {
  const seats: { process?: Killable; backAt: number }[] = [{ backAt: 0 }, { backAt: 0 }];
  const counted = { beats: 0, kills: 0, outages: 0 };

  async function beatAt(seat: (typeof seats)[number]): Promise<void> {
    if (!seat.process) return;
    counted.beats += 1;
    if (!isTrouble() || !rng.happens(KILLED)) return seat.process.beat();
    let killed = false;
    // As likely in the first twenty milliseconds as in the last: most beats are short.
    const timer = setTimeout(() => {
      killed = true;
      void seat.process?.kill();
    }, LONGEST_MS ** rng.between(0, 1));
    await seat.process.beat();
    clearTimeout(timer);
    if (!killed) return;
    counted.kills += 1;
    await leave(seat, rng.between(0.1, 20) * MINUTE_MS);
    if (rng.happens(NOBODY_THERE)) await leaveBoth(rng.pick(LENGTHS));
  }

  async function leave(seat: (typeof seats)[number], ms: number): Promise<void> {
    await seat.process?.kill();
    delete seat.process;
    seat.backAt = clock.now() + ms;
  }

  async function leaveBoth(ms: number): Promise<void> {
    counted.outages += 1;
    for (const seat of seats) await leave(seat, ms);
  }

  return {
    /** Starts who is to be there, and lets all who are beat at the same moment. */
    async beat(): Promise<void> {
      for (const seat of seats) if (!seat.process && clock.now() >= seat.backAt) seat.process = await launch();
      await Promise.all(seats.map(beatAt));
    },
    /** Of one that is there. */
    address: () => seats.find(({ process }) => process)?.process?.address ?? '',
    end: async () => void (await Promise.all(seats.map(({ process }) => process?.kill()))),
    counted: counted as Readonly<typeof counted>,
  };
}
