import { BEN, ROOMS } from '../../testing/teams/local-teams';
import { AT, type PollOnTeams, pollOnTeams } from '../../testing/teams/poll-on-teams';
import type { Json } from '../../tryout/teams/rooms';
import { TENANT } from '../../tryout/teams/start';

let teams: PollOnTeams;
beforeEach(async () => {
  teams = await pollOnTeams();
});
afterEach(() => teams.leave());

describe('a button in the wrong place is refused in words, and nothing is counted:', () => {
  test.each<[string, (of: string) => [says: string, more: Json], string]>([
    ['an answer that there is not', (of) => [`vote ${of} 3`, {}], 'That answer is not in this poll'],
    ['an answer below nothing', (of) => [`vote ${of} -1`, {}], 'I cannot find that poll here'],
    ['a poll that there is not', () => ['vote abcdefghijklmnopqrstuvwx 0', {}], 'I cannot find that poll here'],
    [
      'one from another chat',
      (of) => [
        `vote ${of} 0`,
        { conversation: { id: ROOMS.group, conversationType: 'groupChat', isGroup: true, tenantId: TENANT } },
      ],
      'I cannot find that poll here',
    ],
    [
      'one from another tenant',
      (of) => [
        `vote ${of} 0`,
        {
          channelData: { tenant: { id: 'another' } },
          conversation: { id: ROOMS.channel, conversationType: 'channel', isGroup: true, tenantId: 'another' },
        },
      ],
      'I cannot find that poll here',
    ],
  ])('%s', async (_what, press, says) => {
    const { body } = await teams.deliver(teams.pressOf(BEN.id, ...press(teams.id)));
    expect(body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringContaining(says),
    });
    expect(await teams.counts()).toEqual([0, 0, 0]);
  });

  test('one of a poll that has closed', async () => {
    const press = teams.pressOf(BEN.id, `vote ${teams.id} 0`);
    await teams.services.pollCards.close(teams.id, AT);
    expect((await teams.deliver(press)).body?.value).toContain('has closed');
  });
});
