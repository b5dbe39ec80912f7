import { databases, storesOn } from '../../testing/stores/databases';
import { CHANNEL, closeNow, NOON, openPoll, voter } from '../../testing/stores/stored-polls';
import { openDatabase } from './open-database';

describe.each(databases)('a database of before the look of a question counted, on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  test('knows after its upgrade what was asked and shown before it', async () => {
    const store = await open();
    const { id } = await openPoll(store, { question: 'Is it late?' });
    for (const number of [1, 2, 3, 4, 5, 6]) await store.polls.vote(id, voter(number), 0);
    await closeNow(store, id, NOON);
    const { kysely } = await openDatabase(url());
    await kysely.updateTable('poll').set({ question_key: 'is it late' }).execute();
    await kysely.deleteFrom('shown_result').execute();
    await kysely.deleteFrom('migration').where('name', '=', '13 question keys').execute();
    await kysely.destroy();
    const upgraded = await open();
    const next = new Date(NOON.getTime() + 24 * 3_600_000);
    expect(await upgraded.polls.nextResult(CHANNEL, { question: 'ls іt late', template: null })).toEqual(next);
    const { kysely: after } = await openDatabase(url());
    expect(await after.selectFrom('poll').select('question_key').execute()).toEqual([{ question_key: 'is it iate' }]);
    await after.destroy();
  });
});
