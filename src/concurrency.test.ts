import { createKeyedQueue, inParallel, readTogether, withTimeLimit } from './concurrency';

test('what is done under one key waits for what came before it under that key', async () => {
  const inOrder = createKeyedQueue();
  let finishFirst = () => {};
  const firstFinishes = new Promise<void>((resolve) => {
    finishFirst = resolve;
  });
  const done: string[] = [];
  const both = Promise.all([
    inOrder('a poll', async () => {
      await firstFinishes;
      done.push('first');
    }),
    inOrder('a poll', async () => void done.push('second')),
  ]);
  await inOrder('another poll', async () => void done.push('of another poll'));
  finishFirst();
  await both;
  expect(done).toEqual(['of another poll', 'first', 'second']);
});

test('each is told what came of its own work, and work that failed holds nothing up', async () => {
  const inOrder = createKeyedQueue();
  const failing = inOrder('a poll', () => Promise.reject(new Error('the platform is down')));
  const next = inOrder('a poll', async () => 'drawn');
  await expect(failing).rejects.toThrow('the platform is down');
  expect(await next).toBe('drawn');
});

test('everything is done in order, and never more at once than asked for', async () => {
  const started: number[] = [];
  let running = 0;
  let most = 0;
  await inParallel(3, [1, 2, 3, 4, 5, 6, 7, 8], async (item) => {
    started.push(item);
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
  });
  expect(started).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(most).toBe(3);
  expect(running).toBe(0);
});

test('nothing to do is done at once', async () => {
  await inParallel(3, [], async () => {
    throw new Error('there is no item');
  });
});

test('work within its time limit gives what it comes to, or fails as it failed', async () => {
  const late = () => new Error('late');
  expect(await withTimeLimit(1_000, Promise.resolve('drawn'), late)).toBe('drawn');
  await expect(withTimeLimit(1_000, Promise.reject(new Error('broken')), late)).rejects.toThrow('broken');
});

test('work that takes longer is not waited for', async () => {
  await expect(withTimeLimit(1, new Promise<void>(() => {}), () => new Error('late'))).rejects.toThrow('late');
});

test('keys that are asked for in the same moment are read together, and each is told its own', async () => {
  const asked: (readonly number[])[] = [];
  const double = readTogether(3, async (keys: readonly number[]) => {
    asked.push(keys);
    return new Map(keys.filter((key) => key > 0).map((key) => [key, 2 * key]));
  });
  expect(await Promise.all([1, 0, 3, 4].map(double))).toEqual([2, undefined, 6, 8]);
  expect(await double(5)).toBe(10);
  expect(asked).toEqual([[1, 0, 3], [4], [5]]);
});

test('where reading fails, all who were read together are told, and the next are read', async () => {
  let fails = true;
  const read = readTogether(3, async (keys: readonly number[]) => {
    if (fails) throw new Error('away');
    return new Map(keys.map((key) => [key, key]));
  });
  expect((await Promise.allSettled([read(1), read(2)])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await read(3)).toBe(3);
});
