import fc from 'fast-check';
import type { Tally } from '../../polls/results/tally';
import { databases, storesOn } from '../../testing/stores/databases';
import { CHANNEL, closeNow, NOON, openPoll, voter } from '../../testing/stores/stored-polls';
import { openDatabase } from '../db/open-database';
import type { Store } from '../open-store';

describe.each(databases)('votes on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  /** The counts as they are when it closes, which an anonymous poll tells nobody before. */
  async function countsAtClose({ polls }: Store, id: string): Promise<Tally | undefined> {
    let counted: Tally | undefined;
    await polls.close(id, { now: NOON, due: false }, (_poll, tally) => {
      counted = tally;
      return { kind: 'too few', minimum: 5 };
    });
    return counted;
  }

  test('a vote is told with what is kept; choosing again changes it, and a double press changes nothing', async () => {
    const store = await open();
    const poll = await openPoll(store);
    expect(await store.polls.vote(poll.id, voter(1), 0)).toMatchObject({ ok: true, poll, choices: [0], changed: true });
    expect(await store.polls.vote(poll.id, voter(1), 2)).toMatchObject({ choices: [2], changed: true });
    expect(await store.polls.vote(poll.id, voter(1), 2)).toMatchObject({ choices: [2], changed: false });
    expect(await countsAtClose(store, poll.id)).toEqual({ voters: 1, counts: [0, 0, 1] });
  });

  test('where several may be chosen, a press adds; withdrawing takes all away, also twice', async () => {
    const store = await open();
    const { id } = await openPoll(store, { many: true });
    await store.polls.vote(id, voter(1), 2);
    expect(await store.polls.vote(id, voter(1), 0)).toMatchObject({ choices: [0, 2] });
    await store.polls.vote(id, voter(2), 1);
    expect(await store.polls.withdraw(id, voter(2))).toMatchObject({ ok: true, choices: [], changed: true });
    expect(await store.polls.withdraw(id, voter(2))).toMatchObject({ ok: true, choices: [], changed: false });
    expect(await countsAtClose(store, id)).toEqual({ voters: 1, counts: [1, 0, 1] });
  });

  test('on two replicas, an older press never undoes a newer one that was confirmed, and is told what is kept', async () => {
    const [one, two] = [await open(), await open()];
    const { id } = await openPoll(one);
    const at = Date.parse('2026-11-23T12:00:00Z');
    expect(await two.polls.vote(id, voter(1), 2, at + 0.5)).toMatchObject({ choices: [2], changed: true });
    expect(await one.polls.vote(id, voter(1), 0, at)).toMatchObject({ ok: true, choices: [2], changed: false });
    expect(await one.polls.withdraw(id, voter(1), at)).toMatchObject({ choices: [2], changed: false });
    // The same again, later: a press between the two is older from now on.
    expect(await one.polls.vote(id, voter(1), 2, at + 10)).toMatchObject({ choices: [2], changed: false });
    expect(await two.polls.vote(id, voter(1), 1, at + 5)).toMatchObject({ choices: [2], changed: false });
    expect(await two.polls.withdraw(id, voter(1), at + 20)).toMatchObject({ choices: [], changed: true });
    expect(await one.polls.vote(id, voter(1), 1, at + 15)).toMatchObject({ choices: [], changed: false });
    expect(await one.polls.standing(id)).toMatchObject({ tally: { voters: 0 } });
    // Others, and a press of which no time is known, count as they come.
    expect(await one.polls.vote(id, voter(2), 1, at - 100)).toMatchObject({ choices: [1], changed: true });
    expect(await one.polls.vote(id, voter(1), 1)).toMatchObject({ choices: [1], changed: true });
    expect(await two.polls.vote(id, voter(1), 0, at + 19)).toMatchObject({ choices: [1], changed: false });
    expect(await countsAtClose(two, id)).toEqual({ voters: 2, counts: [0, 2, 0] });
  });

  test('of presses that are committed together the newest counts, in whichever order they come', async () => {
    const store = await open();
    const { id } = await openPoll(store);
    const at = Date.parse('2026-11-23T12:00:00Z');
    const all = [3, 1, 4, 2].map((ms) => store.polls.vote(id, voter(1), ms % 3, at + ms));
    expect((await Promise.all(all)).map((voted) => voted.ok && voted.choices)).toEqual([[1], [1], [1], [1]]);
    expect(await countsAtClose(store, id)).toEqual({ voters: 1, counts: [0, 1, 0] });
  });

  test.each([
    ['another tenant', { tenant: 'slack:T2' }],
    ['another conversation', { conversation: 'slack:T1:C2' }],
  ] as const)('a button that was copied to %s finds no poll', async (_says, elsewhere) => {
    const store = await open();
    const { id } = await openPoll(store);
    const unknown = { ok: false, why: 'unknown' };
    expect(await store.polls.vote(id, { ...voter(1), ...elsewhere }, 0)).toEqual(unknown);
    expect(await store.polls.withdraw(id, { ...voter(1), ...elsewhere })).toEqual(unknown);
    await closeNow(store, id);
    expect(await store.polls.vote(id, { ...voter(1), ...elsewhere }, 0)).toEqual(unknown);
  });

  test.each(['', 'a', 'a'.repeat(24), 'a'.repeat(25), '\0'.repeat(24), "' or 1=1 --", 'é'.repeat(24)])(
    'an id that nobody was given finds no poll: %j',
    async (id) => {
      const store = await open();
      await openPoll(store);
      expect(await store.polls.vote(id, voter(1), 0)).toEqual({ ok: false, why: 'unknown' });
      expect(await store.polls.find(id, CHANNEL)).toBeUndefined();
      expect(await closeNow(store, id)).toBe(false);
    },
  );

  test.each([3, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('there is no option %d', async (option) => {
    const store = await open();
    const { id } = await openPoll(store);
    expect(await store.polls.vote(id, voter(1), option)).toEqual({ ok: false, why: 'no such option' });
    expect(await countsAtClose(store, id)).toMatchObject({ voters: 0 });
  });

  test('from the closing time on a vote is refused, though nothing has closed the poll', async () => {
    let now = NOON;
    const store = await open(() => now);
    const { id } = await openPoll(store, { closes: { after: 120 } });
    now = new Date(NOON.getTime() + 119_999);
    expect(await store.polls.vote(id, voter(1), 0)).toMatchObject({ ok: true });
    now = new Date(NOON.getTime() + 120_000);
    const closed = { ok: false, why: 'closed' };
    expect(await store.polls.vote(id, voter(1), 1)).toEqual(closed);
    expect(await store.polls.vote(id, voter(2), 1)).toEqual(closed);
    expect(await store.polls.withdraw(id, voter(1))).toEqual(closed);
    expect(await countsAtClose(store, id)).toEqual({ voters: 1, counts: [1, 0, 0] });
    expect(await store.polls.vote(id, voter(1), 1)).toEqual(closed);
    expect(await store.polls.withdraw(id, voter(1))).toEqual(closed);
  });

  test('of an anonymous poll nothing is told but the number of its voters; of an open one, the counts', async () => {
    const store = await open();
    const [anonymous, opened] = [await openPoll(store), await openPoll(store, { openness: 'open' })];
    for (const { id } of [anonymous, opened]) for (const one of [1, 2, 3]) await store.polls.vote(id, voter(one), 1);
    expect((await store.polls.standing(anonymous.id))?.tally).toEqual({ voters: 3, counts: [0, 0, 0] });
    expect((await store.polls.standing(opened.id))?.tally).toEqual({ voters: 3, counts: [0, 3, 0] });
    await closeNow(store, anonymous.id);
    expect(await store.polls.standing(anonymous.id)).toBeUndefined();
  });

  test('the last state of a card always comes to be drawn', async () => {
    const store = await open();
    const { id } = await openPoll(store);
    expect(await store.polls.needingRefresh()).toEqual([]);
    await store.polls.vote(id, voter(1), 1);
    expect(await store.polls.needingRefresh()).toEqual([id]);
    const shown = await store.polls.standing(id);
    await store.polls.vote(id, voter(2), 1);
    expect(shown && (await store.polls.markRendered(id, shown.tally))).toBe('changed');
    expect(await store.polls.needingRefresh()).toEqual([id]);
    const newer = await store.polls.standing(id);
    expect(newer && (await store.polls.markRendered(id, newer.tally))).toBe('same');
    expect(await store.polls.needingRefresh()).toEqual([]);
    await store.polls.vote(id, voter(3), 1);
    await closeNow(store, id);
    expect(newer && (await store.polls.markRendered(id, newer.tally))).toBe('closed');
    expect(await store.polls.needingRefresh()).toEqual([]);
  });

  test('votes of before they were sealed are counted, shown to whoever gave them, and changed', async () => {
    const store = await open();
    const { id } = await openPoll(store, { many: true });
    for (const number of [1, 2, 3]) await store.polls.vote(id, voter(number), 0);
    const { kysely } = await openDatabase(url());
    await kysely.updateTable('vote').set({ choices: '[1]' }).execute();
    await kysely.destroy();
    expect(await store.polls.vote(id, voter(1), 1)).toMatchObject({ choices: [1], changed: false });
    expect(await store.polls.vote(id, voter(2), 2)).toMatchObject({ choices: [1, 2], changed: true });
    await store.polls.withdraw(id, voter(3));
    expect(await countsAtClose(store, id)).toEqual({ voters: 2, counts: [0, 2, 1] });
  });

  test('what is wrong with one vote is no matter to those that are kept with it', async () => {
    const store = await open();
    const [good, broken] = [await openPoll(store), await openPoll(store)];
    const { kysely } = await openDatabase(url());
    await kysely.updateTable('poll_key').set({ sealed: 'nonsense' }).where('poll', '=', broken.id).execute();
    await kysely.destroy();
    const outcomes = await Promise.allSettled([
      store.polls.vote(good.id, voter(1), 0),
      store.polls.vote(broken.id, voter(1), 0),
      store.polls.vote('\0', voter(1), 0),
      store.polls.vote(good.id, { ...voter(2), tenant: 'slack:T2' }, 0),
      store.polls.vote(good.id, voter(2), 9),
      store.polls.vote(good.id, voter(3), 1),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled', 'fulfilled'],
    ]);
    expect(await countsAtClose(store, good.id)).toEqual({ voters: 2, counts: [1, 1, 0] });
  });

  test('people of several replicas who press at once are all counted, each once', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    const [store] = stores;
    const [one, other] = [await openPoll(store), await openPoll(store)];
    const presses = Array.from({ length: 90 }, (_, number) => {
      const from = stores[number % 3] ?? store;
      const id = number % 2 === 0 ? one.id : other.id;
      return [voter(number), voter(number), voter('everybody')].map((by) => from.polls.vote(id, by, 1));
    });
    const outcomes = await Promise.all(presses.flat());
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(await countsAtClose(store, one.id)).toEqual({ voters: 46, counts: [0, 46, 0] });
    expect(await countsAtClose(store, other.id)).toEqual({ voters: 46, counts: [0, 46, 0] });
  });

  const act = fc.record({
    person: fc.nat(5),
    does: fc.oneof(fc.record({ presses: fc.integer({ min: -1, max: 3 }) }), fc.constant('withdraws' as const), {
      weight: 1,
      arbitrary: fc.constant('closes' as const),
    }),
    /** Some arrive while the one before is still being kept. */
    waits: fc.boolean(),
  });

  test('whatever people press in whatever order, the counts are those of a simple model', async () => {
    const [store, other] = await Promise.all([open(), open()]);
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(act, { maxLength: 30 }), async (many, acts) => {
        const { id } = await openPoll(store, { many });
        const model = new Map<number, Set<number>>();
        let closed: Tally | undefined;
        const pending: Promise<unknown>[] = [];
        let replica = store;
        for (const { person, does, waits } of acts) {
          if (does === 'closes') {
            await Promise.all(pending);
            closed ??= await countsAtClose(replica, id);
          } else if (does === 'withdraws') {
            pending.push(replica.polls.withdraw(id, voter(person)));
            if (!closed) model.delete(person);
          } else {
            pending.push(replica.polls.vote(id, voter(person), does.presses));
            if (!closed && [0, 1, 2].includes(does.presses))
              model.set(person, new Set([...((many && model.get(person)) || []), does.presses]));
          }
          if (!waits) continue;
          await Promise.all(pending.splice(0));
          replica = replica === store ? other : store;
        }
        await Promise.all(pending);
        closed ??= await countsAtClose(store, id);
        const choices = [...model.values()];
        const counts = [0, 1, 2].map((option) => choices.filter((chosen) => chosen.has(option)).length);
        expect(closed).toEqual({ voters: choices.length, counts });
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
