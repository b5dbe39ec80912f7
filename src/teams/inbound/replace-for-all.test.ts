import type { Message } from '../../message';
import { testServices } from '../../testing/services';
import { testedSdk } from '../../testing/teams/tested-sdk';
import { activityBasics } from '../../tryout/teams/activities';
import { BOT_ID, textFor } from '../../tryout/teams/rooms';
import { type LocalConnector, startLocalConnector } from '../../tryout/teams/start';
import { createConfirmations } from '../outbound/confirmations';
import { createRosterNames } from '../outbound/roster-names';
import { replaceForAll } from '../outbound/share';
import { createSdk } from '../sdk/create';
import type { Activity, TurnContext } from '../sdk/port';
import { createAnswering } from './answering';
import { createConversationReferences } from './conversation-references';
import { readIncoming } from './incoming';

const SETTINGS = { appType: 'SingleTenant', allowUnauthenticated: true, targetedMessages: false } as const;
const ANN = { id: '29:ann', name: 'Ann', aadObjectId: 'a' };
const BEN = { id: '29:ben', name: 'Ben', aadObjectId: 'b' };

let connector: LocalConnector;

beforeEach(async () => {
  connector = await startLocalConnector();
  connector.rooms.addPerson(ANN);
  connector.rooms.addRoom({ id: 'channel', kind: 'channel', members: [ANN.id, BEN.id] });
});

afterEach(() => connector.close());

const message = (replaces: boolean): Message => ({
  audience: 'conversation',
  replaces,
  blocks: [{ kind: 'text', text: 'The new card' }],
});

/** Whether the message replaced the card on which Ann pressed a button, with the real SDK. */
async function pressedOn(card: string | undefined, said: Message): Promise<boolean> {
  const sdk = createSdk({ ...SETTINGS, ...testedSdk() }, createAnswering(true));
  const services = testServices();
  let replaced = false;
  const turn = async (context: TurnContext) => {
    const incoming = readIncoming(context.activity);
    if (!incoming) throw new Error('not an activity');
    const remember = createConversationReferences(services, true);
    const names = createRosterNames(services.clock, services.log);
    const around = { sdk, settings: SETTINGS, services, remember, confirmations: createConfirmations(), names };
    replaced = await replaceForAll({ ...around, afterwards: () => {}, context, incoming, pressed: undefined }, said);
  };
  const basics = activityBasics(connector, { person: ANN.id, room: 'channel' });
  const press = {
    ...basics,
    type: 'message',
    id: 'press',
    ...(card ? { replyToId: card } : {}),
  } as unknown as Activity;
  const checked = await sdk.check(press, '');
  if (typeof checked === 'string') throw new Error(checked);
  await checked.take(turn);
  return replaced;
}

test('a card that a button replaces for everybody is changed where it stands', async () => {
  const { id } = connector.rooms.post({ room: 'channel', from: BOT_ID, activity: { text: 'The old card' } });
  expect(await pressedOn(id, message(true))).toBe(true);
  expect(connector.calls.at(-1)).toMatchObject({ method: 'PUT', path: ['channel', 'activities', id] });
  const [post, ...others] = connector.rooms.seenBy(BEN.id);
  expect(post && textFor(BEN.id, post)).toContain('The new card');
  expect(others).toEqual([]);
});

test('where nothing says which card it was, and where nothing is replaced, nothing is changed', async () => {
  const { id } = connector.rooms.post({ room: 'channel', from: BOT_ID, activity: { text: 'The old card' } });
  expect(await pressedOn(undefined, message(true))).toBe(false);
  expect(await pressedOn(id, message(false))).toBe(false);
  expect(connector.calls).toEqual([]);
});
