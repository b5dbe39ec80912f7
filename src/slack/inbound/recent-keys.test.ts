import { createRecentKeys } from './recent-keys';

test('the newest keys are remembered, and the oldest forgotten', () => {
  const keys = createRecentKeys(2);
  for (const key of ['a', 'b', 'c']) keys.add(key);
  expect(['a', 'b', 'c'].map(keys.has)).toEqual([false, true, true]);
});
