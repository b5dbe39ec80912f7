import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { databases, SECRET_KEY, storesOn } from '../../testing/stores/databases';
import { CHANNEL, closeNow, openPoll, voter } from '../../testing/stores/stored-polls';

const NEW_KEY = 'the key that follows it, as long as the one before';
const TOKEN = '{"token":"xoxb-of-this-workspace"}';

describe.each(databases)('what a platform gave the bot, on $name', ({ name, create }) => {
  const { open, url } = storesOn(create);

  test('is read for its own tenant, replaced by a newer one, and goes with the tenant', async () => {
    const store = await open(() => new Date('2026-11-23T12:00:00Z'));
    const { installations, deleteTenant } = store;
    await installations.keep('slack:T1', 'one');
    await installations.keep('slack:T2', 'two');
    await installations.keep('slack:T1', TOKEN);
    expect(await installations.find('slack:T1')).toEqual({
      ...{ text: TOKEN, installedAt: new Date('2026-11-23T12:00:00Z') },
    });
    expect(await installations.tenants()).toEqual(['slack:T1', 'slack:T2']);
    await deleteTenant('slack:T1');
    expect(await installations.find('slack:T1')).toBeUndefined();
    expect((await installations.find('slack:T2'))?.text).toBe('two');
  });

  test('a token that was renewed does not come back over a newer installation', async () => {
    const { installations } = await open();
    await installations.keep('slack:T1', 'one');
    expect(await installations.renew('slack:T1', 'one', 'two')).toBe(true);
    expect(await installations.renew('slack:T1', 'one', 'three')).toBe(false);
    expect(await installations.renew('slack:T2', 'one', 'three')).toBe(false);
    expect((await installations.find('slack:T1'))?.text).toBe('two');
  });

  test('a change of SECRET_KEY loses neither tokens nor votes, and afterwards the old one can go', async () => {
    const before = await open();
    await before.installations.keep('slack:T1', TOKEN);
    const poll = await openPoll(before);
    for (const who of [1, 2, 3, 4, 5]) await before.polls.vote(poll.id, voter(who), 0);

    const changing = await open(undefined, { secretKey: NEW_KEY, previousKeys: [SECRET_KEY] });
    expect((await changing.installations.find('slack:T1'))?.text).toBe(TOKEN);
    expect(await changing.polls.vote(poll.id, voter(6), 0)).toBeDefined();
    expect(await changing.renewSeals()).toEqual({ renewed: 2, unreadable: 0 });
    expect(await changing.renewSeals()).toEqual({ renewed: 0, unreadable: 0 });

    const after = await open(undefined, { secretKey: NEW_KEY });
    expect((await after.installations.find('slack:T1'))?.text).toBe(TOKEN);
    expect(await closeNow(after, poll.id)).toBe(true);
    expect((await after.polls.find(poll.id, CHANNEL))?.result?.kind).toBe('few');
  });

  test('without the old SECRET_KEY it is not read, in words, and nothing is lost', async () => {
    await (await open()).installations.keep('slack:T1', TOKEN);
    const other = await open(undefined, { secretKey: NEW_KEY });
    await expect(other.installations.find('slack:T1')).rejects.toThrow('set SECRET_KEY_PREVIOUS to what it was');
    expect(await other.renewSeals()).toEqual({ renewed: 0, unreadable: 1 });
    expect((await (await open()).installations.find('slack:T1'))?.text).toBe(TOKEN);
  });

  if (name === 'SQLite')
    test('stands in no file as it is', async () => {
      const store = await open();
      await store.installations.keep('slack:T1', TOKEN);
      const path = fileURLToPath(url());
      for (const file of [path, `${path}-wal`]) expect(readFileSync(file).includes('xoxb')).toBe(false);
    });
});
