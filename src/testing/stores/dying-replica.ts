import { createReplica, type ReplicaStore, type World } from '../weekly-prompts';

type Call = (...given: never[]) => Promise<unknown>;

/**
 * A replica that ends, as a killed process does, at the nth thing it does with a delivery: before it or just after. From then
 * on nothing that it asks for is done, and nothing comes back. `died` resolves when that has happened.
 */
export function createDyingReplica(store: ReplicaStore, world: World, nth: number, when: 'before' | 'after') {
  let dead = false;
  let calls = 0;
  let die = () => {};
  const died = new Promise<void>((resolve) => {
    die = () => {
      dead = true;
      resolve();
    };
  });
  const never = () => new Promise<never>(() => {});

  const mortal =
    (call: Call, deadly: boolean): Call =>
    async (...given) => {
      if (deadly) calls += 1;
      const last = deadly && calls === nth;
      if (last && when === 'before') die();
      if (dead) return never();
      const result = await call(...given).then(
        (value) => () => value,
        (error: unknown) => () => {
          throw error;
        },
      );
      if (last) die();
      return dead ? never() : result();
    };
  const allMortal = <Part extends object>(part: Part, deadly = false): Part =>
    Object.fromEntries(Object.entries(part).map(([name, call]) => [name, mortal(call, deadly)])) as Part;

  const replica = createReplica(
    {
      ...{ schedules: allMortal(store.schedules), deliveries: allMortal(store.deliveries, true) },
      ...{
        secondSteps: allMortal(store.secondSteps),
        reports: allMortal(store.reports),
        lockouts: allMortal(store.lockouts),
        rateLimits: allMortal(store.rateLimits),
        promptUses: allMortal(store.promptUses),
      },
    },
    world,
    `dying replica ${nth} ${when} ${Math.random()}`,
    {
      messenger: {
        ...allMortal(world.messenger),
        send: mortal(world.messenger.send, true) as World['messenger']['send'],
      },
      // The dead replica's own patience would keep the tests waiting.
      sendLimitMs: 1,
    },
  );
  return { tick: () => Promise.race([replica.tick(), died]) };
}
