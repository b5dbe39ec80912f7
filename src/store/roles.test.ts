import { databases, storesOn } from '../testing/stores/databases';

const DAY_MS = 24 * 60 * 60 * 1_000;
const NOON = new Date('2026-11-23T12:00:00Z');

describe.each(databases)('roles on $name', ({ create }) => {
  const { open } = storesOn(create);

  test('nobody has one until they choose, and choosing again changes it', async () => {
    const { roles } = await open();
    expect(await roles.get('slack:T1:U1')).toBeUndefined();
    await roles.set('slack:T1:U1', 'slack:T1', 'managers');
    await roles.set('slack:T1:U2', 'slack:T1', 'practitioners');
    await roles.set('slack:T1:U1', 'slack:T1', 'leaders');
    expect(await roles.get('slack:T1:U1')).toBe('leaders');
    expect(await roles.get('slack:T1:U2')).toBe('practitioners');
  });

  test('of several people those are told who chose one', async () => {
    const { roles } = await open();
    await roles.set('slack:T1:U1', 'slack:T1', 'managers');
    await roles.set('slack:T1:U2', 'slack:T1', 'leaders');
    const found = await roles.of(['slack:T1:U2', 'slack:T1:U3', 'slack:T1:U1']);
    expect([...found].sort()).toEqual([
      ['slack:T1:U1', 'managers'],
      ['slack:T1:U2', 'leaders'],
    ]);
    expect((await roles.of([])).size).toBe(0);
  });

  test('whoever asks for it to be forgotten has it forgotten, and nobody else’s', async () => {
    const { roles } = await open();
    await roles.set('slack:T1:U1', 'slack:T1', 'managers');
    await roles.set('slack:T1:U2', 'slack:T1', 'managers');
    expect(await roles.forget('slack:T1:U1')).toBe(true);
    expect(await roles.forget('slack:T1:U1')).toBe(false);
    expect(await roles.get('slack:T1:U1')).toBeUndefined();
    expect(await roles.get('slack:T1:U2')).toBe('managers');
  });

  test('it is kept for as long as the operator says after it was last chosen', async () => {
    let now = NOON;
    const { roles, purge } = await open(() => now);
    await roles.set('slack:T1:U1', 'slack:T1', 'managers');
    await roles.set('slack:T1:U2', 'slack:T1', 'managers');
    now = new Date(NOON.getTime() + 100 * DAY_MS);
    await roles.set('slack:T1:U2', 'slack:T1', 'managers');
    await purge(new Date(NOON.getTime() + 401 * DAY_MS), 400);
    expect(await roles.get('slack:T1:U1')).toBeUndefined();
    expect(await roles.get('slack:T1:U2')).toBe('managers');
  });

  test('it goes with the personal chat that Teams takes the bot out of', async () => {
    const { roles, leaveConversations, conversationReferences } = await open();
    const [tenant, person] = ['teams:a', 'teams:a:ann'] as const;
    await conversationReferences.remember('teams:a:19:channel', tenant, '{}');
    await roles.set(person, tenant, 'managers');
    await roles.set('teams:a:ben', tenant, 'managers');
    await leaveConversations({ tenant, conversations: ['teams:a:chat'], person, leadsTo: () => 'here' });
    expect(await roles.get(person)).toBeUndefined();
    expect(await roles.get('teams:a:ben')).toBe('managers');
  });
});
