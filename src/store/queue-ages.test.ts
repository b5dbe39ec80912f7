import { databases, storesOn } from '../testing/stores/databases';
import { fillConversation } from '../testing/stores/one-of-everything';
import { openPoll } from '../testing/stores/stored-polls';
import { MONDAY, NEXT_MONDAY, weekly } from '../testing/weekly-prompts';

describe.each(databases)('how long work has been waiting, on $name', ({ create }) => {
  const { open } = storesOn(create);
  const here = { conversation: 'slack:T1:C1', tenant: 'slack:T1', person: 'slack:T1:U1' } as const;
  const later = (ms: number) => new Date(MONDAY.at.getTime() + ms);

  test('nothing waits where nothing is due', async () => {
    const store = await open();
    await store.schedules.save(weekly({ ...here, owner: here.person, next: NEXT_MONDAY }));
    expect(await store.queueAges(later(0))).toEqual({ prompts: undefined, owners: undefined, polls: undefined });
  });

  test('a prompt waits from its time on, and so does one that was begun and not posted', async () => {
    const store = await open();
    const schedule = weekly({ ...here, owner: here.person });
    await store.schedules.save(schedule);
    expect((await store.queueAges(later(-1))).prompts).toBeUndefined();
    expect((await store.queueAges(later(60_000))).prompts).toEqual(MONDAY.at);
    const hold = { holder: 'replica', until: later(300_000) };
    await store.deliveries.claim(schedule, { post: MONDAY, missed: null, next: NEXT_MONDAY }, hold);
    expect((await store.queueAges(later(60_000))).prompts).toEqual(MONDAY.at);
  });

  test('a poll waits from the time at which it should have closed', async () => {
    const store = await open();
    await openPoll(store, { closes: { after: 60 } }, { now: MONDAY.at });
    await openPoll(store, {}, { now: MONDAY.at });
    expect((await store.queueAges(later(59_000))).polls).toBeUndefined();
    expect((await store.queueAges(later(180_000))).polls).toEqual(later(60_000));
  });

  test('the news for an owner waits since it was made', async () => {
    const store = await open(() => later(0));
    await fillConversation(store, { ...here, note: '{}' });
    expect((await store.queueAges(later(60_000))).owners).toEqual(later(0));
  });
});
