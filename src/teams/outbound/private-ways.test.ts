import { testServices } from '../../testing/services';
import { ANN, BEN, type LocalTeams, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { activityBasics, mentionOfBot } from '../../tryout/teams/activities';
import { textFor } from '../../tryout/teams/rooms';

let teams: LocalTeams;

const seenBy = (person: string) => teams.connector.rooms.seenBy(person).map((post) => textFor(person, post));
const targetedCalls = () => teams.connector.calls.filter(({ query }) => query.get('isTargetedActivity') === 'true');

afterEach(() => teams.leave());

describe('where the tenant has targeted messages', () => {
  beforeEach(async () => {
    teams = await startLocalTeams(testServices(), { targetedMessages: true });
  });

  test('an answer in a channel is sent to the asker alone, in her thread', async () => {
    await teams.acts.mention(BEN.id, ROOMS.group, 'help');
    await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary county lines', '1700000000001');
    const call = targetedCalls().at(-1);
    expect(call).toMatchObject({
      method: 'POST',
      path: [`${ROOMS.channel};messageid=1700000000001`, 'activities'],
      authorization: 'Bearer the-bots-own-token',
      body: { type: 'message', recipient: { id: ANN.id }, from: { name: 'Practice Compass' } },
    });
    expect(teams.connector.rooms.seenBy(ANN.id).at(-1)?.thread).toBe('1700000000001');
    expect(seenBy(BEN.id).join()).not.toContain('County lines');
  });

  test('the answer can be shared from there', async () => {
    await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary county lines');
    await teams.acts.press(ANN.id, 'Share with everyone here');
    expect(seenBy(BEN.id)).toEqual([expect.stringMatching(/^Shared by Ann Example\nCounty lines\n/)]);
  });

  test.each([400, 403, 404])('when Teams refuses with %s, the answer goes to the thread', async (status) => {
    teams.connector.failNext({ status, code: 'BotNotInConversationRoster' });
    await teams.acts.mention(ANN.id, ROOMS.channel, 'glossary county lines');
    expect(seenBy(BEN.id)).toEqual([expect.stringMatching(/^County lines\n[\s\S]*\[Ask me in private\]$/)]);
    expect(teams.connector.calls).toHaveLength(2);
  });

  test('somebody of whom Teams says nothing but an id is answered there, and in the personal chat, too', async () => {
    const basics = activityBasics(teams.connector, { person: ANN.id, room: ROOMS.channel });
    const nothing = { name: null, aadObjectId: null, role: '' };
    const unknown = {
      ...{ ...basics, ...mentionOfBot('glossary county lines'), type: 'message', locale: null },
      ...{ from: { id: ANN.id, ...nothing }, conversation: { ...Object(basics.conversation), name: null } },
    };
    await teams.deliver({ ...unknown, id: 'one' });
    expect(targetedCalls()).toHaveLength(1);
    teams.connector.failNext({ status: 404 }, { status: 403 });
    await teams.deliver({ ...unknown, id: 'two', recipient: { ...Object(basics.recipient), isTargeted: true } });
    expect(seenBy(ANN.id)).toEqual(Array(2).fill(expect.stringMatching(/^County lines\n/)));
    expect(teams.connector.rooms.seenBy(ANN.id).map(({ room }) => room)).toEqual([ROOMS.channel, ROOMS.personal]);
  });

  test('a personal chat is private already', async () => {
    await teams.acts.say(ANN.id, ROOMS.personal, 'glossary county lines');
    expect(targetedCalls()).toEqual([]);
    expect(seenBy(ANN.id)).toHaveLength(1);
  });
});

describe('a slash command, which nobody else sees,', () => {
  beforeEach(async () => {
    teams = await startLocalTeams(testServices());
  });

  test.each(['/glossary county lines', 'glossary county lines'])(
    '“%s” is answered to the asker alone',
    async (line) => {
      await teams.acts.slash(ANN.id, ROOMS.channel, line);
      expect(seenBy(ANN.id)).toEqual([expect.stringMatching(/^County lines\n/)]);
      expect(seenBy(BEN.id)).toEqual([]);
    },
  );

  test('is answered in the personal chat when Teams refuses that, and never in front of everybody', async () => {
    teams.connector.failNext({ status: 403 });
    await teams.acts.slash(ANN.id, ROOMS.channel, '/glossary county lines');
    expect(teams.connector.rooms.seenBy(ANN.id).map(({ room }) => room)).toEqual([ROOMS.personal]);
    expect(seenBy(BEN.id)).toEqual([]);
  });
});
