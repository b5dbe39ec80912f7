import { DeliveryError } from '../../messenger';
import { createPatience } from './patience';

let waited: number[];
beforeEach(() => {
  waited = [];
});
const patience = () => createPatience(async (ms) => void waited.push(ms));

/** Is rate limited this many times, and then succeeds. */
function slackThatSays(busy: readonly (number | undefined)[]) {
  const left = [...busy];
  return async () => {
    if (left.length === 0) return 'sent';
    throw new DeliveryError('busy', { retryAfterMs: left.shift() });
  };
}

test.each<[string, (number | undefined)[], number[]]>([
  ['that it takes at once is sent at once', [], []],
  ['that it has no time for is sent after as long as Slack says', [7_000], [7_000]],
  ['that it has no time for twice is sent the third time', [1_000, 30_000], [1_000, 30_000]],
  ['that it has no time for without saying how long is sent a second later', [undefined], [1_000]],
])('an answer %s', async (_what, busy, waits) => {
  expect(await patience().patiently(slackThatSays(busy))).toBe('sent');
  expect(waited).toEqual(waits);
});

test.each<[string, (number | undefined)[], number[]]>([
  ['longer than anybody waits in front of a chat', [30_001], []],
  ['again and again', [1_000, 1_000, 1_000], [1_000, 1_000]],
])('an answer that shall wait %s is given up, and that is told', async (_what, busy, waits) => {
  await expect(patience().patiently(slackThatSays(busy))).rejects.toMatchObject({ why: 'busy' });
  expect(waited).toEqual(waits);
});

test.each(['down', 'unclear', 'removed'] as const)('what was not sent because it was %s does not wait', async (why) => {
  await expect(patience().patiently(() => Promise.reject(new DeliveryError(why)))).rejects.toMatchObject({ why });
  expect(waited).toEqual([]);
});

test('without waiting, each answer that waits is tried at once, for the last time', async () => {
  let [begin, waiting] = [() => {}, 0];
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const { patiently, withoutWaiting } = createPatience((_ms, signal) => {
    waiting += 1;
    if (waiting === 2) begin();
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
  });
  const sent = Promise.allSettled([[30_000], [30_000, 30_000]].map((busy) => patiently(slackThatSays(busy))));
  await begun;
  await withoutWaiting(async () => void (await sent));
  expect((await sent).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});
