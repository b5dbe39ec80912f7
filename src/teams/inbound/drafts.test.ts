import { ANN, BEN, ROOMS } from '../../testing/teams/local-teams';
import { AT, EVA, type PollOnTeams, pollOnTeams } from '../../testing/teams/poll-on-teams';
import { activityBasics } from '../../tryout/teams/activities';
import { actionsOf } from '../../tryout/teams/card-text';
import { BOT_ID, cardsFor, type Json, type Post, textFor } from '../../tryout/teams/rooms';
import { TENANT } from '../../tryout/teams/start';

const LINE = 'poll "Shall we stop?" "Yes" "No"';

const GONE = 'That draft has gone';

let teams: PollOnTeams;
beforeEach(async () => {
  teams = await pollOnTeams();
  await teams.services.pollCards.remove(teams.id, AT);
});
afterEach(() => teams.leave());

const seen = (person: string, room: string) =>
  teams.connector.rooms.visibleTo(person).filter((post) => post.room === room && post.from === BOT_ID);
const texts = (person: string, room: string) => seen(person, room).map((post) => textFor(person, post));
const draft = () => seen(ANN.id, ROOMS.personal).findLast((post) => textFor(ANN.id, post).includes('not posted yet'));
const polls = (room: string = ROOMS.channel) => texts(BEN.id, room).filter((text) => text.includes('[Yes]'));

describe('a draft that was typed in a channel', () => {
  beforeEach(async () => {
    await teams.acts.mention(ANN.id, ROOMS.channel, LINE);
  });

  test('is shown in the chat of whoever typed it, and the channel gets one line', () => {
    expect(texts(ANN.id, ROOMS.personal).at(-1)).toContain('Shall we stop?');
    expect(texts(BEN.id, ROOMS.channel).at(-1)).toBe('I have sent you a draft in our chat.');
    expect(texts(BEN.id, ROOMS.channel).join()).not.toContain('Shall we stop?');
  });

  test('says which channel it is for, and its buttons do, too', () => {
    expect(texts(ANN.id, ROOMS.personal).at(-1)).toMatch(/^Where:\nGeneral, in Riverside partnership/);
    expect(texts(ANN.id, ROOMS.personal).at(-1)).toContain('[Post there]');
  });

  test('is posted from there to the channel, and cannot be posted again', async () => {
    await teams.acts.press(ANN.id, 'Post there');
    await teams.settled();
    expect(polls()).toEqual([expect.stringContaining('Shall we stop?')]);
    expect(texts(ANN.id, ROOMS.personal).at(-1)).toContain('Your poll is posted.');
    expect(draft()).toBeUndefined();
    expect(JSON.stringify(seen(ANN.id, ROOMS.personal).map(({ activity }) => activity))).not.toContain('Post there');
  });

  test('is changed there, and still posted to the channel', async () => {
    await teams.acts.press(ANN.id, 'Change');
    teams.acts.fill(ANN.id, { Question: 'Shall we go on?' });
    await teams.acts.press(ANN.id, 'Preview');
    await teams.acts.press(ANN.id, 'Post there');
    expect(polls()).toEqual([expect.stringContaining('Shall we go on?')]);
  });

  test('is thrown away there, for good', async () => {
    const pressed = pressOf(ANN);
    await teams.acts.press(ANN.id, 'Discard');
    await teams.settled();
    expect(texts(ANN.id, ROOMS.personal).at(-1)).toContain('I have discarded it.');
    expect(draft()).toBeUndefined();
    // Her phone may still show it.
    const { body } = await teams.deliver(pressed);
    await teams.settled();
    expect(answerOf(body)).toContain(GONE);
    expect(polls()).toEqual([]);
  });

  test('once posted, is closed from there, where its buttons are', async () => {
    await teams.acts.press(ANN.id, 'Post there');
    await teams.acts.press(ANN.id, 'Close and show the result');
    expect(texts(BEN.id, ROOMS.channel).join()).toContain('This poll is closed.');
  });

  test('works in a client without Action.Execute, too', async () => {
    await teams.acts.submit(ANN.id, 'Post there');
    expect(polls()).toEqual([expect.stringContaining('Shall we stop?')]);
  });
});

