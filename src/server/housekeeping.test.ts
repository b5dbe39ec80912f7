import { startCleanup } from './housekeeping';
import { createLog } from './log';

afterEach(() => jest.useRealTimers());

test('the chore is done at the start and every hour, a failure does not end it, and stopping does', async () => {
  jest.useFakeTimers({ now: new Date('2026-11-23T10:00:00Z') });
  const lines: string[] = [];
  const done: string[] = [];
  const log = createLog({ level: 'error', secrets: [] }, { write: (line) => void lines.push(line) });
  const house = startCleanup(async (now) => {
    done.push(now.toISOString());
    if (done.length === 2) throw new Error('the database is away');
  }, log);
  await jest.advanceTimersByTimeAsync(2 * 60 * 60 * 1_000);
  house.stop();
  await jest.advanceTimersByTimeAsync(60 * 60 * 1_000);
  expect(done).toEqual(['2026-11-23T10:00:00.000Z', '2026-11-23T11:00:00.000Z', '2026-11-23T12:00:00.000Z']);
  expect(lines).toEqual([expect.stringContaining('housekeeping failed')]);
});
