import { createInTurn } from './in-turn';

test('what is done under one key waits for what came before it under that key', async () => {
  const inTurn = createInTurn();
  let finishFirst = () => {};
  const firstFinishes = new Promise<void>((resolve) => {
    finishFirst = resolve;
  });
  const done: string[] = [];
  const both = Promise.all([
    inTurn('a poll', async () => {
      await firstFinishes;
      done.push('first');
    }),
    inTurn('a poll', async () => void done.push('second')),
  ]);
  await inTurn('another poll', async () => void done.push('of another poll'));
  finishFirst();
  await both;
  expect(done).toEqual(['of another poll', 'first', 'second']);
});

test('each is told what came of its own work, and work that failed holds nothing up', async () => {
  const inTurn = createInTurn();
  const failing = inTurn('a poll', () => Promise.reject(new Error('the platform is down')));
  const next = inTurn('a poll', async () => 'drawn');
  await expect(failing).rejects.toThrow('the platform is down');
  expect(await next).toBe('drawn');
});
