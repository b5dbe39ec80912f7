import { ANN, BEN, buttonOf, type PollOnSlack, pollOnSlack } from '../../testing/slack/poll-on-slack';
import { newestWith, slackWithBot } from '../../testing/slack/slack-person';
import { createActs } from '../../tryout/slack/acts';
import { deliverOverHttp } from '../../tryout/slack/deliver';
import type { Json } from '../../tryout/slack/workspace';

/** Two replicas of the bot in front of one Slack and one database: `one` has posted the poll. */
let one: PollOnSlack;
let two: Awaited<ReturnType<typeof slackWithBot>>;
beforeEach(async () => {
  one = await pollOnSlack();
  two = await slackWithBot(one.services, { there: one.slack });
});
afterEach(async () => {
  await two.stop();
  await one.stop();
});

let second = 10;

/** Ben presses an answer, each time a second later, on the card that everybody sees. */
async function voteBy({ appUrl, adapter }: Pick<typeof two, 'appUrl' | 'adapter'>, label: string): Promise<void> {
  second += 1;
  const action_ts = `17900000${second}.000100`;
  const deliver = deliverOverHttp(one.slack, appUrl);
  const acts = createActs(one.slack, (kind, payload, headers) =>
    deliver(
      kind,
      { ...payload, actions: (payload.actions as Json[]).map((action) => ({ ...action, action_ts })) },
      headers,
    ),
  );
  await acts.press(BEN, one.asItIs(), buttonOf(one.asItIs(), label));
  await adapter.stop();
}

test('the newest private message says what is kept, whichever replica each press reaches', async () => {
  await voteBy(one, 'Yes');
  await voteBy(two, 'No');
  await voteBy(one, 'Yes');
  expect(one.privately(BEN).at(-1)).toContain('Your answer: ✓ Yes');
  expect(await one.counts()).toEqual([1, 0, 0]);
});

test('a double press that both of them get is one vote', async () => {
  await Promise.all([voteBy(one, 'No'), voteBy(two, 'No')]);
  expect(one.privately(BEN).at(-1)).toContain('Your answer: ✓ No');
  expect(await one.counts()).toEqual([0, 1, 0]);
});

test('a draft that both of them are told to post is posted once', async () => {
  await one.acts.command(ANN, '/poll', '"Is it Monday?" "Yes" "No"');
  const { message, button } = newestWith('Post here', one.slack.workspace.fromBot(ANN));
  await Promise.all([one.acts.press(ANN, message, button), two.acts.press(ANN, message, button)]);
  await Promise.all([one.adapter.stop(), two.adapter.stop()]);
  const cards = one.slack.workspace.messages.filter(
    ({ onlyFor, blocks }) => onlyFor === undefined && JSON.stringify(blocks).includes('Is it Monday?'),
  );
  expect(cards).toHaveLength(1);
});

test('a form with a mistake whose answer was lost is answered by the other replica like the first time', async () => {
  await one.acts.command(ANN, '/reflect', 'form');
  const form = await one.slack.workspace.until(() => [...one.slack.workspace.modals.values()][0]);
  const received = await one.acts.submit(form, { Time: '99:99' });
  const repeated = await two.acts.submit(form, { Time: '99:99' });
  expect(received.body).toContain('"response_action":"errors"');
  expect(repeated).toEqual(received);
});

test('a form that is done is not done again by the other replica', async () => {
  await one.acts.command(ANN, '/reflect', 'form');
  const form = await one.slack.workspace.until(() => [...one.slack.workspace.modals.values()][0]);
  await one.acts.submit(form, { Time: '14:15' });
  expect((await two.acts.submit(form, { Time: '14:15' })).body).toContain('I already have this');
});
