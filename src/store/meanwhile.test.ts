import { DatabaseAway } from './db/database-away';
import { createMeanwhile } from './meanwhile';

const away = () => Promise.reject(new DatabaseAway('gone'));

test('the database is asked whether something comes for the first time', async () => {
  const seen = new Set<string>();
  const firstTime = createMeanwhile().firstTime(async (key) => !seen.has(key) && Boolean(seen.add(key)));
  expect([await firstTime('a'), await firstTime('a'), await firstTime('b')]).toEqual([true, false, true]);
});

test('while it is away everything comes for the first time once, and not again when it is back', async () => {
  let now = 0;
  let ask: () => Promise<boolean> = away;
  const firstTime = createMeanwhile(() => now).firstTime(() => ask());
  expect(await Promise.all([firstTime('a'), firstTime('a'), firstTime('b')])).toEqual([true, false, true]);
  ask = async () => true;
  now = 5_000;
  expect([await firstTime('a'), await firstTime('c')]).toEqual([false, true]);
});

test('a database that did not answer is left alone for five seconds, so that nobody else waits for it', async () => {
  let now = 0;
  let asked = 0;
  const silent = () => {
    asked += 1;
    return new Promise<boolean>(() => {});
  };
  const firstTime = createMeanwhile(() => now, 1).firstTime(silent);
  expect(await firstTime('a')).toBe(true);
  now = 4_999;
  expect(await firstTime('b')).toBe(true);
  expect(asked).toBe(1);
  now = 5_000;
  expect(await firstTime('c')).toBe(true);
  expect(asked).toBe(2);
});

test('a bug in the program does not mean that the database is away', async () => {
  const firstTime = createMeanwhile().firstTime(() => Promise.reject(new TypeError('broken')));
  await expect(firstTime('a')).rejects.toThrow('broken');
});

test('a claim that is taken back while it is away comes for the first time again', async () => {
  const meanwhile = createMeanwhile(() => 0);
  const firstTime = meanwhile.firstTime(away);
  expect(await firstTime('a')).toBe(true);
  await expect(meanwhile.release(away)('a')).rejects.toThrow(DatabaseAway);
  expect(await firstTime('a')).toBe(true);
});
