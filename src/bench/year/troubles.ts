import type { Chance } from './chance';
import type { Trouble } from './line';
import { DAY_MS, HOUR_MS, MINUTE_MS, type MovedClock } from './moved-clock';

/** A time in which a platform takes nothing. */
export type Outage = { readonly from: number; readonly until: number; readonly trouble: Trouble };

/** How bad a year is. */
const BAD_YEAR = {
  /** Of all calls that would show somebody something. */
  fault: 0.03,
  /** Of all prompts: the platform says that the app is switched off, or may not post. */
  refusal: 0.001,
  outagesPerYear: 12,
} as const;

const LENGTHS = [5 * MINUTE_MS, 20 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, 5 * HOUR_MS, 12 * HOUR_MS, 30 * HOUR_MS];

/** How a call fares that posts, to everybody or to one person. */
export type Fate = { readonly fate: (to: 'everybody' | 'one person') => Trouble | 'refused' | undefined };

export type Troubles = ReturnType<typeof createTroubles>;

/** What goes wrong between the bot and one platform, and when. */
export function createTroubles(chance: Chance, clock: MovedClock, start: number, end: number) {
  const count = Math.ceil((BAD_YEAR.outagesPerYear * (end - start)) / (365 * DAY_MS));
  const outages = Array.from({ length: count }, (_, nth): Outage => {
    const from = chance.between(start, end);
    // One of them lasts for two days, whatever the seed.
    const length = nth === 0 ? 2 * DAY_MS : chance.pick(LENGTHS);
    // A platform that says how long to wait has its wits about it, and is back soon.
    const trouble = chance.pick<Trouble>(length > 3 * HOUR_MS ? ['503', '500', 'reset'] : ['503', 'reset', '429']);
    return { from, until: Math.min(from + length, end), trouble };
  });
  const counted = new Map<Trouble | 'refused', number>();
  let quiet = false;
  const count1 = <What extends Trouble | 'refused'>(what: What): What => {
    counted.set(what, (counted.get(what) ?? 0) + 1);
    return what;
  };
  const outageAt = (time: number) => outages.find(({ from, until }) => time >= from && time < until);

  return {
    outages: outages as readonly Outage[],
    /** How often each thing went wrong by chance, outside outages. */
    counted: counted as ReadonlyMap<Trouble | 'refused', number>,
    outageAt,
    /** While `work` runs nothing goes wrong by chance. */
    async calmly<Result>(work: () => Promise<Result>): Promise<Result> {
      quiet = true;
      try {
        return await work();
      } finally {
        quiet = false;
      }
    },
    /** For good: the year is over. */
    end(): void {
      quiet = true;
    },
    fate(to: Parameters<Fate['fate']>[0]): Trouble | 'refused' | undefined {
      const outage = outageAt(clock.ms());
      if (outage) return outage.trouble;
      if (quiet) return undefined;
      if (to === 'everybody' && chance.happens(BAD_YEAR.refusal)) return count1('refused');
      return chance.happens(BAD_YEAR.fault) ? count1(pickByWeight(chance)) : undefined;
    },
  };
}

/** Time-outs are rarer, because each takes its time in truth. */
function pickByWeight(chance: Chance): Trouble {
  const many = chance.pick<Trouble>(['429', '500', '503', 'reset', 'reset, posted']);
  return chance.happens(0.03) ? chance.pick(['time-out', 'time-out, posted']) : many;
}
