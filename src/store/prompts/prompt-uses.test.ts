import type { Conversation } from '../../ids';
import { databases, storesOn } from '../../testing/stores/databases';
import { MONDAY } from '../../testing/weekly-prompts';
import { openDatabase } from '../db/open-database';

const HOLD = { holder: 'replica 1', until: new Date('2026-11-23T09:35:00Z') };

describe.each(databases)('prompts that were shown, on $name', ({ create }) => {
  const { open, url } = storesOn(create);
  const place = (conversation: Conversation) => ({ conversation, tenant: 'slack:T1', audience: null }) as const;

  test('each conversation has its own, in the order of showing, also when two are recorded at once', async () => {
    const stores = [await open(() => MONDAY.at), await open(() => MONDAY.at)];
    const show = async (number: number, conversation: Conversation = 'slack:T1:C1') => {
      const deliveries = stores[number % 2]?.deliveries;
      const delivery = await deliveries?.startNow(place(conversation), `prompt-${number}`, HOLD);
      if (delivery) await deliveries?.sent(delivery, `message ${number}`);
    };
    await show(1);
    await Promise.all(Array.from({ length: 10 }, (_, number) => show(number + 2)));
    await show(12);
    await show(13, 'slack:T1:C2');
    const used = (await stores[0]?.promptUses.used('slack:T1:C1')) ?? [];
    expect([used[0], used.at(-1), used.length, new Set(used).size]).toEqual(['prompt-1', 'prompt-12', 12, 12]);
    expect(await stores[1]?.promptUses.used('slack:T1:C2')).toEqual(['prompt-13']);
  });

  test('the newest five hundred are remembered', async () => {
    const { deliveries, promptUses } = await open(() => MONDAY.at);
    const { kysely } = await openDatabase(url());
    const rows = Array.from({ length: 500 }, (_, at) => ({
      ...({ conversation: 'slack:T1:C1', tenant: 'slack:T1', sequence: at + 1, used_on: '2026-11-16' } as const),
      ...{ prompt: `prompt-${at + 1}`, delivery: `delivery ${at + 1}` },
    }));
    await kysely.insertInto('prompt_use').values(rows).execute();
    await kysely.destroy();
    for (const number of [501, 502, 503]) {
      const delivery = await deliveries.startNow(place('slack:T1:C1'), `prompt-${number}`, HOLD);
      await deliveries.sent(delivery, `message ${number}`);
    }
    const used = await promptUses.used('slack:T1:C1');
    expect([used.length, used[0], used.at(-1)]).toEqual([500, 'prompt-4', 'prompt-503']);
  });

  test('one that is shown again in the place of another is the latest', async () => {
    const { deliveries, promptUses } = await open(() => MONDAY.at);
    const started = await deliveries.startNow(place('slack:T1:C1'), 'prompt-1', HOLD);
    await deliveries.sent(started, 'message 1');
    for (const prompt of ['prompt-2', 'prompt-1']) {
      const delivery = await deliveries.find(started.id);
      if (delivery) await deliveries.replacePrompt(delivery, prompt);
    }
    expect(await promptUses.used('slack:T1:C1')).toEqual(['prompt-2', 'prompt-1']);
  });

  test('another in the place of one is the next one shown, for one of those who ask at once', async () => {
    const { deliveries, promptUses } = await open(() => MONDAY.at);
    const delivery = await deliveries.startNow(place('slack:T1:C1'), 'prompt-1', HOLD);
    expect(await deliveries.replacePrompt(delivery, 'prompt-2')).toBe(false);
    await deliveries.sent(delivery, 'message 1');
    const replaced = await Promise.all(
      [2, 3, 4].map((number) => deliveries.replacePrompt(delivery, `prompt-${number}`)),
    );
    expect(replaced.filter(Boolean)).toHaveLength(1);
    expect(await promptUses.used('slack:T1:C1')).toEqual(['prompt-1', `prompt-${replaced.indexOf(true) + 2}`]);
  });
});
