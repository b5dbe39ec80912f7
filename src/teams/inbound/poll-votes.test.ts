import { until } from '../../testing/passing-time';
import { ANN, BEN, ROOMS } from '../../testing/teams/local-teams';
import { AT, EVA, type PollOnTeams, pollOnTeams } from '../../testing/teams/poll-on-teams';
import { textFor } from '../../tryout/teams/rooms';

let teams: PollOnTeams;
beforeEach(async () => {
  teams = await pollOnTeams();
});
afterEach(() => teams.leave());

describe('the answer to a vote', () => {
  const press = async (title: string) => {
    const { body } = await teams.acts.press(BEN.id, title);
    await teams.settled();
    return body?.value;
  };
  /** Votes on the poll’s card, whatever else has buttons of the same names. */
  const vote = async (option: number) => {
    const { body } = await teams.deliver(teams.pressOf(BEN.id, `vote ${teams.id} ${option}`));
    await teams.settled();
    return body;
  };
  const inOwnChat = (person: string = BEN.id) =>
    teams.connector.rooms
      .visibleTo(person)
      .filter(({ room }) => teams.connector.rooms.rooms.get(room)?.kind === 'personal')
      .map((post) => textFor(person, post))
      .filter((text) => text.includes('Is it Friday?') && !text.includes('Your poll'));

  test('is a few words, and the poll stays as it is for the voter, too', async () => {
    expect(await vote(1)).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'Your answer: ✓ No. See or withdraw it in our chat.',
    });
    expect(teams.pollAsSeenBy(BEN.id)).toBe(teams.pollAsSeenBy(ANN.id));
    expect(await teams.counts()).toEqual([0, 1, 0]);
  });

  test('is kept in the voter’s own chat alone: what is kept, every answer in its place, and a way back', async () => {
    await vote(1);
    expect(inOwnChat()).toEqual([expect.stringContaining('Your answer: ✓ No')]);
    expect(inOwnChat()[0]).toMatch(/\[Yes\] \[✓ No\] \[Nearly\][\s\S]*\[Withdraw my vote\]/);
    expect(inOwnChat(ANN.id)).toEqual([]);
  });

  test('is still there after the poll’s card is drawn again', async () => {
    await vote(1);
    await teams.services.pollCards.extend(teams.id, AT, new Date('2026-11-23T13:00:00Z'));
    teams.services.letTimePass();
    await until(() => teams.pollAsSeenBy(BEN.id).includes('closes 13:00'));
    expect(inOwnChat()).toEqual([expect.stringContaining('Your answer: ✓ No')]);
  });

  test('changes with every press, from either place, in one message', async () => {
    await vote(1);
    await vote(2);
    expect(inOwnChat()).toEqual([expect.stringContaining('Your answer: ✓ Nearly')]);
    await press('Withdraw my vote');
    expect(inOwnChat()).toEqual([expect.stringContaining('Your vote is withdrawn.')]);
    await press('No');
    expect(inOwnChat()).toEqual([expect.stringContaining('Your answer: ✓ No')]);
    await vote(0);
    expect(inOwnChat()).toEqual([expect.stringContaining('Your answer: ✓ Yes')]);
    expect(await teams.counts()).toEqual([1, 0, 0]);
  });

  test('is not undone by a press that Teams delivers late, and whoever pressed is told what is kept', async () => {
    const pressedAt = (option: number, timestamp: string) =>
      teams.deliver(teams.pressOf(BEN.id, `vote ${teams.id} ${option}`, { timestamp }));
    await pressedAt(1, '2026-11-23T12:00:05.200Z');
    const { body } = await pressedAt(0, '2026-11-23T12:00:05.100Z');
    expect(body?.value).toContain('Your answer: ✓ No');
    expect(await teams.counts()).toEqual([0, 1, 0]);
  });

  test('does not wait for the voter’s own chat', async () => {
    teams.connector.failNext('hang');
    const { body } = await teams.deliver(teams.pressOf(BEN.id, `vote ${teams.id} 1`));
    expect(body?.value).toContain('Your answer: ✓ No');
    await until(() => teams.connector.calls.at(-1)?.path.length === 0);
    expect(inOwnChat()).toEqual([]);
    teams.connector.letGo();
    await teams.settled();
    expect(inOwnChat()).toHaveLength(1);
  });

  test('is sent anew if the voter has deleted the message', async () => {
    await vote(1);
    const own = teams.connector.rooms.seenBy(BEN.id).find((post) => textFor(BEN.id, post).includes('Your answer'));
    if (own) teams.connector.rooms.remove(own);
    await vote(2);
    expect(inOwnChat()).toEqual([expect.stringContaining('Your answer: ✓ Nearly')]);
  });

  test('says how to withdraw it to somebody who has no chat with the bot', async () => {
    const { rooms } = teams.connector;
    rooms.addRoom({ id: 'a:ben', kind: 'personal', members: [BEN.id] });
    rooms.removeBot('a:ben');
    await vote(1);
    expect((await vote(1))?.value).toBe('Your answer: ✓ No. To withdraw it, press “How it works”.');
    expect(inOwnChat()).toEqual([]);
    rooms.addBot('a:ben');
    await vote(1);
    expect(inOwnChat()).toHaveLength(1);
  });

  test('names nobody who must not know: no card lists whom it is for', async () => {
    await vote(1);
    expect(JSON.stringify(teams.connector.calls.map(({ body }) => body.attachments))).not.toContain('userIds');
  });

  test('is a targeted message where the tenant has those, and one only', async () => {
    await teams.leave();
    teams = await pollOnTeams({ targetedMessages: true });
    expect((await vote(1))?.value).toBe('Your answer: ✓ No. See or withdraw it in the message that only you can see.');
    await vote(2);
    const own = teams.connector.rooms.seenBy(BEN.id).filter(({ onlyFor }) => onlyFor === BEN.id);
    expect(own.map((post) => [post.room, textFor(BEN.id, post)])).toEqual([
      [ROOMS.channel, expect.stringContaining('Your answer: ✓ Nearly')],
    ]);
    expect(inOwnChat()).toEqual([]);
  });

  describe('where the tenant has targeted messages, but stops taking them,', () => {
    const seenByAnn = () =>
      teams.connector.rooms
        .seenBy(ANN.id)
        .map((post) => textFor(ANN.id, post))
        .join('\n');

    beforeEach(async () => {
      await teams.leave();
      teams = await pollOnTeams({ targetedMessages: true });
      await vote(1);
      teams.connector.failWhere(({ query }) => (query.has('isTargetedActivity') ? { status: 403 } : undefined));
    });

    test('moves to the voter’s own chat, and nobody else ever sees it', async () => {
      await vote(2);
      expect(seenByAnn()).not.toContain('Your answer');
      expect(inOwnChat()).toEqual([expect.stringContaining('Your answer: ✓ Nearly')]);
    });

    test('stays in that chat from then on, in one message, and the short text says where', async () => {
      await vote(2);
      teams.connector.failWhere(undefined);
      expect((await vote(0))?.value).toBe('Your answer: ✓ Yes. See or withdraw it in our chat.');
      expect(inOwnChat()).toEqual([expect.stringContaining('Your answer: ✓ Yes')]);
      expect(seenByAnn()).not.toContain('Your answer');
    });

    test('does not follow a press that only claims to be on a private message', async () => {
      const press = teams.pressOf(BEN.id, `vote ${teams.id} 2`);
      const claimed = { says: `vote ${teams.id} 2`, context: { alone: true } };
      await teams.deliver({ ...press, value: { action: { type: 'Action.Execute', verb: 'says', data: claimed } } });
      await teams.settled();
      await vote(0);
      expect(seenByAnn()).not.toContain('Your answer');
    });
  });

  test('is found behind “How it works” by everybody, in a dialog, and withdrawn there', async () => {
    await vote(1);
    await teams.acts.press(BEN.id, 'How it works');
    const dialog = () => {
      const open = teams.connector.rooms.dialogOf(BEN.id);
      return open ? textFor(BEN.id, open) : '';
    };
    expect(dialog()).toContain('Your answer: ✓ No');
    await teams.acts.press(BEN.id, 'Withdraw my vote');
    await teams.settled();
    expect(dialog()).toContain('Your vote is withdrawn.');
    expect(inOwnChat()).toEqual([expect.stringContaining('Your vote is withdrawn.')]);
    expect(teams.pollAsSeenBy(BEN.id)).toBe(teams.pollAsSeenBy(ANN.id));
    expect(await teams.counts()).toEqual([0, 0, 0]);
  });

  test('the poll gives way to the result, which everybody sees', async () => {
    await vote(1);
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
    await teams.settled();
    await teams.acts.press(EVA.id, 'Withdraw my vote');
    await teams.settled();
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
    expect(inChannel()).toContain('Got it.');
    expect(inChannel()).not.toMatch(/Your answer|✓ No/);
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
