import { ANN, AT, BEN, buttonOf, type PollOnSlack, pollOnSlack } from '../../testing/slack/poll-on-slack';
import { createActs } from '../../tryout/slack/acts';
import { deliverOverHttp } from '../../tryout/slack/deliver';

let channel: PollOnSlack;
beforeEach(async () => {
  channel = await pollOnSlack();
});
afterEach(() => channel.stop());

describe('a button in the wrong place is refused in words, and nothing is counted:', () => {
  const refusal = (user: string) => channel.privately(user).at(-1) ?? '';

  test('one from another channel', async () => {
    channel.slack.workspace.addChannel('C0OTHER', 'other', [ANN, BEN, 'U0BOT']);
    const copy = channel.slack.workspace.post({
      channel: 'C0OTHER',
      from: 'U0BOT',
      text: '',
      blocks: channel.poll.blocks,
    });
    await channel.pressOn(BEN, copy, buttonOf(channel.poll, 'Yes'));
    expect(refusal(BEN)).toContain('I cannot find that poll here');
    expect(await channel.counts()).toEqual([0, 0, 0]);
  });

  test('one from another workspace', async () => {
    const { slack, appUrl } = channel;
    const elsewhere = { ...slack, workspace: { ...slack.workspace, teamId: 'T0OTHER', people: new Map() } };
    await createActs(elsewhere, deliverOverHttp(slack, appUrl)).press(BEN, channel.poll, buttonOf(channel.poll, 'Yes'));
    await channel.adapter.stop();
    expect(refusal(BEN)).toContain('I cannot find that poll here');
    expect(await channel.counts()).toEqual([0, 0, 0]);
  });

  test.each([
    ['an answer that there is not', (id: string) => `vote ${id} 3`, 'That answer is not in this poll'],
    ['an answer below nothing', (id: string) => `vote ${id} -1`, 'I cannot find that poll here'],
    ['a poll that there is not', () => 'vote abcdefghijklmnopqrstuvwx 0', 'I cannot find that poll here'],
    ['no poll at all', () => 'vote', 'nothing'],
    ['SQL', (id: string) => `vote ${id}'-- 0`, 'I cannot find that poll here'],
  ])('%s', async (_what, line, says) => {
    await channel.pressOn(BEN, channel.asItIs(), { ...buttonOf(channel.poll, 'Yes'), value: line(channel.id) });
    expect(refusal(BEN)).toContain(says);
    expect(await channel.counts()).toEqual([0, 0, 0]);
  });

  test('one of a poll that has closed', async () => {
    const button = buttonOf(channel.poll, 'Yes');
    await channel.services.pollCards.close(channel.id, AT);
    await channel.pressOn(BEN, channel.asItIs(), button);
    expect(refusal(BEN)).toContain('has closed');
  });
});
