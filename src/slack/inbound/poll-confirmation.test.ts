import { ANN, BEN, buttonOf, EVA, type PollOnSlack, pollOnSlack } from '../../testing/slack/poll-on-slack';
import { readable } from '../../tryout/slack/readable';

let channel: PollOnSlack;
beforeEach(async () => {
  channel = await pollOnSlack();
});
afterEach(() => channel.stop());

/** The card is everybody's: of a vote it shows the count, and nothing of who gave it. */
function cardStands() {
  const said = readable(channel.asItIs().blocks);
  expect(said).toMatch(/Is it Friday\?\nYes: \d[\s\S]*\[Nearly\]\nOpen: [^\n]* \[How it works\]$/);
  expect(said).not.toMatch(/✓|Withdraw/);
}

describe('the private confirmation', () => {
  test('says what is kept, to the voter alone, and the card stays as it is', async () => {
    await channel.vote(BEN, 'No');
    expect(channel.privately(BEN)).toEqual([expect.stringContaining('Your answer: ✓ No')]);
    cardStands();
    expect(channel.slack.workspace.fromBot(EVA).map(({ ts }) => ts)).toEqual([channel.poll.ts]);
    expect(await channel.counts()).toEqual([0, 1, 0]);
  });

  test('pressing in it changes it where it stands', async () => {
    await channel.vote(BEN, 'No');
    await channel.press(BEN, 'Nearly');
    expect(channel.privately(BEN)).toEqual([expect.stringContaining('Your answer: ✓ Nearly')]);
    await channel.press(BEN, 'Withdraw my vote');
    expect(channel.privately(BEN)).toEqual([expect.stringContaining('Your vote is withdrawn')]);
    await channel.press(BEN, 'Yes');
    expect(channel.privately(BEN)).toEqual([expect.stringContaining('Your answer: ✓ Yes')]);
    cardStands();
    expect(await channel.counts()).toEqual([1, 0, 0]);
  });

  test('a vote on the card deletes the older one, if a press in it has left its response_url', async () => {
    await channel.vote(BEN, 'No');
    await channel.press(BEN, 'Nearly');
    await channel.vote(BEN, 'Yes');
    expect(channel.privately(BEN)).toEqual([expect.stringContaining('Your answer: ✓ Yes')]);
    cardStands();
  });

  test('without that response_url the older one stays above, and the card is not touched', async () => {
    await channel.vote(BEN, 'No');
    await channel.vote(BEN, 'Yes');
    expect(channel.privately(BEN)).toEqual([
      expect.stringContaining('Your answer: ✓ No'),
      expect.stringContaining('Your answer: ✓ Yes'),
    ]);
    cardStands();
  });

  test('a response_url that is older than half an hour is not tried', async () => {
    await channel.vote(BEN, 'No');
    await channel.press(BEN, 'Nearly');
    channel.pass(31 * 60_000);
    const calls = channel.slack.calls.length;
    await channel.vote(BEN, 'Yes');
    expect(channel.slack.calls.slice(calls).filter(({ args }) => args.delete_original === true)).toEqual([]);
  });

  test('if it cannot be deleted, nothing else happens', async () => {
    await channel.vote(BEN, 'No');
    await channel.press(BEN, 'Nearly');
    channel.slack.passes.expireWays();
    await channel.vote(BEN, 'Yes');
    expect(channel.privately(BEN).at(-1)).toContain('Your answer: ✓ Yes');
    expect(channel.privately(BEN).join()).not.toContain('went wrong');
  });

  test('a double press is answered once; the same press later is answered again', async () => {
    const message = channel.asItIs();
    const button = buttonOf(message, 'No');
    await Promise.all([channel.pressOn(BEN, message, button), channel.pressOn(BEN, message, button)]);
    expect(channel.privately(BEN)).toHaveLength(1);
    channel.pass(11_000);
    await channel.vote(BEN, 'No');
    expect(channel.privately(BEN)).toHaveLength(2);
    expect(await channel.counts()).toEqual([0, 1, 0]);
  });

  test('each person has one of their own', async () => {
    await channel.vote(BEN, 'No');
    await channel.vote(EVA, 'No');
    expect([channel.privately(BEN).length, channel.privately(EVA).length, channel.privately(ANN).length]).toEqual([
      1, 1, 1,
    ]);
  });
});
