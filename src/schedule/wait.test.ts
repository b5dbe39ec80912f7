import { wait } from './wait';

test('waiting ends in its time, or as soon as somebody says stop', async () => {
  await wait(1);
  await wait(-1);
  const stopping = new AbortController();
  const waiting = wait(60 * 60 * 1_000, stopping.signal);
  stopping.abort();
  await waiting;
  await wait(60 * 60 * 1_000, stopping.signal);
});
