import { createGroupCommit, type Outcome } from './group-commit';

/** Commits when `finish` is called; says what it was given. */
function slowCommit() {
  const groups: (readonly number[])[] = [];
  const finishing: ((outcome: 'kept' | Error) => void)[] = [];
  const commit = (items: readonly number[]) =>
    new Promise<Outcome<string>[]>((resolve, reject) => {
      groups.push(items);
      finishing.push((outcome) => {
        if (outcome instanceof Error) return reject(outcome);
        resolve(
          items.map((item) =>
            item < 0
              ? { status: 'rejected', reason: new Error(`not ${item}`) }
              : { status: 'fulfilled', value: `kept ${item}` },
          ),
        );
      });
    });
  return { groups, commit, finish: (outcome: 'kept' | Error = 'kept') => finishing.shift()?.(outcome) };
}

/** Long enough for everything that waits for nothing else. */
const settled = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
};

test('what comes in while one commit runs is committed together by the next', async () => {
  const { groups, commit, finish } = slowCommit();
  const add = createGroupCommit(commit, 10);
  const first = [add(1), add(2)];
  await settled();
  const second = [add(3), add(4), add(5)];
  await settled();
  expect(groups).toEqual([[1, 2]]);
  finish();
  expect(await Promise.all(first)).toEqual(['kept 1', 'kept 2']);
  await settled();
  expect(groups).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  finish();
  expect(await Promise.all(second)).toEqual(['kept 3', 'kept 4', 'kept 5']);
});

test('nobody is answered before the commit', async () => {
  const { commit, finish } = slowCommit();
  const add = createGroupCommit(commit, 10);
  let answered = false;
  const waiting = add(1).then(() => {
    answered = true;
  });
  await settled();
  expect(answered).toBe(false);
  finish();
  await waiting;
});

test('a group is never larger than it may be, and nothing is left behind', async () => {
  const { groups, commit, finish } = slowCommit();
  const add = createGroupCommit(commit, 2);
  const all = Promise.all([1, 2, 3, 4, 5].map(add));
  for (let group = 0; group < 3; group++) {
    await settled();
    finish();
  }
  expect(await all).toHaveLength(5);
  expect(groups).toEqual([[1, 2], [3, 4], [5]]);
});

test('one that is refused fails alone; a commit that fails fails its group, and the next one works', async () => {
  const { commit, finish } = slowCommit();
  const add = createGroupCommit(commit, 10);
  const first = Promise.allSettled([add(1), add(-2)]);
  await settled();
  finish();
  expect((await first).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  const second = Promise.allSettled([add(3), add(4)]);
  await settled();
  finish(new Error('the disk is full'));
  expect((await second).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const third = add(5);
  await settled();
  finish();
  expect(await third).toBe('kept 5');
});
