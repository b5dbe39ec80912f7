import { DeliveryError, type DeliveryFailure, type Messenger } from '../messenger';
import { watchMessenger } from './watch-messenger';

const message = { audience: 'conversation', blocks: [] } as const;

function watching() {
  let fails: DeliveryFailure | undefined;
  const answer = async () => {
    if (fails) throw new DeliveryError(fails);
    return 'message 1';
  };
  const messenger = { send: answer, replace: answer, sendDirect: answer } as unknown as Messenger;
  const waits: string[] = [];
  const watched = watchMessenger(messenger, (platform) => void waits.push(platform));
  const send = (why?: DeliveryFailure) => {
    fails = why;
    return watched.messenger.send('slack:T1:C1', message);
  };
  return { ...watched, send, waits };
}

test('what was sent and what was refused reach the caller as they are', async () => {
  const { send } = watching();
  expect(await send()).toBe('message 1');
  await expect(send('archived')).rejects.toMatchObject({ why: 'archived' });
});

test.each<[DeliveryFailure, string]>([
  ['down', 'does not answer'],
  ['unclear', 'does not answer'],
  ['busy', 'asks to wait'],
  ['unauthorised', 'refuses the token'],
  ['gone', 'the last message was taken'],
])('after “%s” the platform %s, and after a message that it takes, all is well again', async (why, says) => {
  const { send, standing } = watching();
  expect(standing('slack')).toBe('nothing was sent unasked yet');
  await send(why).catch(() => {});
  expect([standing('slack'), standing('teams')]).toEqual([says, 'nothing was sent unasked yet']);
  await send();
  expect(standing('slack')).toBe('the last message was taken');
});

test('only waits that a platform asks for are counted, each by its platform', async () => {
  const { send, messenger, waits } = watching();
  for (const why of ['busy', 'down', 'busy'] as const) await send(why).catch(() => {});
  await messenger.sendDirect('teams:t:u', message).catch(() => {});
  expect(waits).toEqual(['slack', 'slack', 'teams']);
});
