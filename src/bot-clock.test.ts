import { startBot } from './bot';
import { readConfig } from './config';
import { databases, SECRET_KEY, storesOn } from './testing/stores/databases';
import { fillConversation } from './testing/stores/one-of-everything';
import { openPoll } from './testing/stores/stored-polls';
import { NEXT_MONDAY } from './testing/weekly-prompts';

const HOUR_MS = 60 * 60 * 1_000;
const NOW = NEXT_MONDAY.at.getTime() + HOUR_MS;

describe.each(databases)('a start with a wrong clock, on $name', ({ create }) => {
  const { open, url } = storesOn(create);

  test('two years ahead takes, closes and moves nothing; when the clock is put right, everything goes on', async () => {
    const store = await open(() => new Date(NOW));
    const by = { conversation: 'slack:T1:C1', tenant: 'slack:T1', person: 'slack:T1:U1' } as const;
    await fillConversation(store, { ...by, note: '{}' });
    const poll = await openPoll(store, { closes: { after: 7_200 } }, { by, now: new Date(NOW) });
    await store.time.trust(new Date(NOW));
    const kept = async () => ({
      prompt: (await store.schedules.get(by.conversation))?.next?.at,
      poll: (await store.polls.find(poll.id, by))?.state,
      words: (await store.suggestions.list()).length,
    });
    const before = { prompt: NEXT_MONDAY.at, poll: 'open', words: 1 };
    expect(await kept()).toEqual(before);

    let ahead = 730 * 24 * HOUR_MS;
    const bot = await startBot({
      ...readConfig({ DATABASE_URL: url(), PORT: '0', LOG_LEVEL: 'silent', SECRET_KEY }),
      clock: () => new Date(NOW + ahead),
      witness: async () => new Date(NOW),
      // Beats only when it is told to.
      heartbeat: () => ({ stop: async () => {} }),
    });
    try {
      await bot.tick();
      expect(await kept()).toEqual(before);

      ahead = 0;
      await bot.tick();
      const { prompt, ...others } = await kept();
      expect(prompt).not.toEqual(NEXT_MONDAY.at);
      expect(others).toEqual({ poll: 'open', words: 1 });
    } finally {
      await bot.stop();
    }
  }, 60_000);
});
