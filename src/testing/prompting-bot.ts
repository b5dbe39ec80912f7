import { promptCard } from '../commands/prompt-card';
import { scheduleReports } from '../commands/schedule-reports';
import type { FaceServices } from '../face';
import { type Faces, messengerOf, paceOf } from '../messenger-of';
import { nextSlot } from '../reflection/slots';
import { createChoosing } from '../schedule/choosing';
import { createPrompts } from '../schedule/prompts';
import { createRemoval } from '../schedule/removal';
import { createTellOwners } from '../schedule/tell-owners';
import { createTicker } from '../schedule/tick';
import { openStore } from '../store/open-store';
import { testServices } from './services';
import type { World } from './weekly-prompts';

/** So long the bot waits for a platform's answer: who waits here waits in truth, and a busy machine is slow to answer. */
export const SEND_LIMIT_MS = 1_500;

/** The weekly prompts as `bot.ts` puts them together, on a store of their own and in the world's time, for faces that are yet to come. */
export async function createPromptingBot(world: World) {
  const store = await openStore('file::memory:', world.clock);
  const faces: Faces = {};
  const services = testServices({ clock: world.clock, messenger: messengerOf(faces) });
  const { content, messenger, log } = services;
  const weekly = {
    ...{ store, messenger, log, paceIn: paceOf(faces), clock: world.clock, wait: world.wait },
    ...{ replica: 'the only one', sendLimitMs: SEND_LIMIT_MS, counted: () => {}, nextSlot },
    choosing: createChoosing(store, content.prompts),
    voice: { card: (prompt, { delivery }) => promptCard(prompt, { delivery, content }), ...scheduleReports },
  } satisfies Parameters<typeof createTicker>[0];
  const [post, tellOwners] = [createTicker(weekly), createTellOwners(weekly)];
  const { signal } = new AbortController();

  return {
    faces,
    services: {
      ...services,
      ...{ schedules: store.schedules, prompts: createPrompts(weekly), addresses: store.addresses },
      ...{ firstTime: store.firstTime, release: store.release },
      news: {
        left: async (conversation, why) => void (await store.schedules.pause(conversation, why)),
        tenantGone: store.deleteTenant,
        removed: createRemoval(weekly),
      },
    } satisfies FaceServices,
    async beat(): Promise<void> {
      await post(signal);
      await tellOwners(signal);
    },
    stop: store.close,
  };
}
