import { watchDatabase } from './database-watch';

function watched(probe: () => Promise<void>) {
  const told: unknown[] = [];
  const time = { now: 0 };
  const log = {
    error: ({ because }: { because?: string }) => void told.push(because),
    info: (says: string) => void told.push(says),
  };
  const ask = watchDatabase(probe, log as never, { now: () => time.now, patience: { late: 20 } });
  return { ask, told, time };
}

test('why the database takes no writes is told, and logged once until it takes them again', async () => {
  let fault: Error | undefined = Object.assign(new Error('SQLITE_FULL'), { because: 'the disk is full' });
  const { ask, told, time } = watched(async () => {
    if (fault) throw fault;
  });
  expect(await ask()).toBe('the disk is full');
  time.now = 3_000;
  expect(await ask()).toBe('the disk is full');
  fault = undefined;
  time.now = 6_000;
  expect(await ask()).toBeUndefined();
  expect(told).toEqual(['the disk is full', 'the database takes writes again']);
});

test.each([
  ['fails without a reason', () => Promise.reject(new Error('gone'))],
  ['hangs', () => new Promise<void>(() => {})],
])('where the database %s, it does not answer', async (_says, probe) => {
  expect(await watched(probe).ask()).toBe('the database does not answer');
});

test('however many ask, a write is tried every three seconds at most, and one at a time', async () => {
  let tried = 0;
  let answer = () => {};
  const { ask, time } = watched(() => {
    tried += 1;
    return new Promise<void>((resolve) => {
      answer = resolve;
    });
  });
  const all = await Promise.all(Array.from({ length: 20 }, () => ask()));
  expect(all).toEqual(Array.from({ length: 20 }, () => 'the database does not answer'));
  time.now = 3_000;
  await ask();
  expect(tried).toBe(1);
  answer();
  await new Promise(setImmediate);
  const asking = ask();
  answer();
  expect(await asking).toBeUndefined();
  expect(await ask()).toBeUndefined();
  expect(tried).toBe(2);
});
