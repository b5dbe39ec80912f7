import { addDays, weekdayOf } from './day';
import type { Rule } from './schedule';
import { nextSlot } from './slots';

/**
 * What the clocks of a zone show, minute by minute, from the platform's date formatting: the same data as the slots use, but
 * reached in another way, by trying every minute.
 */
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;
const [FROM, TO] = [Date.UTC(2026, 0, 1, 12), Date.UTC(2036, 0, 1, 12)];

type Shows = (instant: number) => string;

function clocksOf(timeZone: string): Shows {
  // The Swedish format, 2026-03-29 01:30, sorts by time.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (instant) => format.format(instant);
}

/** Each minute at which the clocks change. */
function changes(shows: Shows): number[] {
  const ahead = (instant: number) => Date.parse(`${shows(instant).replace(' ', 'T')}Z`) - instant;
  const found: number[] = [];
  // Nowhere do the clocks change twice in a week.
  for (let [week, before] = [FROM, ahead(FROM)]; week < TO; week += WEEK) {
    const after = ahead(week + WEEK);
    if (after === before) continue;
    let [low, high] = [week, week + WEEK];
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
      if (ahead(middle) === before) low = middle;
      else high = middle;
    }
    found.push(high);
    before = after;
  }
  return found;
}

/** The first minute that shows this time; if none does, the first that shows a later time after an earlier one. */
function walkedTo(wanted: string, walk: readonly (readonly [number, string])[]): number | undefined {
  const exact = walk.find(([, shown]) => shown === wanted);
  const past = walk.find(([, shown], at) => shown > wanted && (walk[at - 1]?.[1] ?? '~') < wanted);
  return (exact ?? past)?.[0];
}

const rule = (day: string, time: string, zone: string): Rule => {
  return { weekday: weekdayOf(day), time, zone, onHolidays: 'post', region: 'none' };
};

describe('in every zone that the platform knows, for ten years', () => {
  it('slots around each change of the clocks are where walking by the minute leads', () => {
    const differing: string[] = [];
    let changed = 0;
    let compared = 0;
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const shows = clocksOf(zone);
      for (const change of changes(shows)) {
        changed++;
        const walk = Array.from({ length: 401 }, (_, at) => change + (at - 200) * MINUTE).map(
          (instant) => [instant, shows(instant)] as const,
        );
        const [before = '', after = ''] = [shows(change - MINUTE), shows(change)];
        const wanted = [before, after].flatMap((shown) =>
          [-61, -30, -1, 0, 1, 29, 45, 60].map((by) => later(shown, by)),
        );
        for (const at of new Set(wanted)) {
          const [day = '', time = ''] = at.split(' ');
          const slot = nextSlot(rule(day, time, zone), new Date(change - 2 * DAY));
          compared++;
          if (slot.day !== day || slot.at.getTime() !== walkedTo(at, walk)) differing.push(`${zone} ${at}`);
        }
      }
    }
    expect(differing).toEqual([]);
    // Most zones never change their clocks; those that do have some two changes a year.
    expect(changed).toBeGreaterThan(2000);
    expect(compared).toBeGreaterThan(20_000);
  });

  it('every slot of a sample of weeks shows the wall-clock time on its day, once, and none is left out', () => {
    const wrong: string[] = [];
    Intl.supportedValuesOf('timeZone').forEach((zone, index) => {
      const shows = clocksOf(zone);
      const time = `${String((index * 7) % 24).padStart(2, '0')}:${String((index * 13) % 60).padStart(2, '0')}`;
      for (let week = index % 11; week < 520; week += 11) {
        const day = addDays('2026-01-01', week * 7 + (index % 7));
        const own = rule(day, time, zone);
        // In any zone, noon UTC two days before lies between the previous week's slot and this one.
        const { day: named, at } = nextSlot(own, new Date(Date.parse(`${day}T12:00:00Z`) - 2 * DAY));
        const shown = shows(at.getTime());
        const skipped = shown > `${day} ${time}` && shows(at.getTime() - MINUTE) < `${day} ${time}`;
        const earlier = shows(at.getTime() - 60 * MINUTE) === shown || shows(at.getTime() - 30 * MINUTE) === shown;
        if (named !== day || earlier || (shown !== `${day} ${time}` && !skipped)) wrong.push(`${zone} ${day} ${time}`);
      }
    });
    expect(wrong).toEqual([]);
  });
});

/** The wall clock some minutes later, as if it never changed. */
function later(shown: string, minutes: number): string {
  const moved = new Date(Date.parse(`${shown.replace(' ', 'T')}Z`) + minutes * MINUTE);
  return moved.toISOString().slice(0, 16).replace('T', ' ');
}
