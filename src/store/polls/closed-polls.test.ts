import { foldQuestion } from '../../polls/fold';
import type { ClosedResult } from '../../polls/results/closed-result';
import { databases, SECRET_KEY, storesOn } from '../../testing/stores/databases';
import { CHANNEL, closeNow, NOON, openPoll, voter } from '../../testing/stores/stored-polls';
import { openDatabase } from '../db/open-database';
import { openStore, type Store } from '../open-store';

const HOUR_MS = 60 * 60 * 1_000;
const later = (hours: number) => new Date(NOON.getTime() + hours * HOUR_MS);
const MEETING = 'How was that meeting?';
const TOO_FEW: ClosedResult = { kind: 'too few', minimum: 5 };

describe.each(databases)('a poll that closes, on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  const votes = (store: Store, id: string, count: number) =>
    Promise.all(Array.from({ length: count }, (_, number) => store.polls.vote(id, voter(number), number % 2)));

  test('keeps what its card shows, and no vote and no key', async () => {
    const store = await open();
    const { id } = await openPoll(store);
    await votes(store, id, 12);
    const decided: unknown[] = [];
    await store.polls.close(id, { now: later(1), due: false }, (poll, tally, shownBefore) => {
      decided.push(poll.state, tally, shownBefore);
      return TOO_FEW;
    });
    expect(decided).toEqual(['open', { voters: 12, counts: [6, 6, 0] }, []]);
    expect(await store.polls.find(id, CHANNEL)).toMatchObject({ state: 'closed', closedAt: later(1), result: TOO_FEW });
    const { kysely } = await openDatabase(url());
    expect(await kysely.selectFrom('vote').selectAll().execute()).toEqual([]);
    expect(await kysely.selectFrom('poll_key').selectAll().execute()).toEqual([]);
    await kysely.destroy();
  });

  test('twenty replicas close it at once: one of them does, and it counts once', async () => {
    const store = await open();
    const { id } = await openPoll(store);
    await votes(store, id, 6);
    const replicas = await Promise.all(
      Array.from({ length: 20 }, () => openStore(url(), undefined, { secretKey: SECRET_KEY })),
    );
    let counted = 0;
    const closed = await Promise.all(
      replicas.map(({ polls }) =>
        polls.close(id, { now: NOON, due: false }, (_poll, { voters }) => {
          counted += voters;
          return TOO_FEW;
        }),
      ),
    );
    await Promise.all(replicas.map((replica) => replica.close()));
    expect(closed.filter(Boolean)).toEqual([true]);
    expect(counted).toBe(6);
  });

  test('whoever votes at the moment of closing is counted, or told that it is closed', async () => {
    const [store, other] = await Promise.all([open(), open()]);
    for (const round of [1, 2, 3, 4, 5]) {
      const { id } = await openPoll(store, { question: `Round ${round}?` });
      let counted = -1;
      const voting = Array.from({ length: 40 }, (_, number) => store.polls.vote(id, voter(number), 0));
      await Promise.race(voting.slice(0, round));
      const more = Array.from({ length: 40 }, (_, number) => store.polls.vote(id, voter(100 + number), 0));
      await other.polls.close(id, { now: NOON, due: false }, (_poll, { voters }) => {
        counted = voters;
        return TOO_FEW;
      });
      const outcomes = await Promise.all([...voting, ...more]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(counted);
      expect(outcomes.every((one) => one.ok || one.why === 'closed')).toBe(true);
    }
  });

  test('that cannot be judged stays as it is', async () => {
    const store = await open();
    const { id } = await openPoll(store);
    await votes(store, id, 3);
    const fault = store.polls.close(id, { now: NOON, due: false }, () => {
      throw new Error('no rule for this');
    });
    await expect(fault).rejects.toThrow('no rule for this');
    expect((await store.polls.standing(id))?.tally.voters).toBe(3);
  });

  test('closes by itself when its time has come, not before, and not when it was extended meanwhile', async () => {
    const store = await open(() => NOON);
    const soon = await openPoll(store, { closes: { after: 120 } });
    const late = await openPoll(store, { closes: { after: 600 } });
    await openPoll(store);
    const [two, ten] = [new Date(NOON.getTime() + 120_000), new Date(NOON.getTime() + 600_000)];
    const closeDue = (id: string, now: Date, by?: Date) =>
      store.polls.close(id, { now, due: true, ...(by ? { by } : {}) }, () => TOO_FEW);
    expect(await store.polls.closings()).toEqual([
      { id: soon.id, closesAt: two },
      { id: late.id, closesAt: ten },
    ]);
    expect(await closeDue(soon.id, new Date(two.getTime() - 1))).toBe(false);
    expect(await store.polls.extend(soon.id, CHANNEL, later(1))).toMatchObject({ id: soon.id, closesAt: later(1) });
    expect(await closeDue(soon.id, two)).toBe(false);
    expect(await closeDue(soon.id, NOON, two)).toBe(false);
    expect(await closeDue(late.id, NOON, ten)).toBe(true);
    expect(await store.polls.closings()).toEqual([{ id: soon.id, closesAt: later(1) }]);
  });

  test('is not extended from elsewhere, after its time, or once it is closed', async () => {
    let now = NOON;
    const store = await open(() => now);
    const { id } = await openPoll(store, { closes: { after: 120 } });
    expect(await store.polls.extend(id, { ...CHANNEL, tenant: 'slack:T2' }, later(1))).toBeUndefined();
    now = new Date(NOON.getTime() + 120_000);
    expect(await store.polls.extend(id, CHANNEL, later(1))).toBeUndefined();
    now = NOON;
    await closeNow(store, id);
    expect(await store.polls.extend(id, CHANNEL, later(1))).toBeUndefined();
    expect(await store.polls.closings()).toEqual([]);
  });

  test('its result is given to one replica to show, until it is shown or nobody did', async () => {
    const stores = await Promise.all([open(), open(), open()]);
    const [store] = stores;
    const { id } = await openPoll(store);
    await closeNow(store, id);
    const given = await Promise.all(stores.map(({ polls }) => polls.resultsToShow(NOON, later(1))));
    expect(given.flat().map((poll) => poll.id)).toEqual([id]);
    expect(await store.polls.resultsToShow(later(0.9), later(2))).toEqual([]);
    expect(await store.polls.resultsToShow(later(1), later(2))).toHaveLength(1);
    await store.polls.markResultShown(id, 'message 2');
    expect(await store.polls.resultsToShow(later(3), later(4))).toEqual([]);
    expect(await store.polls.find(id, CHANNEL)).toMatchObject({ messageId: 'message 2' });
    await store.polls.showResultFrom(id, later(5));
    expect(await store.polls.resultsToShow(later(4), later(6))).toEqual([]);
    expect(await store.polls.resultsToShow(later(5), later(6))).toHaveLength(1);
    await store.polls.markResultShown(id, null);
    expect(await store.polls.find(id, CHANNEL)).toMatchObject({ messageId: 'message 2' });
  });

  test('an open poll has no result to be shown', async () => {
    const store = await open();
    const { id } = await openPoll(store);
    await store.polls.showResultFrom(id, NOON);
    expect(await store.polls.resultsToShow(later(1), later(2))).toEqual([]);
  });

  test('the rounds of a question or template are told oldest first, the newest 60 of them', async () => {
    const store = await open();
    const rounds = (template: string | null, questionKey = foldQuestion(MEETING)) =>
      store.polls.rounds(CHANNEL, { template, questionKey });
    for (let at = 0; at < 62; at++) {
      const { id } = await openPoll(store, { question: MEETING, template: 'trauma-1' }, { now: later(at) });
      await closeNow(store, id, later(at));
    }
    const { id } = await openPoll(store, { question: 'Else?', template: 'trauma-1' });
    await closeNow(store, id, later(70));
    await openPoll(store, { question: MEETING, template: 'trauma-1' });
    const found = await rounds('trauma-1');
    expect(found.map(({ closedAt }) => closedAt)).toEqual(
      [...Array(59).keys()].map((at) => later(at + 3)).concat(later(70)),
    );
    expect(found[0]?.result).toEqual(TOO_FEW);
    expect((await rounds(null)).at(-1)?.closedAt).toEqual(later(61));
    expect(await rounds(null, foldQuestion('Else?'))).toHaveLength(1);
    expect(await rounds('trauma-2', 'nothing')).toEqual([]);
    expect((await store.polls.lastClosedIn(CHANNEL))?.id).toBe(id);
    expect(await store.polls.lastClosedIn({ ...CHANNEL, tenant: 'slack:T2' })).toBeUndefined();
  });
});
