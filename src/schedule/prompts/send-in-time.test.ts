import type { Message } from '../../message';
import { DeliveryError } from '../../messenger';
import { sendInTime } from './send';

const message: Message = { audience: 'conversation', blocks: [{ kind: 'text', text: 'What went well?' }] };

test('a message that is taken has its id', async () => {
  const outcome = await sendInTime({ messenger: { send: async (to) => `${to} 1` } }, 'slack:T1:C1', message);
  expect(outcome).toEqual({ messageId: 'slack:T1:C1 1' });
});

test('a platform that does not take it says why', async () => {
  const fault = new DeliveryError('busy', { retryAfterMs: 30_000 });
  const send = async () => Promise.reject(fault);
  expect(await sendInTime({ messenger: { send } }, 'slack:T1:C1', message)).toEqual({ fault });
});

test('a fault that nobody foresaw leaves it unclear, with its cause', async () => {
  const cause = new TypeError('undefined is not a function');
  const send = async () => Promise.reject(cause);
  expect(await sendInTime({ messenger: { send } }, 'slack:T1:C1', message)).toMatchObject({
    fault: { why: 'unclear', cause },
  });
});

test('a platform that never answers leaves it unclear after the limit', async () => {
  const send = () => new Promise<never>(() => {});
  const outcome = await sendInTime({ messenger: { send }, sendLimitMs: 5 }, 'slack:T1:C1', message);
  expect(outcome).toMatchObject({ fault: { why: 'unclear' } });
});
