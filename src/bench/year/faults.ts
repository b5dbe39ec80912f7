import type { Rng } from '../rng';
import { type Clock, DAY_MS, HOUR_MS, MINUTE_MS } from './clock';

/**
 * What a platform does in the place of posting. `unanswered`, `taken`: it posts, and the answer is lost, or is a 500. `refused`:
 * for good. `locked out`: it refuses the bot's token.
 */
export type Fault = 'busy' | 'down' | 'broken' | 'unanswered' | 'taken' | 'refused' | 'locked out';

/** It stands there, whatever the answer says. */
export const STANDS: readonly Fault[] = ['unanswered', 'taken'];

export type Faults = ReturnType<typeof createFaults>;

/** How bad a year is: of all messages, of all prompts, and in all. */
const FAULT = 0.03;
const REFUSAL = 0.001;
/** Of all outages. */
const LOCKOUT = 0.15;
const OUTAGES_A_YEAR = 12;
const LENGTHS = [5 * MINUTE_MS, 20 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 5 * HOUR_MS, 12 * HOUR_MS, 30 * HOUR_MS];

type Span = { readonly from: number; readonly until: number };

/** What goes wrong between the bot and one platform in this time, with a note of what the bot is not told. */
export function createFaults(rng: Rng, clock: Clock, { from: start, until: end }: Span) {
  const outages = Array.from({ length: Math.ceil((OUTAGES_A_YEAR * (end - start)) / (365 * DAY_MS)) }, (_, nth) => {
    const from = rng.between(start, end);
    // Two of them last for two days, whatever the seed: the second is the token's.
    const length = nth < 2 ? 2 * DAY_MS : rng.pick(LENGTHS);
    // A platform that says how long to wait is back soon, and so is one that answers 500 to what it takes.
    const passing = rng.pick<Fault>(length > 3 * HOUR_MS ? ['down', 'broken'] : ['down', 'broken', 'busy', 'taken']);
    const fault: Fault = nth === 1 || rng.happens(LOCKOUT) ? 'locked out' : passing;
    return { from, until: Math.min(from + length, end), fault };
  });
  const counted = new Map<Fault, number>();
  const noted: { readonly fault: Fault; readonly where: string; readonly at: number }[] = [];

  return {
    outages: outages as readonly Span[],
    /** How often each fault happened by chance. */
    counted: counted as ReadonlyMap<Fault, number>,
    /** When this fault happened by chance to a message for this place. */
    timesOf: (fault: Fault, where: string) =>
      noted.filter((one) => one.fault === fault && one.where === where).map(({ at }) => at),
    /** How a question fares that posts nothing: it meets outages alone, and none of a platform that takes what it is sent. */
    ofQuestion(): Fault | undefined {
      const at = clock.now();
      const fault = outages.find(({ from, until }) => at >= from && at < until)?.fault;
      return fault && STANDS.includes(fault) ? undefined : fault;
    },
    /** How a message fares that the bot posts to this place. */
    of(where: string, forEverybody: boolean): Fault | undefined {
      const at = clock.now();
      const outage = outages.find(({ from, until }) => at >= from && at < until);
      if (outage && STANDS.includes(outage.fault)) noted.push({ fault: outage.fault, where, at });
      if (outage || at < start || at >= end) return outage?.fault;
      const refused = forEverybody && rng.happens(REFUSAL);
      const passing = rng.happens(FAULT)
        ? rng.pick<Fault>(['busy', 'down', 'broken', 'unanswered', 'taken'])
        : undefined;
      const fault = refused ? 'refused' : passing;
      if (!fault) return undefined;
      counted.set(fault, (counted.get(fault) ?? 0) + 1);
      noted.push({ fault, where, at });
      return fault;
    },
  };
}
