import fc from 'fast-check';
import { guessWeekly } from './guess-weekly';
import { readWeekly, readWeeklyForm } from './weekly';

const HERE = { zone: 'Europe/London', region: 'england-and-wales', today: '2026-11-23' } as const;

describe('whatever is typed', () => {
  const words = fc.constantFrom(
    ...'monday mon tue 09:30 9 am pm noon 25:61 half past nine quarter to every 2 second weeks monthly last from 7 december for all managers skip holidays in scotland on next working day Europe/London GMT - _ /'.split(
      ' ',
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(words, { maxLength: 14 }).map((list) => list.join(' ')),
  );

  const sensible = (reading: ReturnType<typeof readWeekly>) => {
    if (reading.ok) {
      expect(reading.weekly.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      expect(() => new Intl.DateTimeFormat('en', { timeZone: reading.weekly.zone })).not.toThrow();
      return;
    }
    expect(reading.mistakes.length).toBeGreaterThan(0);
    expect(new Set(reading.mistakes.map(({ field }) => field)).size).toBe(reading.mistakes.length);
    for (const { says } of reading.mistakes) {
      expect(says).toMatch(/^[^\p{Cc}]*[.?]$/u);
      for (const [, quote = ''] of says.matchAll(/“([^”]*)”/g)) expect([...quote].length).toBeLessThanOrEqual(40);
      expect(says.length).toBeLessThan(400);
    }
  };

  it('a line is read or answered, and nothing is thrown', () => {
    fc.assert(
      fc.property(text, (line) => sensible(readWeekly(line, HERE))),
      { numRuns: 300 },
    );
  });

  it('what is guessed is a whole schedule', () => {
    fc.assert(
      fc.property(text, (line) => {
        const guess = guessWeekly(line, HERE);
        if (guess) sensible({ ok: true, weekly: guess });
      }),
      { numRuns: 300 },
    );
  });

  it('so is a form', () => {
    const form = fc.dictionary(
      fc.constantFrom('day', 'time', 'every', 'from', 'zone', 'audience', 'holidays', '__proto__'),
      text,
    );
    fc.assert(
      fc.property(form, (filled) => sensible(readWeeklyForm(filled, HERE))),
      { numRuns: 300 },
    );
  });

  it.each([
    'a',
    ' ',
    'holidays ',
    'skip holidays in ',
    '9 am ',
    'monday ',
    'for all the ',
    'ab ',
    'half past ',
    'from 7 december ',
  ])('a million characters of %p take no time', (piece) => {
    const line = piece.repeat(1_000_000 / piece.length);
    const start = performance.now();
    sensible(readWeekly(line, HERE));
    guessWeekly(line, HERE);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('what a schedule says in words is read as the same schedule', () => {
    const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    const schedule = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      time: fc.integer({ min: 0, max: 1439 }).map((of) => new Date(of * 60_000).toISOString().slice(11, 16)),
      zone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
      audience: fc.constantFrom('practitioners', 'managers', 'leaders'),
    });
    fc.assert(
      fc.property(schedule, fc.nat(), ({ weekday, time, zone, audience }, turn) => {
        const parts = [names[weekday - 1], time, zone, `for ${audience}`];
        const line = [...parts.slice(turn % 4), ...parts.slice(0, turn % 4)].join(' ');
        expect(readWeekly(line, HERE)).toEqual({
          ok: true,
          weekly: { weekday, time, zone, audience, onHolidays: 'next-working-day', region: 'england-and-wales' },
        });
      }),
    );
  });
});
