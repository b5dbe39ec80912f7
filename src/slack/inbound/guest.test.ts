import { guestWhoInteracts, guestWhoSays } from './guest';

const within = (organisation: string | null) => ({
  authorizations: [{ team_id: 'T1', enterprise_id: organisation }],
});

test.each([
  ['a member of the workspace', { user_team: 'T1' }, null, false],
  ['a member, where Slack names one team only', { team: 'T1' }, null, false],
  ['somebody of whom Slack names no team', {}, null, false],
  ['a partner in a shared channel', { user_team: 'T9', team: 'T1' }, null, true],
  ['a partner, where Slack names one team only', { team: 'T9' }, null, true],
  // Another workspace may be the same organisation's.
  ['somebody of another workspace, in an organisation of several', { user_team: 'T9' }, 'E1', false],
])('%s, who writes', async (_who, event, organisation, guest) => {
  expect(await guestWhoSays(event, 'T1', within(organisation)).isGuest?.()).toBe(guest);
});

test.each([
  ['a member of the workspace', { user: { team_id: 'T1' }, enterprise: null }, false],
  ['somebody of whom Slack names no team', { user: {} }, false],
  ['a partner in a shared channel', { user: { team_id: 'T9' }, enterprise: null }, true],
  [
    'somebody of another workspace, in an organisation of several',
    { user: { team_id: 'T9' }, enterprise: { id: 'E1' } },
    false,
  ],
])('%s, who presses', async (_who, body, guest) => {
  expect(await guestWhoInteracts(body, 'T1').isGuest?.()).toBe(guest);
});
