import fc from 'fast-check';
import type { Tenant } from '../../ids';
import { nextSlot } from '../../reflection/slots';
import type { Store } from '../../store/open-store';
import { databases, storesOn } from '../../testing/stores/databases';
import { createDyingReplica } from '../../testing/stores/dying-replica';
import { createReplica, createWorld, JUST_BEFORE, type World, weekly } from '../../testing/weekly-prompts';

/** Several runs of many steps each. */
jest.setTimeout(120_000);

const HOUR = 60;
const DAY = 24 * HOUR;

type Step =
  | { readonly does: 'beat' | 'beat together' | 'press' | 'cannot be told' }
  | { readonly does: 'pass'; readonly minutes: number }
  | { readonly does: 'fault'; readonly answer: World['answers'][number]; readonly times: number }
  | { readonly does: 'die'; readonly nth: number; readonly when: 'before' | 'after' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Step>({ does: 'beat' }, { does: 'beat together' }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ does: 'press' }, { does: 'cannot be told' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('pass' as const),
      // A clock that was set back is put right now and then.
      minutes: fc.constantFrom(1, 2, 6, 30, 2 * HOUR, 5 * HOUR, 2 * DAY, 7 * DAY, 20 * DAY, -10, -3 * HOUR),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('fault' as const),
      answer: fc.constantFrom('busy', 'down', 'unclear', 'posts it and does not answer', 'refused'),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('die' as const),
      nth: fc.integer({ min: 1, max: 12 }),
      when: fc.constantFrom('before', 'after'),
    }),
  },
);

describe.each(databases)('whatever happens, on $name', ({ create, name }) => {
  const { open } = storesOn(create);

  test('no prompt is doubled or comes late at night, and every turn ends posted or told', async () => {
    let world = createWorld();
    const store = await open(() => world.clock());
    const other = await open(() => world.clock());
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        world = createWorld();
        run += 1;
        const tenant = `slack:T${run}` as const;
        const schedules = [1, 2].map((number) =>
          weekly({ tenant, conversation: `${tenant}:C${number}`, owner: `${tenant}:U${number}` }),
        );
        for (const schedule of schedules) await store.schedules.save(schedule);
        const pressed = await live(steps, { world, store, other, tenant });
        for (const schedule of schedules) await judge(schedule, { world, store, pressed });
        await store.deleteTenant(tenant);
      }),
      { numRuns: name === 'SQLite' ? 60 : 20 },
    );
  });
});

/** Does the steps, then lets two quiet days pass. Returns the deliveries for which somebody pressed “Post now”. */
async function live(
  steps: readonly Step[],
  { world, store, other, tenant }: { world: World; store: Store; other: Store; tenant: Tenant },
) {
  const [one, two] = [createReplica(store, world, 'one'), createReplica(other, world, 'two')];
  const pressed = new Set<string>();
  let latest = JUST_BEFORE;
  for (const step of steps) {
    if (world.clock() > latest) latest = world.clock();
    if (step.does === 'beat') await one.tick();
    if (step.does === 'beat together') await Promise.all([one.tick(), two.tick()]);
    if (step.does === 'pass') world.pass(step.minutes);
    if (step.does === 'fault') world.answers.push(...Array.from({ length: step.times }, () => step.answer));
    if (step.does === 'cannot be told' && world.tellAnswers.length === 0) world.tellAnswers.push('down');
    if (step.does === 'die') await createDyingReplica(store, world, step.nth, step.when).tick();
    if (step.does === 'press') {
      for (const { person, text } of world.told) {
        const delivery = deliveryIn(text);
        if (!delivery) continue;
        pressed.add(delivery);
        await one.prompts.postAfterAll(delivery, { tenant, person }).catch(() => {});
      }
    }
  }
  if (world.clock() < latest) world.set(latest);
  world.answers.length = 0;
  world.tellAnswers.length = 0;
  for (let hours = 0; hours < 48; hours += 3) {
    await two.tick();
    world.pass(3 * HOUR);
  }
  await one.tick();
  return pressed;
}

async function judge(
  schedule: ReturnType<typeof weekly>,
  { world, store, pressed }: { world: World; store: Store; pressed: ReadonlySet<string> },
) {
  const { conversation, owner } = schedule;
  const posts = world.posts.filter((one) => one.conversation === conversation);
  const told = world.told.filter(({ person }) => person === owner).map(({ text }) => text);

  for (const delivery of new Set(posts.map((post) => post.delivery))) {
    if (pressed.has(delivery)) continue;
    const copies = posts.filter((post) => post.delivery === delivery);
    // If the platform posts without answering, one more try may post twice, but never more than that.
    expect(copies.length).toBeLessThanOrEqual(1 + world.unanswered.filter((one) => one === delivery).length);
    expect(copies.length).toBeLessThanOrEqual(2);
    const due = Date.parse((await store.deliveries.find(delivery))?.due_at ?? '');
    for (const { at } of copies) expect(at.getTime() - due).toBeLessThanOrEqual((4 * HOUR + 1) * 60_000);
  }

  const kept = await store.schedules.get(conversation);
  expect(kept?.next?.at.getTime()).toBeGreaterThan(world.clock().getTime());
  const turns = countTurns(schedule, world.clock());
  const unclear = told.map(deliveryIn).filter((id) => id !== undefined);
  const missed = told
    .flatMap((text) => /^missed (\d+)/.exec(text)?.[1] ?? [])
    .reduce((sum, count) => sum + Number(count), 0);
  const ended = new Set([...posts.map((post) => post.delivery), ...unclear]).size + missed;
  expect(new Set(unclear).size).toBe(unclear.length);
  if (world.counted.includes('untold')) expect(ended).toBeLessThanOrEqual(turns);
  else expect(ended).toBe(turns);
}

function countTurns(schedule: ReturnType<typeof weekly>, until: Date): number {
  let turns = 0;
  for (
    let slot = nextSlot(schedule, JUST_BEFORE);
    slot.at <= until;
    slot = nextSlot(schedule, new Date(slot.at.getTime() + 1))
  )
    turns += 1;
  return turns;
}

const deliveryIn = (text: string) => /^unclear in \S+\s+(\S+)$/.exec(text)?.[1];
