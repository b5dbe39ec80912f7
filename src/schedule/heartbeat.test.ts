import { startHeartbeat } from './heartbeat';

const MINUTE_MS = 60_000;

beforeEach(() => jest.useFakeTimers({ now: new Date('2026-11-23T09:29:30Z') }));
afterEach(() => jest.useRealTimers());

test('the heart beats at once and on every minute, whatever a beat comes to, until it is stopped', async () => {
  const beats: string[] = [];
  const errors: string[] = [];
  const log = {
    error: (_about: object, says?: string) => void errors.push(says ?? ''),
    warn: () => {},
    info: () => {},
  };
  const heart = startHeartbeat(async () => {
    beats.push(new Date().toISOString().slice(11, 19));
    throw new Error('the database is away');
  }, log);
  await jest.advanceTimersByTimeAsync(2 * MINUTE_MS);
  await heart.stop();
  await jest.advanceTimersByTimeAsync(5 * MINUTE_MS);
  expect(beats).toEqual(['09:29:30', '09:30:00', '09:31:00']);
  expect(errors).toHaveLength(3);
});

describe('a clock that is set while the heart beats', () => {
  async function beatsIn(minutes: number, set: (now: Date) => Date): Promise<string[]> {
    const beats: string[] = [];
    const log = { error: () => {}, warn: () => {}, info: () => {} };
    const heart = startHeartbeat(async () => void beats.push(new Date().toISOString().slice(5, 19)), log);
    await jest.advanceTimersByTimeAsync(MINUTE_MS);
    beats.length = 0;
    jest.setSystemTime(set(new Date()));
    await jest.advanceTimersByTimeAsync(minutes * MINUTE_MS);
    await heart.stop();
    await jest.advanceTimersByTimeAsync(5 * MINUTE_MS);
    return beats;
  }

  const by = (ms: number) => (now: Date) => new Date(now.getTime() + ms);

  test.each([
    ['back by an hour', -60 * MINUTE_MS],
    ['back by three days', -3 * 24 * 60 * MINUTE_MS],
    ['back by a minute and a half', -90_000],
    ['on by an hour', 60 * MINUTE_MS],
    ['on by three days and ten seconds', 3 * 24 * 60 * MINUTE_MS + 10_000],
    ['on by thirty years', 30 * 365 * 24 * 60 * MINUTE_MS],
  ])('%s leaves no two minutes without a beat', async (_step, ms) => {
    const beats = await beatsIn(10, by(ms));
    expect(beats.length).toBeGreaterThanOrEqual(9);
    expect(beats.length).toBeLessThanOrEqual(11);
  });

  test('beats on the minute of the clock as it is now', async () => {
    const beats = await beatsIn(5, by(-3 * 24 * 60 * MINUTE_MS));
    expect(beats.slice(-3)).toEqual(['11-20T09:33:00', '11-20T09:34:00', '11-20T09:35:00']);
  });
});

test('a beat that takes minutes is not joined by another, and stopping asks it to end and waits for it', async () => {
  const lines: unknown[] = [];
  const log = { error: (about: object) => void lines.push(about), warn: () => {}, info: () => {} };
  let running = 0;
  let beats = 0;
  const heart = startHeartbeat(async (signal) => {
    beats += 1;
    running += 1;
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    await Promise.resolve();
    running -= 1;
  }, log);
  await jest.advanceTimersByTimeAsync(3 * MINUTE_MS);
  expect([beats, running]).toEqual([1, 1]);
  await heart.stop();
  expect([beats, running]).toEqual([1, 0]);
  expect(lines).toEqual([]);
});
