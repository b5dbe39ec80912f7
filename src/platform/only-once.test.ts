import { DeliveryError, type DeliveryFailure } from '../messenger';
import { onlyOnce } from './only-once';

const NOTHING_CAME_OF_IT: DeliveryFailure[] = [
  'busy',
  'down',
  'removed',
  'archived',
  'gone',
  'unauthorised',
  'refused',
];

let done: string[];
let seen: Set<string>;
beforeEach(() => {
  done = [];
  seen = new Set();
});

const claims = {
  firstTime: async (key: string) => !seen.has(key) && seen.add(key).size > 0,
  release: async (key: string) => void seen.delete(key),
};
const share = async () => void done.push('shared');
const failsWith = (error: unknown) => () => Promise.reject(error);

test('what was done is not done again', async () => {
  expect(await onlyOnce('card', share, claims)).toBe(true);
  expect(await onlyOnce('card', share, claims)).toBe(false);
  expect(done).toEqual(['shared']);
});

test.each(NOTHING_CAME_OF_IT)('what was not sent because it was %s can be tried again', async (why) => {
  const notSent = new DeliveryError(why);
  await expect(onlyOnce('card', failsWith(notSent), claims)).rejects.toBe(notSent);
  expect(await onlyOnce('card', share, claims)).toBe(true);
  expect(done).toEqual(['shared']);
});

test.each([
  ['an unclear end', new DeliveryError('unclear')],
  ['a fault that says nothing of it', new Error('?')],
])('after %s it is not done again: it may have been done', async (_what, error) => {
  await expect(onlyOnce('card', failsWith(error), claims)).rejects.toBe(error);
  expect(await onlyOnce('card', share, claims)).toBe(false);
});

test('if the key cannot be released, the error is still why the work failed', async () => {
  const notSent = new DeliveryError('down');
  const away = { ...claims, release: () => Promise.reject(new Error('the database is away')) };
  await expect(onlyOnce('card', failsWith(notSent), away)).rejects.toBe(notSent);
});
