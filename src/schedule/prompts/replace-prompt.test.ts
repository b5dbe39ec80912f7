import type { Prompts } from '../../commands/answer';
import type { Conversation } from '../../ids';
import { databases, storesOn } from '../../testing/stores/databases';
import { createReplica, MONDAY, PROMPTS, startWeekly } from '../../testing/weekly-prompts';

const ANN = { person: 'slack:T1:U0ANN', name: 'Ann' } as const;

/** Asks what stands there, and then swaps that. */
async function swap(prompts: Prompts, id: string, conversation: Conversation = 'slack:T1:C1') {
  const found = await prompts.swappable(id, conversation);
  return typeof found === 'string' ? found : prompts.another(id, { conversation, shown: found.prompt, by: ANN });
}

describe.each(databases)('another prompt in the place of one, on $name', ({ create }) => {
  const { open } = storesOn(create);
  const start = () => startWeekly(open);

  test('another takes the place of the one just posted, each time a new one', async () => {
    const { world, prompts, tick } = await start();
    world.set(MONDAY.at);
    await tick();
    const [posted] = world.posts;
    for (let press = 0; press < 3; press++) expect(await swap(prompts, posted?.delivery ?? '')).toBe('replaced');
    expect(world.replaced).toMatchObject([{ id: 'message 1' }, { id: 'message 1' }, { id: 'message 1' }]);
    const shown = [...world.posts, ...world.replaced].map(({ text }) => text);
    expect(new Set(shown).size).toBe(4);
    expect(world.posts).toHaveLength(1);
  });

  test('two people who press together get one other prompt', async () => {
    const { world, store, prompts, tick } = await start();
    world.set(MONDAY.at);
    await tick();
    const [posted] = world.posts;
    // Both were asked about the same question before either said yes.
    const asked = await prompts.swappable(posted?.delivery ?? '', 'slack:T1:C1');
    const shown = typeof asked === 'string' ? asked : asked.prompt;
    const press = () => prompts.another(posted?.delivery ?? '', { conversation: 'slack:T1:C1', shown, by: ANN });
    expect(await Promise.all([press(), press()])).toEqual(expect.arrayContaining(['replaced', 'swapped before']));
    expect(world.replaced).toHaveLength(1);
    expect(await store.promptUses.used('slack:T1:C1')).toEqual([posted?.text, world.replaced[0]?.text]);
  });

  test('another that the platform does not take was not shown, and comes with the next press', async () => {
    const { world, store, prompts, tick } = await start();
    world.set(MONDAY.at);
    await tick();
    const id = world.posts[0]?.delivery ?? '';
    const before = await store.deliveries.find(id);
    world.answers.push('down');
    await expect(swap(prompts, id)).rejects.toMatchObject({ why: 'down' });
    expect(await store.deliveries.find(id)).toEqual(before);
    expect(await store.promptUses.used('slack:T1:C1')).toEqual([before?.prompt]);
    expect(await swap(prompts, id)).toBe('replaced');
    expect(await store.promptUses.used('slack:T1:C1')).toHaveLength(2);
  });

  test('another is too late after ten minutes, and unknown elsewhere or for an id that somebody made up', async () => {
    const { world, prompts, tick } = await start();
    world.set(MONDAY.at);
    await tick();
    const id = world.posts[0]?.delivery ?? '';
    expect(await swap(prompts, id, 'slack:T1:C2')).toBe('unknown');
    expect(await swap(prompts, "' or 1=1 --")).toBe('unknown');
    world.pass(10);
    expect(await swap(prompts, id)).toBe('replaced');
    world.pass(0.01);
    expect(await swap(prompts, id)).toBe('too late');
  });

  test('pressing twice swaps once: what was shown when they were asked no longer stands there', async () => {
    const { world, prompts, tick } = await start();
    world.set(MONDAY.at);
    await tick();
    const id = world.posts[0]?.delivery ?? '';
    const found = await prompts.swappable(id, 'slack:T1:C1');
    const yes = { conversation: 'slack:T1:C1', shown: typeof found === 'string' ? '' : found.prompt, by: ANN } as const;
    expect(await prompts.another(id, yes)).toBe('replaced');
    expect(await prompts.another(id, yes)).toBe('swapped before');
    expect(world.replaced).toHaveLength(1);
  });

  test('there is no other where one prompt alone fits', async () => {
    const { world, store } = await start();
    const { tick, prompts } = createReplica(store, world, 'replica 1', { prompts: PROMPTS.slice(0, 1) });
    world.set(MONDAY.at);
    await tick();
    expect(await swap(prompts, world.posts[0]?.delivery ?? '')).toBe('no other');
    expect(world.replaced).toEqual([]);
  });
});
