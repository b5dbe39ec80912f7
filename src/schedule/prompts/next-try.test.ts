import fc from 'fast-check';
import { nextTry, spreadOf } from './next-try';

const start = new Date('2026-11-23T09:30:00Z');
const end = new Date('2026-11-23T13:30:00Z');
const minutesUntil = (tried: Date | null) => tried && (tried.getTime() - start.getTime()) / 60_000;

test.each([
  [1, 1],
  [2, 2],
  [5, 16],
  [7, 60],
  [30, 60],
])('after attempt %d comes a pause of %d minutes', (attempts, pause) => {
  expect(minutesUntil(nextTry({ attempts, now: start, end, spread: 0 }))).toBe(pause);
});

test('those that failed together come back over a quarter of the pause', () => {
  expect(minutesUntil(nextTry({ attempts: 5, now: start, end, spread: 1 }))).toBe(20);
  const spreads = Array.from({ length: 1_000 }, (_, number) => spreadOf(`delivery ${number}`));
  expect(Math.min(...spreads)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...spreads)).toBeLessThan(1);
  expect(new Set(spreads).size).toBeGreaterThan(500);
});

test('a platform that asks for more time gets it', () => {
  expect(minutesUntil(nextTry({ attempts: 1, now: start, end, spread: 0, retryAfterMs: 30 * 60_000 }))).toBe(30);
});

test.each([
  ['the last try is five minutes before the end', '2026-11-23T13:00:00Z', 0, '2026-11-23T13:25:00.000Z'],
  ['after that there is none', '2026-11-23T13:25:00Z', 0, undefined],
  ['nor when the platform wants to be left alone until then', '2026-11-23T13:00:00Z', 26 * 60_000, undefined],
])('%s', (_says, now, retryAfterMs, expected) => {
  expect(nextTry({ attempts: 7, now: new Date(now), end, spread: 0, retryAfterMs })?.toISOString()).toBe(expected);
});

test('however it goes, tries come at least a minute apart, never after the end, and come to an end', () => {
  const retryAfter = fc.array(fc.integer({ min: 0, max: 4 * 3_600_000 }), { maxLength: 5 });
  fc.assert(
    fc.property(retryAfter, fc.double({ min: 0, max: 1, noNaN: true }), (asked, spread) => {
      let now: Date | null = start;
      for (let attempts = 1; now; attempts++) {
        expect(attempts).toBeLessThan(20);
        const retryAfterMs: number = asked[attempts - 1] ?? 0;
        const next: Date | null = nextTry({ attempts, now, end, spread, retryAfterMs });
        if (next) expect(next.getTime() - now.getTime()).toBeGreaterThanOrEqual(Math.max(60_000, retryAfterMs));
        if (next) expect(next.getTime()).toBeLessThanOrEqual(end.getTime());
        now = next;
      }
    }),
  );
});
