import { recordingMessenger } from '../testing/recording-messenger';
import { messengerOf, type PlatformAdapter, rateLimitOf } from './adapter';

const [slack, teams] = [recordingMessenger(), recordingMessenger()];
const adapters: { slack: PlatformAdapter; teams: PlatformAdapter } = {
  slack: { messenger: slack.messenger, pace: { tenantGapMs: 2, conversationGapMs: 20 }, stop: async () => {} },
  teams: { messenger: teams.messenger, pace: { tenantGapMs: 3, conversationGapMs: 30 }, stop: async () => {} },
};

test('a message goes to the platform of its conversation or person, at the rate limit of its tenant', async () => {
  const messenger = messengerOf(adapters);
  await messenger.send('slack:T1:C1', { audience: 'conversation', blocks: [] });
  await messenger.sendDirect('teams:t:ann', { audience: 'asker', blocks: [] });
  expect(slack.sent.map(({ conversation }) => conversation)).toEqual(['slack:T1:C1']);
  expect(teams.told.map(({ person }) => person)).toEqual(['teams:t:ann']);
  expect(rateLimitOf(adapters)('slack:T1')).toEqual({ tenantGapMs: 2, conversationGapMs: 20 });
  expect(rateLimitOf(adapters)('teams:t')).toEqual({ tenantGapMs: 3, conversationGapMs: 30 });
});

test('nobody can be told anything, on any platform', async () => {
  const told = messengerOf(adapters).sendDirect('slack:T1:nobody', { audience: 'asker', blocks: [] });
  await expect(told).rejects.toMatchObject({ why: 'gone' });
  expect(slack.told).toEqual([]);
});

test('without an adapter sending fails as if the bot were not a member, at once', async () => {
  const { teams } = adapters;
  const sent = messengerOf({ teams }).send('slack:T1:C1', { audience: 'conversation', blocks: [] });
  await expect(sent).rejects.toMatchObject({ why: 'removed' });
  expect(rateLimitOf({ teams })('slack:T1')).toEqual({ tenantGapMs: 0, conversationGapMs: 0 });
});
