import type { Join } from '../testing/person';
import { testServices } from '../testing/services';
import { joinOnSlack, slackWithBot } from '../testing/slack/slack-person';
import { ANN, BEN, ROOMS, startLocalTeams } from '../testing/teams/local-teams';
import { joinOnTeams } from '../testing/teams/teams-person';
import { readable } from '../tryout/slack/readable';
import { textFor } from '../tryout/teams/rooms';

const DISTRESS = 'I want to kill myself';

describe.each<[string, Join]>([
  ['Slack', joinOnSlack],
  ['Teams', joinOnTeams],
])('on %s', (_platform, join) => {
  test.each(['type', 'mention'] as const)(
    'a worry (%s) is answered to whoever has it, and to nobody else',
    async (way) => {
      const services = testServices();
      const ann = await join(services);
      for (const line of [DISTRESS, `glossary ${DISTRESS}`]) {
        await ann[way](line);
        expect(ann.seen().at(-1)).toMatch(/^Who to call\nSamaritans: .*116 123/);
        expect(ann.seen().at(-1)).toContain('I am only a glossary, and nobody reads this chat.');
        expect(JSON.stringify(ann.newestAsSent())).toContain('tel:116123');
      }
      expect(ann.seenByColleague()).toEqual([]);
      expect(services.logged.join()).not.toMatch(/kill|distress|worry/i);
      await ann.leave();
    },
  );

  test('whom to call is brought by asking for it, where everybody may see it', async () => {
    const ann = await join(testServices());
    await ann.mention('signposts');
    expect(ann.seenByColleague()).toEqual([expect.stringMatching(/^Who to call\nEmergency services: .*999/)]);
    await ann.leave();
  });
});

describe('where Slack cannot show it to one person in the channel', () => {
  test.each([
    [['user_not_in_channel'], ['D0']],
    [['user_not_in_channel', 'cannot_dm_bot'], ['C0TEAM']],
  ])(
    'refused with %s, it goes to her own chat, and last to a card that gives nothing away',
    async ([ephemeral, own], [where]) => {
      const { slack, acts, adapter, stop } = await slackWithBot(testServices());
      slack.failNext('chat.postEphemeral', { error: String(ephemeral) });
      if (own) slack.failNext('chat.postMessage', { error: own });
      await acts.mention('U0ANN', DISTRESS);
      await adapter.stop();
      const [answer, ...others] = slack.workspace.fromBot('U0ANN');
      expect(others).toEqual([]);
      expect(answer?.channel.startsWith(String(where))).toBe(true);
      expect(readable(answer?.blocks ?? [])).toMatch(
        own ? /^Who to call\nEmergency services: 999/ : /^Who to call\nSamaritans: 116 123/,
      );
      expect(readable(answer?.blocks ?? [])).not.toMatch(/kill/);
      expect(slack.workspace.fromBot('U0BEN')).toHaveLength(own ? 1 : 0);
      await stop();
    },
  );
});

describe('in a channel of Teams', () => {
  const seen = (teams: Awaited<ReturnType<typeof startLocalTeams>>, who: string) =>
    teams.connector.rooms.seenBy(who).map((post) => ({ room: post.room, text: textFor(who, post) }));

  test('it is a targeted message where the tenant has those', async () => {
    const teams = await startLocalTeams(testServices(), { targetedMessages: true });
    await teams.acts.mention(ANN.id, ROOMS.channel, DISTRESS);
    expect(seen(teams, ANN.id)).toEqual([
      { room: ROOMS.channel, text: expect.stringMatching(/^Who to call\nSamaritans/) },
    ]);
    expect(seen(teams, BEN.id)).toEqual([]);
    await teams.leave();
  });

  test('it goes to the personal chat where Teams has none, and nothing is posted in the channel', async () => {
    const teams = await startLocalTeams(testServices(), { targetedMessages: true });
    teams.connector.failNext({ status: 403 });
    await teams.acts.mention(ANN.id, ROOMS.channel, DISTRESS);
    expect(seen(teams, ANN.id)).toEqual([
      { room: ROOMS.personal, text: expect.stringMatching(/^Who to call\nSamaritans/) },
    ]);
    expect(seen(teams, BEN.id)).toEqual([]);
    await teams.leave();
  });

  test('where neither works, whatever the reason, the thread shows whom to call and not why', async () => {
    const teams = await startLocalTeams(testServices(), { targetedMessages: true });
    teams.connector.failNext({ status: 403 });
    teams.connector.failNext({ status: 403 });
    await teams.acts.mention(ANN.id, ROOMS.channel, DISTRESS);
    const [shown, ...others] = seen(teams, BEN.id);
    expect(others).toEqual([]);
    expect(shown).toMatchObject({
      room: ROOMS.channel,
      text: expect.stringMatching(/^Who to call\nEmergency services/),
    });
    expect(shown?.text).toContain('Samaritans');
    expect(shown?.text).not.toMatch(/kill|sorry|matter/i);
    await teams.leave();
  });
});
