import { assemble } from '../assemble';
import { type Adapters, messengerOf, rateLimitOf } from '../platform/adapter';
import { nextSlot } from '../reflection/slots';
import { createTellOwners } from '../schedule/prompts/tell-owners';
import { createTicker } from '../schedule/prompts/tick';
import { openStore } from '../store/open-store';
import { testServices } from './services';
import type { World } from './weekly-prompts';

/** How long the bot waits for a platform's answer: who waits here waits in real time, and a busy machine is slow to answer. */
export const SEND_LIMIT_MS = 1_500;

/** The bot as it is assembled, on a store of its own and in the world's time, for adapters that are yet to come. */
export async function createPromptingBot(world: World) {
  const store = await openStore('file::memory:', world.clock);
  const adapters: Adapters = {};
  const messenger = messengerOf(adapters);
  const knowledge = testServices({ clock: world.clock, messenger });
  const { policy, log } = knowledge;
  const metrics = {
    answered: () => undefined,
    prompted: () => undefined,
    unswept: () => undefined,
    lockedOut: () => undefined,
  };
  const { services, weekly } = assemble({
    ...{ knowledge, store, messenger, rateLimitOf: rateLimitOf(adapters), policy, metrics, log },
    ...{ clock: world.clock, wait: world.wait, sendLimitMs: SEND_LIMIT_MS },
  });
  const [post, tellOwners] = [createTicker({ ...weekly, nextSlot }), createTellOwners(weekly)];
  const { signal } = new AbortController();

  return {
    adapters,
    services,
    async beat(): Promise<void> {
      await post(signal);
      await tellOwners(signal);
    },
    stop: store.close,
  };
}
