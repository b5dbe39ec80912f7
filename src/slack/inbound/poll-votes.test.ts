import { ANN, BEN, buttonOf, EVA, type PollOnSlack, pollOnSlack } from '../../testing/slack/poll-on-slack';
import { createActs } from '../../tryout/slack/acts';
import { deliverOverHttp } from '../../tryout/slack/deliver';

let channel: PollOnSlack;
beforeEach(async () => {
  channel = await pollOnSlack();
});
afterEach(() => channel.stop());

describe('a vote', () => {
  /** Votes reach the database only when the returned function is called. */
  function heldBack() {
    const { polls } = channel.services;
    let go = () => {};
    const open = new Promise<void>((resolve) => {
      go = resolve;
    });
    let reached = () => {};
    const arrived = new Promise<void>((resolve) => {
      reached = resolve;
    });
    Object.assign(channel.services, {
      polls: Object.assign(Object.create(polls), {
        vote: async (...all: Parameters<typeof polls.vote>) => {
          reached();
          await open;
          return polls.vote(...all);
        },
      }),
    });
    return { arrived, go: () => go() };
  }

  test('is acknowledged when it is kept, and not before', async () => {
    const { arrived, go } = heldBack();
    let acknowledged = false;
    const pressing = channel.acts.press(BEN, channel.poll, buttonOf(channel.poll, 'Yes')).then((received) => {
      acknowledged = true;
      return received;
    });
    await arrived;
    // Another request goes to and fro meanwhile.
    await channel.acts.command(ANN, '/compass', '');
    const tooSoon = acknowledged;
    go();
    expect((await pressing).status).toBe(200);
    expect(tooSoon).toBe(false);
    expect(await channel.counts()).toEqual([1, 0, 0]);
  });

  test('that could not be kept is not acknowledged; the voter is told, and its repetition counts', async () => {
    const { polls } = channel.services;
    const broken = { vote: () => Promise.reject(new Error('the disk is full')) };
    Object.assign(channel.services, { polls: Object.assign(Object.create(polls), broken) });
    expect((await channel.vote(BEN, 'Yes')).status).toBe(500);
    expect(channel.privately(BEN)).toEqual([expect.stringMatching(/went wrong/i)]);
    Object.assign(channel.services, { polls });
    expect((await channel.acts.deliverAgain()).status).toBe(200);
    await channel.adapter.stop();
    expect(await channel.counts()).toEqual([1, 0, 0]);
  });

  test('that comes again after it was changed does not change it back', async () => {
    const { press: pressFirst, deliverAgain } = createActs(
      channel.slack,
      deliverOverHttp(channel.slack, channel.appUrl),
    );
    await pressFirst(BEN, channel.poll, buttonOf(channel.poll, 'Yes'));
    await channel.adapter.stop();
    await channel.vote(BEN, 'No');
    expect((await deliverAgain()).status).toBe(200);
    await channel.adapter.stop();
    expect(channel.privately(BEN).at(-1)).toContain('Your answer: ✓ No');
    expect(await channel.counts()).toEqual([0, 1, 0]);
  });

  test('leaves no row that says when somebody pressed', async () => {
    const before = [...channel.keys];
    await channel.vote(BEN, 'Yes');
    await channel.press(BEN, 'Withdraw my vote');
    expect(channel.keys).toEqual(before);
  });

  test('of somebody from a partner organisation counts once, from two devices and in both ways', async () => {
    await channel.vote(EVA, 'Yes');
    await channel.vote(EVA, 'Yes');
    await channel.press(EVA, 'No');
    expect(await channel.counts()).toEqual([0, 1, 0]);
    expect(channel.privately(EVA).at(-1)).toContain('Your answer: ✓ No');
  });
});
