import { secretReport } from '../commands/secret-report';
import { DeliveryError } from '../messenger';
import { plainText } from '../plain-text';
import { recordingMessenger } from '../testing/recording-messenger';
import { createWarnOfExpiry, expiryOf } from './secret-expiry';

const EXPIRES = '2027-03-01';

function warning(expires: string | undefined = EXPIRES, replicas = 1) {
  let now = new Date('2027-01-01T12:00:00Z');
  const { messenger, told } = recordingMessenger();
  const logged: [string, unknown][] = [];
  const log = {
    warn: (line: unknown) => void logged.push(['warn', line]),
    error: (line: unknown) => void logged.push(['error', line]),
  } as never;
  const seen = new Set<string>();
  const store = { firstTime: async (key: string) => !seen.has(key) && seen.add(key) !== undefined };
  const warners = Array.from({ length: replicas }, () =>
    createWarnOfExpiry({
      ...{ expires, operators: () => ['slack:T1:U1', 'teams:t:o'] as const, message: secretReport, store, messenger },
      ...{ timezone: 'Europe/London', clock: () => now, log },
    }),
  );
  return {
    logged,
    told,
    messenger,
    at: async (time: string) => {
      now = new Date(time);
      for (const warn of warners) await warn();
    },
  };
}

test('a secret is warned of from thirty days before its end', () => {
  expect(expiryOf(EXPIRES, '2027-01-29')).toEqual({ daysLeft: 31, isDue: false });
  expect(expiryOf(EXPIRES, '2027-01-30')).toEqual({ daysLeft: 30, isDue: true });
  expect(expiryOf(EXPIRES, '2027-03-02')).toEqual({ daysLeft: -1, isDue: true });
});

test('the operators are told in chat on a few days from nine, each once among all replicas, and the log every day', async () => {
  const { at, told, logged } = warning(EXPIRES, 2);
  await at('2027-01-29T12:00:00Z');
  expect([told.length, logged.length]).toEqual([0, 0]);
  await at('2027-01-30T08:59:00Z');
  expect([told.length, logged.length]).toEqual([0, 2]);
  await at('2027-01-30T09:00:00Z');
  await at('2027-01-30T10:00:00Z');
  expect(told.map(({ person }) => person)).toEqual(['slack:T1:U1', 'teams:t:o']);
  await at('2027-01-31T09:00:00Z');
  expect([told.length, logged.length]).toEqual([2, 4]);
  await at('2027-03-01T09:00:00Z');
  expect(plainText(told.at(-1)?.message ?? secretReport('', 0))).toContain('runs out today');
  await at('2027-03-02T09:00:00Z');
  expect(logged.at(-1)).toEqual(['error', { expires: EXPIRES, daysLeft: -1 }]);
  expect(told).toHaveLength(4);
});

test('an operator who cannot be reached keeps it from nobody else', async () => {
  const { at, logged, messenger, told } = warning();
  const { sendDirect } = messenger;
  Object.assign(messenger, {
    sendDirect: (...all: Parameters<typeof sendDirect>) =>
      all[0] === 'slack:T1:U1' ? Promise.reject(new DeliveryError('removed')) : sendDirect(...all),
  });
  await at('2027-02-22T09:00:00Z');
  expect(told.map(({ person }) => person)).toEqual(['teams:t:o']);
  expect(logged).toHaveLength(2);
});

test('where nobody has said when it ends, nothing is warned of', async () => {
  const { at, told, logged } = warning('');
  await at('2027-03-01T09:00:00Z');
  expect([told, logged]).toEqual([[], []]);
});
