import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Tally } from '../../polls/results/tally';
import { startSource } from '../../testing/run/process-of-source';
import { databases, storesOn } from '../../testing/stores/databases';
import { NOON, openPoll, voter } from '../../testing/stores/stored-polls';
import type { Press } from '../../testing/stores/voting-process';

/** It starts processes, which read and compile the program. */
jest.setTimeout(60_000);

const PEOPLE = 200;
const AT_ONCE = 50;

describe.each(databases)('a storm of votes on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  test.each([1, 80, 250])(
    'when the process is killed after %d acknowledgements and started again, every acknowledged vote counts once',
    async (killAfter) => {
      const store = await open(() => NOON);
      const { id } = await openPoll(store);
      const presses = pressesOf(id);
      const acknowledged = new Set<number>();

      const first = await startProcess(url());
      const killed = once(first, 'close');
      first.on('message', (number: number) => {
        acknowledged.add(number);
        if (acknowledged.size === killAfter) first.kill('SIGKILL');
      });
      await send(first, presses);
      await killed;
      expect(acknowledged.has(-1)).toBe(false);
      expect(acknowledged.size).toBeLessThan(presses.length);

      // A vote that is kept is not changed by the same press again.
      for (const { number, person, option } of presses.filter((press) => press.last && acknowledged.has(press.number)))
        expect([number, await store.polls.vote(id, voter(person), option)]).toMatchObject([number, { changed: false }]);

      const second = await startProcess(url());
      const missing = presses.filter((press) => press.last && !acknowledged.has(press.number));
      const all = new Promise<void>((resolve) => {
        second.on('message', (number: number) => {
          acknowledged.add(number);
          if (missing.every((press) => acknowledged.has(press.number))) resolve();
        });
      });
      await send(second, missing);
      await all;
      second.kill('SIGKILL');
      await once(second, 'close');

      let counted: Tally | undefined;
      await store.polls.close(id, { now: NOON, due: false }, (_poll, tally) => {
        counted = tally;
        return { kind: 'too few', minimum: 5 };
      });
      const chose = (option: number) => presses.filter((press) => press.last && press.option === option);
      const people = (option: number) => new Set(chose(option).map(({ person }) => person)).size;
      expect(counted).toEqual({ voters: PEOPLE, counts: [people(0), people(1), people(2)] });
    },
  );
});

type Sent = Press & { /** What this person wants in the end. */ readonly last: boolean };

/** Everybody presses; every third person presses twice, and every fifth has pressed something else before. */
function pressesOf(poll: string): readonly Sent[] {
  const presses = Array.from({ length: PEOPLE }, (_, person) => {
    const press = { poll, person, option: person % 3, last: true };
    return [
      ...(person % 5 === 0 ? [{ ...press, option: (person + 1) % 3, last: false }] : []),
      press,
      ...(person % 3 === 0 ? [press] : []),
    ];
  });
  return presses.flat().map((press, number) => ({ ...press, number }));
}

/** So many at a time, so that they come in while others are being kept, and a process that is killed has not had them all. */
async function send(child: ChildProcess, presses: readonly Press[]): Promise<void> {
  let answered = 0;
  let goOn = () => {};
  child.on('message', () => {
    answered += 1;
    goOn();
  });
  child.on('disconnect', () => goOn());
  for (const [at, press] of presses.entries()) {
    while (child.connected && at - answered >= AT_ONCE)
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    // Whoever is killed takes no more: the callback is given the error.
    if (child.connected) child.send(press, () => {});
  }
}

async function startProcess(url: string): Promise<ChildProcess> {
  const child = startSource({
    ...{ file: 'testing/stores/voting-process', does: 'source.keepVotes(argument)', argument: url },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}
