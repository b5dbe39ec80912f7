import { startPoll } from '../polls/start-poll';
import { databases, storesOn } from '../testing/databases';
import { CHANNEL, CREATOR, closeNow, draftOf, NOON, openPoll, voter } from '../testing/stored-polls';
import { openDatabase } from './open-database';
import type { Store } from './open-store';

const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);

describe.each(databases)('drafts and posted polls on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  async function start({ polls }: Store, id: string) {
    const { tenant, conversation, person: creator } = CREATOR;
    const starting = startPoll(draftOf(), { id, tenant, conversation, creator, now: NOON });
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
    const id = await store.polls.keepDraft(draft, { ...CREATOR, thread: null });
    expect(id).toMatch(/^[a-z2-7]{24}$/);
    expect(await store.polls.findDraft(id, CREATOR)).toEqual(draft);
    for (const other of [{ tenant: 'slack:T2' }, { conversation: 'slack:T1:C2' }, { person: 'slack:T1:U2' }]) {
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
    const [first] = [
      await store.polls.keepDraft(draftOf(), { ...CREATOR, thread: null }),
      await store.polls.keepDraft(draftOf(), { ...CREATOR, thread: null }),
    ];
    expect(await store.polls.dropDraft(first, CREATOR)).toBe(true);
    expect(await store.polls.dropDraft(first, CREATOR)).toBe(false);
    now = minutes(61);
    await store.polls.keepDraft(draftOf(), { ...CREATOR, thread: null });
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
    const id = await store.polls.keepDraft(draftOf(), { ...CREATOR, thread: '1700.1' });
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
      ...{ state: 'open', messageId: null, createdAt: NOON, closedAt: null, resultAt: null, result: null },
    });
    await store.polls.posted(id, 'message 7');
    expect(await store.polls.find(id, CHANNEL)).toMatchObject({ messageId: 'message 7' });
    expect(await start(store, id)).toBeUndefined();
  });

  test('what could not be posted is the draft again that it was; what stands stays', async () => {
    const store = await open(() => NOON);
    const id = await store.polls.keepDraft(draftOf(), { ...CREATOR, thread: null });
    await start(store, id);
    await store.polls.unposted(id);
    expect(await store.polls.find(id, CHANNEL)).toBeUndefined();
    expect(await store.polls.findDraft(id, CREATOR)).toEqual(draftOf());
    expect(await start(store, id)).toMatchObject({ id });
    await store.polls.posted(id, 'message 1');
    await store.polls.unposted(id);
    expect(await store.polls.find(id, CHANNEL)).toMatchObject({ id });
  });

  test('of the open polls here, the ten newest are told, newest first', async () => {
    const store = await open();
    const ids: string[] = [];
    for (let at = 0; at < 12; at++) ids.push((await openPoll(store, {}, { now: minutes(at) })).id);
    await openPoll(store, {}, { by: { ...CREATOR, conversation: 'slack:T1:C2' } });
    const [newest = ''] = ids.splice(-1);
    await closeNow(store, newest);
    expect((await store.polls.openIn(CHANNEL)).map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 10));
    expect(await store.polls.openIn({ ...CHANNEL, tenant: 'slack:T2' })).toEqual([]);
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
    const draft = await store.polls.keepDraft(draftOf(), { ...CREATOR, thread: null });
    await store.polls.vote(id, CREATOR, 0);
    await store.polls.vote(id, voter(1), 1);
    expect(await store.forgetPerson(CREATOR.person)).toEqual([]);
    expect(await store.polls.find(id, CHANNEL)).toMatchObject({ creator: '', state: 'open' });
    expect(await store.polls.findDraft(draft, CREATOR)).toBeUndefined();
    expect((await store.polls.standing(id))?.tally.voters).toBe(1);
    expect(await store.polls.undrawn()).toEqual([id]);
    expect(await store.polls.vote(id, voter(1), 1)).toMatchObject({ changed: false });
  });
});