test('a draft that was typed in a thread is posted in that thread', async () => {
  const { id: thread } = teams.connector.rooms.post({ room: ROOMS.channel, from: BEN.id, activity: { text: 'Hm' } });
  await teams.acts.mention(ANN.id, ROOMS.channel, LINE, thread);
  await teams.acts.press(ANN.id, 'Post in that thread');
  const posted = seen(BEN.id, ROOMS.channel).find((post) => textFor(BEN.id, post).includes('[Yes]'));
  expect(posted?.thread).toBe(thread);
});

test('where Teams does not say what the channel is called, the draft comes without its name', async () => {
  teams.connector.failNext({ status: 500 }, { status: 500 });
  await teams.acts.mention(ANN.id, ROOMS.channel, LINE);
  expect(texts(ANN.id, ROOMS.personal).at(-1)).toMatch(/^Where: the channel or chat where you asked\n/);
});

test('where there can be no chat, the draft is shown to nobody', async () => {
  const rooms = teams.connector.rooms;
  rooms.removeBot(ROOMS.personal);
  await teams.acts.mention(ANN.id, ROOMS.channel, LINE);
  expect(texts(BEN.id, ROOMS.channel).at(-1)).toContain('I cannot show you your draft');
  expect(texts(BEN.id, ROOMS.channel).join()).not.toContain('Shall we stop?');
});

test('where the tenant has targeted messages, the draft is one', async () => {
  await teams.leave();
  teams = await pollOnTeams({ targetedMessages: true });
  await teams.services.pollCards.remove(teams.id, AT);
  await teams.acts.mention(ANN.id, ROOMS.channel, LINE);
  expect(seen(ANN.id, ROOMS.channel).at(-1)).toMatchObject({ onlyFor: ANN.id });
  await teams.acts.press(ANN.id, 'Post here');
  expect(polls()).toEqual([expect.stringContaining('Shall we stop?')]);
});

test('a press on a post that others see brings its draft in the chat of whoever pressed', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'poll templates');
  const shown = seen(BEN.id, ROOMS.channel).at(-1);
  await teams.deliver({
    ...activityBasics(teams.connector, {
      person: BEN.id,
      room: ROOMS.channel,
      ...(shown?.thread ? { thread: shown.thread } : {}),
    }),
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'f:template',
    replyToId: shown?.id,
    value: { action: { verb: 'says', data: { says: 'poll plain-words-in-plans' } } },
  });
  expect(texts(BEN.id, ROOMS.channel).join()).not.toContain('not posted yet');
  const own = teams.connector.rooms.seenBy(BEN.id).filter(({ room }) => room !== ROOMS.channel);
  expect(own.map((post) => textFor(BEN.id, post)).join()).toContain('Your poll, not posted yet');
});

test('the question before a change that concerns everybody is asked in the chat, and answered there', async () => {
  await teams.acts.mention(ANN.id, ROOMS.channel, 'reflect weekly monday 09:30');
  await teams.acts.mention(ANN.id, ROOMS.channel, 'reflect stop');
  expect(texts(BEN.id, ROOMS.channel).at(-1)).toBe('I have a question for you first, in our chat.');
  await teams.acts.press(ANN.id, 'Stop');
  expect(await teams.services.scheduled.count()).toBe(0);
});

