import { ANN, BEN, ROOMS } from '../../testing/teams/local-teams';
import { AT, EVA, type PollOnTeams, pollOnTeams } from '../../testing/teams/poll-on-teams';
import { textFor } from '../../tryout/teams/rooms';

let teams: PollOnTeams;
beforeEach(async () => {
  teams = await pollOnTeams();
});
afterEach(() => teams.leave());

describe('the answer to a vote', () => {
  test('takes the place of the card for the voter alone: what is kept, every answer in its place, and a way back', async () => {
    const before = teams.pollAsSeenBy(ANN.id);
    await teams.acts.press(BEN.id, 'No');
    expect(teams.pollAsSeenBy(BEN.id)).toContain('Your answer: ✓ No');
    expect(teams.pollAsSeenBy(BEN.id)).toMatch(/\[Yes\] \[✓ No\] \[Nearly\][\s\S]*\[Withdraw my vote\]/);
    expect(teams.pollAsSeenBy(ANN.id)).toBe(before);
    expect(await teams.counts()).toEqual([0, 1, 0]);
  });

  test('changes with every press, in one place', async () => {
    const seen = () => teams.connector.rooms.seenBy(BEN.id).length;
    const before = seen();
    for (const title of ['No', 'Nearly', 'Withdraw my vote', 'Yes']) await teams.acts.press(BEN.id, title);
    expect(teams.pollAsSeenBy(BEN.id)).toContain('Your answer: ✓ Yes');
    expect(seen()).toBe(before);
    expect(await teams.counts()).toEqual([1, 0, 0]);
  });

  test('gives way to the result, which everybody sees', async () => {
    await teams.acts.press(BEN.id, 'No');
    await teams.services.pollCards.close(teams.id, AT);
    expect(teams.pollAsSeenBy(BEN.id)).toBe(teams.pollAsSeenBy(ANN.id));
    expect(teams.pollAsSeenBy(BEN.id)).toContain('No: 1 of 1');
  });
});

describe('a vote', () => {
  test('counts once, however often and from wherever it is sent', async () => {
    const press = teams.pressOf(BEN.id, `vote ${teams.id} 0`);
    await Promise.all([press, press, { ...press, id: 'f:other-device' }].map(teams.deliver));
    expect(await teams.counts()).toEqual([1, 0, 0]);
  });

  test('of a guest, and of a member of another organisation, counts once in the tenant of the channel', async () => {
    await teams.acts.press(EVA.id, 'No');
    const from = { ...EVA, id: '29:another-session' };
    await teams.deliver(teams.pressOf(EVA.id, `vote ${teams.id} 0`, { from }));
    expect(await teams.counts()).toEqual([1, 0, 0]);
  });

  test('leaves nothing behind that says who pressed, or when', async () => {
    const before = [...teams.keys];
    await teams.acts.press(EVA.id, 'No');
    await teams.acts.press(EVA.id, 'Withdraw my vote');
    expect(teams.keys).toEqual(before);
    expect(JSON.stringify([...teams.services.addressed])).not.toMatch(/eva|00000000000e/);
  });

  test('that cannot be kept is answered with a reference', async () => {
    const broken = { vote: () => Promise.reject(new Error('the disk is full')) };
    Object.assign(teams.services, { polls: Object.assign(Object.create(teams.services.polls), broken) });
    const { body } = await teams.acts.press(BEN.id, 'Yes');
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' });
    expect(String(body?.value)).toMatch(/[0-9A-F]{6}/);
    expect(teams.pollAsSeenBy(BEN.id)).toBe(teams.pollAsSeenBy(ANN.id));
  });
});

describe('in a client that does not know Action.Execute', () => {
  const inChannel = () =>
    teams.connector.rooms
      .seenBy(ANN.id)
      .filter(({ room }) => room === ROOMS.channel)
      .map((post) => textFor(ANN.id, post))
      .join('\n');

  test('what is kept is said in the personal chat, and never in the channel', async () => {
    await teams.acts.submit(BEN.id, 'No');
    expect(inChannel()).not.toContain('Your answer');
    const own = teams.connector.rooms.seenBy(BEN.id).at(-1);
    expect(own && [own.room === ROOMS.channel, textFor(BEN.id, own)]).toEqual([
      false,
      expect.stringContaining('Your answer: ✓ No'),
    ]);
    expect(await teams.counts()).toEqual([0, 1, 0]);
  });

  test('where there is no personal chat, nothing of it is shown', async () => {
    teams.connector.failNext({ status: 403, code: 'ForbiddenOperationException' });
    await teams.acts.submit(BEN.id, 'No');
    expect(inChannel()).toContain('I have that.');
    expect(inChannel()).not.toMatch(/Your answer|“No”/);
    expect(await teams.counts()).toEqual([0, 1, 0]);
  });

  test('where the tenant has messages for one person, it is one of those', async () => {
    await teams.leave();
    teams = await pollOnTeams({ targetedMessages: true });
    await teams.acts.submit(BEN.id, 'No');
    const own = teams.connector.rooms.seenBy(BEN.id).filter(({ onlyFor }) => onlyFor === BEN.id);
    expect(own.map((post) => [post.room, textFor(BEN.id, post)])).toContainEqual([
      ROOMS.channel,
      expect.stringContaining('Your answer: ✓ No'),
    ]);
    expect(inChannel()).not.toContain('Your answer');
  });
});
