import { inParallel } from './in-parallel';

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
