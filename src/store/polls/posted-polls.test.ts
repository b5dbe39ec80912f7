import type { Draft } from '../../polls/poll';
import { startPoll } from '../../polls/start-poll';
import { databases, storesOn } from '../../testing/stores/databases';
import {
  CHANNEL,
  CREATOR,
  closeNow,
  draftOf,
  keptDraft,
  NOON,
  openPoll,
  voter,
} from '../../testing/stores/stored-polls';
import { openDatabase } from '../db/open-database';
import type { Store } from '../open-store';

const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);

describe.each(databases)('drafts and posted polls on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  async function start({ polls }: Store, id: string, changes: Partial<Draft> = {}) {
    const { tenant, conversation, person: creator } = CREATOR;
    const starting = startPoll(draftOf(changes), { id, tenant, conversation, creator, now: NOON });
    return starting.ok ? polls.open(starting.poll, 'key') : undefined;
  }

  test('a draft waits for whoever made it, where it was made, and for an hour', async () => {
    let now = NOON;
    const store = await open(() => now);
    const draft = draftOf({
      question: 'Is it “Friday”, ❤️?',
      closes: { at: '2026-11-23T15:00:00.000Z' },
      about: 'theme-1',
    });
    const id = await keptDraft(store, draft);
    expect(id).toMatch(/^[a-z2-7]{24}$/);
    expect(await store.polls.findDraft(id, CREATOR)).toEqual(draft);
    for (const other of [{ tenant: 'slack:T2' }, { conversation: 'slack:T1:C2' }, { person: 'slack:T1:U2' }] as const) {
      expect(await store.polls.findDraft(id, { ...CREATOR, ...other })).toBeUndefined();
      expect(await store.polls.dropDraft(id, { ...CREATOR, ...other })).toBe(false);
    }
    expect(await store.polls.findDraft('\0', CREATOR)).toBeUndefined();
    now = new Date(minutes(60).getTime() - 1);
    expect(await store.polls.findDraft(id, CREATOR)).toEqual(draft);
    now = minutes(60);
    expect(await store.polls.findDraft(id, CREATOR)).toBeUndefined();
  });

  test('a draft is thrown away once; those of an hour ago go by themselves', async () => {
    let now = NOON;
    const store = await open(() => now);
    const [first] = [await keptDraft(store), await keptDraft(store)];
    expect(await store.polls.dropDraft(first, CREATOR)).toBe(true);
    expect(await store.polls.dropDraft(first, CREATOR)).toBe(false);
    now = minutes(61);
    await keptDraft(store);
    const { kysely } = await openDatabase(url());
    const times = async () =>
      (await kysely.selectFrom('poll_draft').select('made_at').execute()).map((row) => row.made_at);
    expect(await times()).toEqual([now.toISOString()]);
    await store.purge(minutes(122), 400);
    expect(await times()).toEqual([]);
    await kysely.destroy();
  });

  test('a draft becomes one poll, however many press at once, and keeps its id, its thread and all that was decided', async () => {
    const stores = await Promise.all([open(() => NOON), open(() => NOON), open(() => NOON)]);
    const [store] = stores;
    const id = await keptDraft(store, draftOf(), { thread: '1700.1' });
    const opened = (await Promise.all(stores.map((one) => start(one, id)))).filter((poll) => poll !== undefined);
    expect(opened).toHaveLength(1);
    expect(await store.polls.findDraft(id, CREATOR)).toBeUndefined();
    const poll = await store.polls.find(id, CHANNEL);
    expect(poll).toEqual(opened[0]);
    expect(poll).toEqual({
      ...{ id, ...CHANNEL, thread: '1700.1', creator: CREATOR.person, question: 'How was that meeting?' },
      options: [
        { id: 0, label: 'Good' },
        { id: 1, label: 'Mixed' },
        { id: 2, label: 'Hard' },
      ],
      ...{ many: false, openness: 'anonymous', template: null, about: null, followUp: null, closesAt: null },
      ...{
        state: 'open',
        messageId: null,
        createdAt: NOON,
        changedOn: null,
        closedAt: null,
        resultAt: null,
        result: null,
      },
    });
    await store.polls.posted(id, 'message 7');
    expect(await store.polls.find(id, CHANNEL)).toMatchObject({ messageId: 'message 7' });
    expect(await start(store, id)).toBeUndefined();
  });

  test('what could not be posted is the draft again that it was; what stands stays', async () => {
    const store = await open(() => NOON);
    const id = await keptDraft(store);
    await start(store, id);
    await store.polls.unposted(id);
    expect(await store.polls.find(id, CHANNEL)).toBeUndefined();
    expect(await store.polls.findDraft(id, CREATOR)).toEqual(draftOf());
    expect(await start(store, id)).toMatchObject({ id });
    await store.polls.posted(id, 'message 1');
    await store.polls.unposted(id);
    expect(await store.polls.find(id, CHANNEL)).toMatchObject({ id });
  });

  test('of the open polls here, one’s own are told first, and then the newest', async () => {
    const store = await open();
    const [ben, eva] = (['slack:T1:UBEN', 'slack:T1:UEVA'] as const).map((person) => ({ ...CREATOR, person }));
    const own = [await openPoll(store, {}, { now: minutes(0) }), await openPoll(store, {}, { now: minutes(1) })];
    const others: string[] = [];
    for (let at = 0; at < 20; at++)
      others.push((await openPoll(store, {}, { now: minutes(2 + at), by: (at % 2 ? ben : eva) ?? CREATOR })).id);
    await openPoll(store, {}, { by: { ...CREATOR, conversation: 'slack:T1:C2' } });
    const [newest = ''] = others.splice(-1);
    await closeNow(store, newest);
    const found = (await store.polls.openIn(CREATOR)).map(({ id }) => id);
    expect(found).toEqual([own[1]?.id, own[0]?.id, ...others.toReversed()].slice(0, 20));
    expect(await store.polls.openIn({ ...CREATOR, tenant: 'slack:T2' })).toEqual([]);
  });

  test('one person has ten open polls in a conversation and no more, however many are posted at once', async () => {
    const stores = await Promise.all([open(() => NOON), open(() => NOON)]);
    const [store] = stores;
    const drafts: string[] = [];
    for (let nth = 0; nth < 12; nth++) drafts.push(await keptDraft(store));
    const opened = await Promise.all(
      drafts.map((id, nth) => start(stores[nth % 2] ?? store, id, { question: `Question ${id}?` })),
    );
    expect(opened.filter((poll) => poll === 'too many')).toHaveLength(2);
    expect(await store.polls.openIn(CREATOR)).toHaveLength(10);
    const waiting = drafts[opened.indexOf('too many')] ?? '';
    expect(await store.polls.findDraft(waiting, CREATOR)).toEqual(draftOf());
    await openPoll(store, {}, { by: { ...CREATOR, person: 'slack:T1:UBEN' } });
    await openPoll(store, {}, { by: { ...CREATOR, conversation: 'slack:T1:C2' } });
    const closed = opened.find((poll) => poll !== 'too many' && poll !== undefined);
    await closeNow(store, typeof closed === 'object' ? closed.id : '');
    expect(await start(store, waiting, { question: 'Another?' })).toMatchObject({ id: waiting });
  });

  test('one person has twenty drafts in a conversation and no more; changing one is no new one', async () => {
    const store = await open(() => NOON);
    const drafts = await Promise.all(
      Array.from({ length: 25 }, () => store.polls.keepDraft(draftOf(), { ...CREATOR, thread: null })),
    );
    const kept = drafts.filter((id) => id !== undefined);
    expect(kept).toHaveLength(20);
    const changed = await store.polls.keepDraft(draftOf({ many: true }), { ...CREATOR, thread: null }, kept[0]);
    expect(await store.polls.findDraft(kept[0] ?? '', CREATOR)).toBeUndefined();
    expect(await store.polls.findDraft(changed ?? '', CREATOR)).toEqual(draftOf({ many: true }));
    expect(await store.polls.keepDraft(draftOf(), { ...CREATOR, thread: null }, kept[0])).toBeUndefined();
    await keptDraft(store, draftOf(), { by: { ...CREATOR, person: 'slack:T1:UBEN' } });
    await keptDraft(store, draftOf(), { by: { ...CREATOR, conversation: 'slack:T1:C2' } });
    expect(await store.polls.dropDrafts(CREATOR)).toBe(20);
    expect(await store.polls.keepDraft(draftOf(), { ...CREATOR, thread: null })).toBeDefined();
  });

  test('removing a poll takes its votes and its result along, but not from elsewhere', async () => {
    const store = await open();
    const poll = await openPoll(store);
    await store.polls.vote(poll.id, voter(1), 0);
    expect(await store.polls.remove(poll.id, { ...CHANNEL, conversation: 'slack:T1:C2' })).toBeUndefined();
    expect(await store.polls.remove(poll.id, CHANNEL)).toEqual(poll);
    expect(await store.polls.remove(poll.id, CHANNEL)).toBeUndefined();
    expect(await store.polls.find(poll.id, CHANNEL)).toBeUndefined();
    expect(await store.polls.vote(poll.id, voter(1), 0)).toEqual({ ok: false, why: 'unknown' });
  });

  test('who made a poll can be forgotten, with their votes and drafts; the poll goes on', async () => {
    const store = await open(() => NOON);
    const { id } = await openPoll(store);
    const draft = await keptDraft(store);
    await store.polls.vote(id, CREATOR, 0);
    await store.polls.vote(id, voter(1), 1);
    const { prompts } = await store.forgetPerson({ tenant: CHANNEL.tenant, person: CREATOR.person, by: 'themselves' });
    expect(prompts).toEqual([]);
    expect(await store.polls.find(id, CHANNEL)).toMatchObject({ creator: null, state: 'open' });
    expect(await store.polls.findDraft(draft, CREATOR)).toBeUndefined();
    expect((await store.polls.standing(id))?.tally.voters).toBe(1);
    expect(await store.polls.needingRefresh()).toEqual([id]);
    expect(await store.polls.vote(id, voter(1), 1)).toMatchObject({ changed: false });
  });
});