describe('what the button of a draft says is not believed: nothing is posted for', () => {
  beforeEach(async () => {
    await teams.acts.mention(ANN.id, ROOMS.channel, LINE);
  });

  const refused = async (activity: Json): Promise<string> => {
    const { body } = await teams.deliver(activity);
    await teams.settled();
    expect([...polls(), ...polls(ROOMS.group)]).toEqual([]);
    return answerOf(body);
  };

  test('another member', async () => {
    expect(await refused(pressOf(BEN))).toContain(GONE);
  });

  test('somebody who has left the channel', async () => {
    teams.connector.rooms.addRoom({ id: ROOMS.channel, kind: 'channel', members: [BEN.id, EVA.id] });
    expect(await refused(pressOf(ANN))).toContain('that one of us is not in');
  });

  test('another tenant', async () => {
    expect(await refused(pressOf(ANN, { tenant: 'another' }))).toContain('that one of us is not in');
  });

  test('another conversation of the same person', async () => {
    await teams.acts.mention(ANN.id, ROOMS.group, 'help');
    expect(await refused(pressOf(ANN, { at: ROOMS.group }))).toContain(GONE);
  });

  test.each([
    ['one where the bot was never spoken to', ROOMS.meeting],
    ['one that there is not', '19:nowhere@thread.tacv2'],
    ['somebody’s own chat', ROOMS.personal],
    ['a path', '../../teams'],
    ['a text that is no conversation', 'x y'],
  ])('a conversation that is %s', async (_what, at) => {
    expect(await refused(pressOf(ANN, { at }))).toContain('that one of us is not in');
  });

  test('a conversation named in another one: what counts is where it was pressed', async () => {
    const inGroup = {
      ...pressOf(ANN),
      conversation: { id: ROOMS.group, conversationType: 'groupChat', isGroup: true, tenantId: TENANT },
    };
    expect(await refused(inGroup)).not.toContain('posted.');
    expect(texts(ANN.id, ROOMS.personal).at(-1)).toContain(GONE);
  });

  test('anybody, while Teams does not say who is a member', async () => {
    teams.connector.failNext({ status: 502 });
    expect(await refused(pressOf(ANN))).toMatch(/[0-9A-F]{6}/);
  });

  test('and for whoever made it, it is', async () => {
    await teams.deliver(pressOf(ANN));
    expect(polls()).toHaveLength(1);
  });
});

describe('a vote from one’s own chat', () => {
  test('of somebody who is not in the channel does not count', async () => {
    const { id } = await teams.posted('poll "Shall we go?" "Yes" "No" open');
    const dan = { id: '29:dan', name: 'Dan', aadObjectId: '44444444-0000-4000-8000-00000000000d' };
    teams.connector.rooms.addPerson(dan);
    const data = { says: `vote ${id} 0`, context: { at: ROOMS.channel } };
    const basics = activityBasics(teams.connector, { person: dan.id, room: 'a:dan' });
    const { body } = await teams.deliver({
      ...basics,
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: 'f:1',
      value: { action: { verb: 'says', data } },
    });
    expect(body?.value).toContain('that one of us is not in');
    await teams.services.pollCards.close(id, AT);
    expect(JSON.stringify((await teams.services.polls.find(id, AT))?.result)).not.toContain('1 of 1');
  });
});

/** The line of a button on Ann's draft. */
function draftLine(title: string): string {
  const action = cardsFor(ANN.id, draft() as Post)
    .flatMap(actionsOf)
    .find((one) => one.title === title);
  return String((action?.data as Json | undefined)?.says);
}

/** What pressing the draft's button would send, sent by this person from their own chat. */
function pressOf(person: typeof ANN | typeof EVA, change: { at?: string; tenant?: string } = {}): Json {
  const { at = ROOMS.channel, tenant = TENANT } = change;
  const says = draftLine('Post there');
  return {
    ...activityBasics(teams.connector, { person: person.id, room: ROOMS.personal }),
    from: person,
    conversation: { id: `a:${person.id}`, conversationType: 'personal', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: 'f:press',
    value: { action: { type: 'Action.Execute', verb: 'says', data: { says, context: { at } } } },
  };
}

/** What the press itself is answered: a few words, or a card. */
function answerOf(body: Json | undefined): string {
  const card = body?.value as Json | undefined;
  return String(card?.fallbackText ?? body?.value);
}
