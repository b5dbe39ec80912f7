import type { Conversation, Tenant } from '../ids';
import { databases, storesOn } from '../testing/stores/databases';
import { fillConversation } from '../testing/stores/one-of-everything';
import { closeNow, openPoll } from '../testing/stores/stored-polls';
import { MONDAY, NEXT_MONDAY } from '../testing/weekly-prompts';
import { openDatabase } from './db/open-database';
import type { Leaving } from './leave-conversations';
import type { Store } from './open-store';

const TENANT = 'teams:t1';
const [ONE, TWO, CHANNEL, PERSONAL] = [
  `${TENANT}:one`,
  `${TENANT}:two`,
  `${TENANT}:channel`,
  `${TENANT}:personal`,
] as const;
const ANN = `${TENANT}:ann` as const;
const HOLD = { holder: 'replica 1', until: new Date('2026-11-23T09:35:00Z') };

/** As a platform adapter would read its own notes: with a team, all its channels go. */
const leadsTo: Leaving['leadsTo'] = (note) =>
  note === 'person' ? 'nowhere' : note === 'of the team' ? 'gone' : 'here';
const leaving = (...conversations: Conversation[]): Leaving => ({ tenant: TENANT, conversations, leadsTo });

describe.each(databases)('what the bot was taken out of, on $name,', ({ create }) => {
  const { open, url } = storesOn(create);

  async function fill(
    store: Store,
    conversation: Conversation,
    tenant: Tenant = TENANT,
    note = 'a chat',
  ): Promise<void> {
    await fillConversation(store, { conversation, tenant, person: `${tenant}:ann`, note });
    await store.conversationReferences.remember(`${tenant}:ann`, tenant, 'person');
  }

  /** Every row of every table, as text, by table. `empty` is called with the name of each table that has none. */
  async function rows(empty: (table: string) => void = () => undefined): Promise<string[]> {
    const { kysely } = await openDatabase(url());
    const all: string[] = [];
    for (const { name } of await kysely.introspection.getTables()) {
      if (['migration', 'seen_key', 'fact'].includes(name)) continue;
      const found = await kysely
        .selectFrom(name as 'schedule')
        .selectAll()
        .execute();
      if (found.length === 0) empty(name);
      all.push(...found.map((row) => `${name} ${JSON.stringify(row)}`));
    }
    await kysely.destroy();
    return all.sort();
  }

  test('is deleted with its votes and everything else, and nothing of what is beside it', async () => {
    const store = await open(() => MONDAY.at);
    await fill(store, ONE);
    await fill(store, 'teams:t2:one', 'teams:t2');
    await store.installations.keep('teams:t2', 'a token');
    // Every table has something to delete: a new table must have, too.
    const before = await rows((table) => expect(`rows in ${table}`).toBe('none'));
    await fill(store, TWO);
    expect((await rows()).length).toBeGreaterThan(before.length + 10);
    const ended = await store.leaveConversations(leaving(TWO));
    expect(ended).toMatchObject([{ conversation: TWO, owner: ANN, weekday: 1, time: '09:30' }]);
    // What was sent from both conversations is kept for the tenant: a word with its count, feedback as a third row.
    const asBefore = (all: string[]) =>
      all.filter((row) => !row.startsWith('feedback {"number":3,')).map((row) => row.replace(/"count":2/, '"count":1'));
    expect(asBefore(await rows())).toEqual(before);
    await store.leaveConversations(leaving(TWO));
    expect(asBefore(await rows())).toEqual(before);
  });

  test('takes along what belongs to the same team, whether or not anything else is kept of it', async () => {
    const store = await open(() => MONDAY.at);
    await fill(store, ONE);
    await fill(store, CHANNEL, TENANT, 'of the team');
    await store.conversationReferences.remember(`${TENANT}:another channel`, TENANT, 'of the team');
    await store.leaveConversations(leaving(`${TENANT}:team`));
    expect((await rows()).filter((row) => row.includes('channel'))).toEqual([]);
    expect((await rows()).filter((row) => row.includes(ONE)).length).toBeGreaterThan(10);
  });

  test('takes the whole tenant with the last conversation, and no other tenant', async () => {
    const store = await open(() => MONDAY.at);
    await fill(store, ONE);
    await store.leaveConversations(leaving(ONE));
    expect(await rows()).toEqual([]);
    await fill(store, 'teams:t2:two', 'teams:t2');
    const others = await rows();
    await fill(store, ONE);
    await fill(store, TWO);
    await store.leaveConversations(leaving(ONE, TWO));
    expect(await rows()).toEqual(others);
  });

  test('is not the last where another has a poll, even if nobody knows any more where that is', async () => {
    const store = await open(() => MONDAY.at);
    await fill(store, ONE);
    await openPoll(store, {}, { by: { tenant: TENANT, conversation: TWO, person: ANN } });
    await store.leaveConversations(leaving(ONE));
    expect((await rows()).filter((row) => row.startsWith('poll '))).toHaveLength(1);
    expect((await rows()).filter((row) => row.startsWith('suggestion '))).toHaveLength(1);
  });

  test('is the last also where two are left at once, on two replicas', async () => {
    const [first, second] = [await open(() => MONDAY.at), await open(() => MONDAY.at)];
    await fill(first, ONE);
    await fill(first, TWO);
    await Promise.all([first.leaveConversations(leaving(ONE)), second.leaveConversations(leaving(TWO))]);
    expect(await rows()).toEqual([]);
  });

  test('keeps nothing of a vote, a turn or a change that comes at that moment', async () => {
    const [first, second] = [await open(() => MONDAY.at), await open(() => MONDAY.at)];
    await fill(first, ONE);
    const by = { tenant: TENANT, conversation: ONE, person: ANN } as const;
    const { id } = await openPoll(first, { question: 'And this one?' }, { by, now: MONDAY.at });
    const schedule = await first.schedules.get(ONE);
    if (!schedule) throw new Error('no schedule');
    await Promise.all([
      second.polls.vote(id, by, 1),
      second.polls.vote(id, { ...by, person: `${TENANT}:somebody` }, 1),
      second.deliveries.claim(
        schedule,
        { post: NEXT_MONDAY, missed: null, next: { ...NEXT_MONDAY, day: '2026-12-07' } },
        HOLD,
      ),
      second.schedules.pause(ONE, 'gone'),
      closeNow(second, id, MONDAY.at),
      first.leaveConversations(leaving(ONE)),
    ]);
    expect((await rows()).filter((row) => row.includes(ONE) || row.startsWith('vote'))).toEqual([]);
  });

  test('a personal chat goes with the person’s own address, unless that person looks after a weekly prompt elsewhere', async () => {
    const store = await open(() => MONDAY.at);
    await fill(store, ONE);
    await store.conversationReferences.remember(PERSONAL, TENANT, 'a chat');
    await store.conversationReferences.remember(`${TENANT}:ben`, TENANT, 'person');
    await store.leaveConversations({ ...leaving(PERSONAL), person: `${TENANT}:ben` });
    await store.leaveConversations({ ...leaving(PERSONAL), person: ANN });
    expect(await store.conversationReferences.find(`${TENANT}:ben`)).toBeUndefined();
    expect(await store.conversationReferences.find(ANN)).toBe('person');
    expect(await store.conversationReferences.find(PERSONAL)).toBeUndefined();
  });
});
