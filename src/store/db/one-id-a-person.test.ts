import { testSchedule } from '../../testing/schedule';
import { databases, storesOn } from '../../testing/stores/databases';
import { CHANNEL, draftOf, NOON, openPoll } from '../../testing/stores/stored-polls';
import { openDatabase } from './open-database';

const OLD = 'slack:T0PARTNER:U0EVA';
const EVA = 'slack:T1:U0EVA';
const TEAMS = { tenant: 'teams:t-1', conversation: 'teams:t-1:19:room', person: 'teams:t-2:object-1' } as const;

describe.each(databases)('on $name, a database in which people of Slack have the ids of their teams', ({ create }) => {
  const { url, open } = storesOn(create);

  /** The database as the previous release would have left it. */
  async function releasedBefore(work: (store: Awaited<ReturnType<typeof open>>) => Promise<void>): Promise<void> {
    await work(await open(() => NOON));
    const { kysely } = await openDatabase(url());
    await kysely.deleteFrom('migration').where('name', '=', '10 one id a person').execute();
    await kysely.destroy();
  }

  test('names every person once when it is opened: owners, makers of polls and of drafts, who is to be told', async () => {
    let poll = { id: '' };
    let draft: string | undefined;
    await releasedBefore(async (store) => {
      const by = { ...CHANNEL, person: OLD } as const;
      await store.schedules.save(testSchedule({ owner: OLD }));
      await store.schedules.pause('slack:T1:C1', 'removed');
      poll = await openPoll(store, {}, { by });
      draft = await store.polls.keepDraft(draftOf(), { ...by, thread: null });
    });
    const store = await open(() => NOON);
    expect(await store.schedules.get('slack:T1:C1')).toMatchObject({ owner: EVA });
    const later = new Date(NOON.getTime() + 60_000);
    const all = { limit: 5, perTenant: 5, freeBy: later };
    expect(await store.reports.take(later, later, all)).toMatchObject([{ person: EVA }]);
    expect(await store.polls.find(poll.id, CHANNEL)).toMatchObject({ creator: EVA });
    expect(await store.polls.findDraft(draft ?? '', { ...CHANNEL, person: EVA })).toBeDefined();
  });

  test('leaves everybody else as they are', async () => {
    let poll = { id: '' };
    await releasedBefore(async (store) => {
      poll = await openPoll(store, {}, { by: TEAMS });
      await store.schedules.save(testSchedule({ owner: 'slack:T1:U0ANN' }));
    });
    const store = await open(() => NOON);
    expect(await store.polls.find(poll.id, TEAMS)).toMatchObject({ creator: TEAMS.person });
    expect(await store.schedules.get('slack:T1:C1')).toMatchObject({ owner: 'slack:T1:U0ANN' });
  });
});
