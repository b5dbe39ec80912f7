import fc from 'fast-check';
import type { Rule } from '../../reflection/schedule';
import { nextSlot } from '../../reflection/slots';
import { dueSlots, WINDOW_MS } from './due-slots';

const rule: Rule = { weekday: 1, time: '09:30', zone: 'Europe/London', onHolidays: 'post', region: 'none' };
const due = { day: '2026-11-23', at: new Date('2026-11-23T09:30:00Z') };
const days = (turn: ReturnType<typeof dueSlots>) => ({
  post: turn.post?.day ?? null,
  missed: turn.missed && [turn.missed.slot.day, turn.missed.count],
  next: turn.next.day,
});

test.each([
  ['on time', '2026-11-23T09:30:00.000Z', { post: '2026-11-23', missed: null, next: '2026-11-30' }],
  ['four hours late', '2026-11-23T13:30:00.000Z', { post: '2026-11-23', missed: null, next: '2026-11-30' }],
  ['a moment later', '2026-11-23T13:30:00.001Z', { post: null, missed: ['2026-11-23', 1], next: '2026-11-30' }],
  ['two days later', '2026-11-25T09:30:00.000Z', { post: null, missed: ['2026-11-23', 1], next: '2026-11-30' }],
  [
    'at the next one',
    '2026-11-30T09:30:00.000Z',
    { post: '2026-11-30', missed: ['2026-11-23', 1], next: '2026-12-07' },
  ],
  ['after the third', '2026-12-08T00:00:00.000Z', { post: null, missed: ['2026-12-07', 3], next: '2026-12-14' }],
])('%s', (_says, now, expected) => {
  expect(days(dueSlots(rule, due, new Date(now), nextSlot))).toEqual(expected);
});

test('whenever it is looked at, every turn up to now is posted or missed, and the next one lies ahead', () => {
  const late = fc.integer({ min: 0, max: 200 * 24 * 60 });
  fc.assert(
    fc.property(late, (minutes) => {
      const now = new Date(due.at.getTime() + minutes * 60_000);
      const { post, missed, next } = dueSlots(rule, due, now, nextSlot);
      expect(next.at.getTime()).toBeGreaterThan(now.getTime());
      const weeks = Math.round((Date.parse(next.day) - Date.parse(due.day)) / (7 * 24 * 3_600_000));
      expect((post ? 1 : 0) + (missed?.count ?? 0)).toBe(weeks);
      if (post) expect(now.getTime() - post.at.getTime()).toBeLessThanOrEqual(WINDOW_MS);
    }),
  );
});

test('a rule that never gets any further is a fault, not an endless loop', () => {
  expect(() => dueSlots(rule, due, new Date('2026-12-31T00:00:00Z'), () => due)).toThrow('A rule gives no later slot.');
});
