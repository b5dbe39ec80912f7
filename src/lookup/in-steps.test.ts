import { prepareInSteps, runToEnd, type Steps } from './in-steps';

function* counting(to: number, done: number[]): Steps<string> {
  for (let step = 1; step <= to; step++) {
    done.push(step);
    yield;
  }
  return 'made';
}

test('all of it is made at once where somebody asks for that', () => {
  const done: number[] = [];
  expect(runToEnd(counting(3, done))).toBe('made');
  expect(done).toEqual([1, 2, 3]);
});

test('nothing is made before it is begun or needed; whoever needs it first makes the rest, once', () => {
  const done: number[] = [];
  const thing = prepareInSteps(counting(3, done));
  expect(done).toEqual([]);
  expect([thing.get(), thing.get()]).toEqual(['made', 'made']);
  void thing.begin();
  expect(done).toEqual([1, 2, 3]);
});

test('what is made in the background lets other work pass, and is made once where it is needed meanwhile', async () => {
  const done: string[] = [];
  function* slow(): Steps<number> {
    for (let step = 0; step < 3; step++) {
      const until = performance.now() + 11;
      while (performance.now() < until);
      done.push('step');
      yield;
    }
    return done.length;
  }
  const thing = prepareInSteps(slow());
  void thing.begin();
  done.push('other work');
  await new Promise(setImmediate);
  expect(done).toEqual(['step', 'other work', 'step']);
  expect(thing.get()).toBe(4);
  await new Promise(setImmediate);
  expect(done).toHaveLength(4);
});
