import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BEN } from '../../testing/teams/local-teams';
import { type PollOnTeams, pollOnTeams } from '../../testing/teams/poll-on-teams';
import { deliverTo } from '../../tryout/teams/deliver';
import { textFor } from '../../tryout/teams/rooms';

type Replica = Pick<PollOnTeams, 'deliver' | 'settled'>;

/** Two replicas of the bot in front of one Teams and one database: `one` has posted the poll. */
let one: PollOnTeams;
let two: Replica & { readonly stop: () => Promise<void> };
beforeEach(async () => {
  one = await pollOnTeams();
  const adapter = await one.another();
  const server = createServer((request, response) => adapter.handle?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  two = {
    deliver: deliverTo(address, one.tokenFor),
    settled: adapter.settled,
    stop: async () => {
      await adapter.stop();
      server.close();
      server.closeAllConnections();
    },
  };
});
afterEach(async () => {
  await two.stop();
  await one.leave();
});

/** What Ben’s chat with the bot says of his vote, from the oldest message to the newest. */
const inBensChat = () =>
  one.connector.rooms
    .visibleTo(BEN.id)
    .filter(({ room }) => one.connector.rooms.rooms.get(room)?.kind === 'personal')
    .map((post) => textFor(BEN.id, post));

let second = 10;

/** Ben presses a button on the card that everybody sees, each time a second later. */
async function press({ deliver, settled }: Replica, says: string, name = 'adaptiveCard/action') {
  second += 1;
  const more = {
    name,
    timestamp: `2026-11-23T12:00:${second}.000Z`,
    ...(name === 'task/submit' ? { value: { data: { says } } } : {}),
  };
  await deliver(one.pressOf(BEN.id, says, more));
  await settled();
}

test('the newest message in the chat says what is kept, whichever replica each press reaches', async () => {
  await press(one, `vote ${one.id} 0`);
  await press(two, `vote ${one.id} 1`);
  await press(one, `vote ${one.id} 2`);
  expect(inBensChat().at(-1)).toContain('Your answer: ✓ Nearly');
  await press(one, `vote ${one.id} 0`);
  expect(inBensChat().at(-1)).toContain('Your answer: ✓ Yes');
  expect(await one.counts()).toEqual([1, 0, 0]);
});

test('a vote that is withdrawn in a dialog by way of another replica stands in no newest message', async () => {
  await press(one, `vote ${one.id} 0`);
  await press(two, `withdraw ${one.id}`, 'task/submit');
  expect(inBensChat().at(-1)).toContain('Your vote is withdrawn.');
});
