import type { Rule } from '../../reflection/schedule';
import { nextSlot } from '../../reflection/slots';
import { databases, storesOn } from '../../testing/stores/databases';
import { MONDAY, NEXT_MONDAY, weekly } from '../../testing/weekly-prompts';
import { renewTurns } from './renew-slots';

const unexpected = (_: unknown, error: unknown) => {
  throw error;
};

const HOUR_MS = 60 * 60 * 1_000;

describe.each(databases)('a start with newer rules on $name', ({ create }) => {
  const { open } = storesOn(create);
  const anHourLater = (rule: Rule, from: Date) => {
    const { day, at } = nextSlot(rule, new Date(from.getTime() - HOUR_MS));
    return { day, at: new Date(at.getTime() + HOUR_MS) };
  };

  test('a zone that this machine does not know stops no other schedule', async () => {
    const { schedules } = await open();
    await schedules.save(weekly({ zone: 'Mars/Olympus' }));
    await schedules.save(weekly({ conversation: 'slack:T1:C2' }));
    const left: string[] = [];
    expect(await renewTurns(schedules, anHourLater, ({ conversation }) => left.push(conversation))).toBe(1);
    expect(left).toEqual(['slack:T1:C1']);
    expect((await schedules.get('slack:T1:C1'))?.next).toEqual(MONDAY);
  });

  test('a turn that was put off for its zone is found again by its day', async () => {
    const { schedules } = await open();
    const at = new Date('2026-12-13T09:30:00Z');
    await schedules.save(weekly({ next: { ...MONDAY, at } }));
    expect(await renewTurns(schedules, nextSlot, unexpected)).toBe(1);
    expect((await schedules.get('slack:T1:C1'))?.next).toEqual(MONDAY);
  });

  test('every turn moves to its new time, also those that have come due and those that a pause waits for', async () => {
    const { schedules } = await open();
    await schedules.save(weekly());
    await schedules.save(weekly({ conversation: 'slack:T1:C2', next: NEXT_MONDAY }));
    await schedules.save(
      weekly({
        conversation: 'slack:T1:C3',
        state: 'paused',
        because: 'asked',
        pausedUntil: '2026-11-27',
        next: NEXT_MONDAY,
      }),
    );
    await schedules.save(weekly({ conversation: 'slack:T1:C4', state: 'paused', because: 'asked', next: null }));
    expect(await renewTurns(schedules, anHourLater, unexpected)).toBe(3);
    const nexts = await Promise.all([1, 2, 3, 4].map((number) => schedules.get(`slack:T1:C${number}`)));
    expect(nexts.map((one) => one?.next?.at.toISOString())).toEqual([
      '2026-11-23T10:30:00.000Z',
      '2026-11-30T10:30:00.000Z',
      '2026-11-30T10:30:00.000Z',
      undefined,
    ]);
    expect(await renewTurns(schedules, anHourLater, unexpected)).toBe(0);
  });

  test('with the same rules nothing moves, for any number of schedules', async () => {
    const { schedules } = await open();
    for (let number = 0; number < 205; number++)
      await schedules.save(weekly({ conversation: `slack:T1:C${number}`, next: number % 2 ? MONDAY : NEXT_MONDAY }));
    expect(await renewTurns(schedules, nextSlot, unexpected)).toBe(0);
    expect(await renewTurns(schedules, anHourLater, unexpected)).toBe(205);
  });

  test('a turn whose day is a new holiday, on which nothing is posted, gives way to the one after it', async () => {
    const { schedules } = await open();
    await schedules.save(
      weekly({ onHolidays: 'skip', region: 'scotland', next: { day: '2026-11-30', at: NEXT_MONDAY.at } }),
    );
    await renewTurns(schedules, nextSlot, unexpected);
    expect((await schedules.get('slack:T1:C1'))?.next?.day).toBe('2026-12-07');
  });
});
