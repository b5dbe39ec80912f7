import { foldQuestion } from '../../polls/fold';
import { databases, storesOn } from '../../testing/stores/databases';
import { CHANNEL, closeNow, NOON, openPoll, voter } from '../../testing/stores/stored-polls';
import { openDatabase } from '../db/open-database';
import type { Store } from '../open-store';

const HOUR_MS = 60 * 60 * 1_000;
const later = (hours: number) => new Date(NOON.getTime() + hours * HOUR_MS);
const MEETING = 'How was that meeting?';

describe.each(databases)('the same question asked again, on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  const votes = (store: Store, id: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, number) => store.polls.vote(id, voter(number), number % 2)));

  /** Opens a poll, lets six people vote and closes it. Resolves with the kind of result that was shown. */
  async function round(store: Store, changes: Parameters<typeof openPoll>[1], hours: number, where = CHANNEL) {
    const by = { ...where, person: 'slack:T1:UCREATOR' } as const;
    const { id } = await openPoll(store, { question: MEETING, ...changes }, { now: later(hours), by });
    for (const number of [1, 2, 3, 4, 5, 6]) await store.polls.vote(id, { ...voter(number), ...where }, 0);
    await closeNow(store, id, later(hours));
    return { id, kind: (await store.polls.find(id, where))?.result?.kind };
  }

  test.each([
    ['the same question, written otherwise', { question: 'HOW was that meeting' }, 'too soon'],
    ['the same template with other words', { question: 'Else?', template: 'trauma-1' }, 'too soon'],
    ['another question', { question: 'How was lunch?' }, 'few'],
  ])('of %s within a day: %j is %s', async (_says, again, kind) => {
    const store = await open();
    expect((await round(store, { template: 'trauma-1' }, 0)).kind).toBe('few');
    expect((await round(store, { template: null, ...again }, 1)).kind).toBe(kind);
  });

  test('two questions that come from no template have no template in common', async () => {
    const store = await open();
    expect((await round(store, { question: 'How was lunch?' }, 0)).kind).toBe('few');
    expect((await round(store, { question: 'How was tea?' }, 1)).kind).toBe('few');
  });

  test('the same question in another conversation, or where nothing was shown, is not too soon', async () => {
    const store = await open();
    const { id } = await openPoll(store);
    await closeNow(store, id);
    expect((await round(store, {}, 1)).kind).toBe('few');
    expect((await round(store, {}, 2, { ...CHANNEL, conversation: 'slack:T1:C2' })).kind).toBe('few');
  });

  test('deleting a poll makes no room for the same question; after two days nothing remembers it', async () => {
    const store = await open();
    const first = await round(store, {}, 0);
    await store.polls.remove(first.id, CHANNEL);
    const second = await round(store, {}, 1);
    expect(second.kind).toBe('too soon');
    await store.polls.remove(second.id, CHANNEL);
    await store.purge(later(49), 400);
    expect((await round(store, {}, 50)).kind).toBe('few');
  });

  test('two replicas that close the same question at once do not both show a result', async () => {
    const [store, other] = await Promise.all([open(), open()]);
    const ids = [];
    for (const _ of [1, 2]) {
      const { id } = await openPoll(store);
      await votes(store, id, 8);
      ids.push(id);
    }
    // As was possible before a question that is already open was refused.
    const { kysely } = await openDatabase(url());
    await kysely.updateTable('poll').set({ question: MEETING }).execute();
    await kysely.destroy();
    await Promise.all(ids.map((id, at) => closeNow(at === 0 ? store : other, id)));
    const kinds = await Promise.all(ids.map(async (id) => (await store.polls.find(id, CHANNEL))?.result?.kind));
    expect(kinds.toSorted()).toEqual(['few', 'too soon']);
  });

  test('a result that comes too soon is not destroyed: it is kept back, read by nobody, and released in its time', async () => {
    const store = await open();
    await round(store, {}, 0);
    const { id } = await round(store, {}, 1);
    const stands = async () => (await store.polls.find(id, CHANNEL))?.result;
    expect(await stands()).toEqual({ kind: 'too soon', from: later(24).toISOString() });
    expect((await store.polls.resultsToShow(later(1), later(2))).map((poll) => poll.result?.kind)).toContain(
      'too soon',
    );
    await store.polls.markResultShown(id, 'message 1');
    await store.polls.releaseKeptBack(new Date(later(24).getTime() - 1));
    expect((await stands())?.kind).toBe('too soon');
    const rounds = await store.polls.rounds(CHANNEL, { template: null, questionKey: foldQuestion(MEETING) });
    expect(JSON.stringify([await store.polls.lastClosedIn(CHANNEL), rounds[1]])).not.toMatch(/half|most/);
    await Promise.all([store, await open()].map(({ polls }) => polls.releaseKeptBack(later(24))));
    expect(await stands()).toMatchObject({ kind: 'few', voters: '5 to 9' });
    expect((await store.polls.resultsToShow(later(24), later(25))).map((poll) => poll.id)).toContain(id);
    expect(await store.polls.nextResult(CHANNEL, { question: MEETING, template: null })).toEqual(later(48));
  });

  test('of two that are kept back at once, the second waits a day longer', async () => {
    const store = await open();
    await round(store, {}, 0);
    const [first, second] = [await round(store, { question: 'One?' }, 1), await round(store, { question: 'Two?' }, 2)];
    const { kysely } = await openDatabase(url());
    const kept = JSON.stringify({ kind: 'words', voters: '5 to 9', shares: [] });
    await kysely
      .updateTable('poll')
      .set({ question: MEETING, kept_back: kept, kept_until: later(24).toISOString() })
      .where('id', 'in', [first.id, second.id])
      .execute();
    await kysely
      .updateTable('poll')
      .set({ kept_until: later(24.1).toISOString() })
      .where('id', '=', second.id)
      .execute();
    await kysely.destroy();
    await store.polls.releaseKeptBack(later(25));
    expect((await store.polls.find(second.id, CHANNEL))?.result).toEqual({
      kind: 'too soon',
      from: later(49).toISOString(),
    });
    await store.polls.releaseKeptBack(later(49));
    expect((await store.polls.find(second.id, CHANNEL))?.result?.kind).toBe('words');
  });

  test.each([
    ['nobody', 0, 'few'],
    ['one person', 1, 'too soon'],
  ] as const)('an open poll in which %s voted gave that much away', async (_who, count, kind) => {
    const store = await open();
    const { id } = await openPoll(store, { question: MEETING, openness: 'open' });
    await votes(store, id, count);
    await closeNow(store, id);
    expect((await round(store, {}, 1)).kind).toBe(kind);
  });

  test('the same question is not opened while it is open there, nor while its result is kept back; another one is, and elsewhere', async () => {
    const store = await open();
    const again = (changes: Parameters<typeof openPoll>[1] = {}, conversation = CHANNEL.conversation) =>
      openPoll(store, { question: MEETING, ...changes }, { by: { ...CHANNEL, conversation, person: 'slack:T1:U2' } });
    const { id } = await openPoll(store, { question: MEETING, template: 'trauma-1' });
    await expect(again()).rejects.toThrow('open here');
    await expect(again({ question: 'HOW was that meeting', openness: 'open' })).rejects.toThrow('open here');
    await expect(again({ question: 'Else?', template: 'trauma-1' })).rejects.toThrow('open here');
    await again({ question: 'How was lunch?' });
    await again({}, 'slack:T1:C2');
    await closeNow(store, id);
    await round(store, {}, 1);
    await round(store, {}, 2);
    await expect(again()).rejects.toThrow('kept back');
    await store.polls.releaseKeptBack(later(26));
    await again();
  });

  test('of several replicas that open the same question at once, one does', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    const opened = await Promise.allSettled(stores.map((store) => openPoll(store, { question: MEETING })));
    expect(opened.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });
});
