import type { Store } from '../../store/open-store';
import { inTime, SEND_LIMIT_MS } from './send';
import type { ScheduleServices } from './services';

type Services = Pick<ScheduleServices, 'messenger' | 'log' | 'sendLimitMs'> & {
  readonly messages: { readonly told: Pick<ScheduleServices['messages']['told'], 'ended'> };
  readonly store: Pick<Store, 'leaveConversations'>;
};

/**
 * Call it when the app was removed from conversations. Deletes what is stored about them, then tells the owners of
 * their weekly prompts. They are told once and now, because nothing is kept that would allow it later; an owner who
 * cannot be reached is logged. Rejects if the deletion fails.
 */
export function createRemoval({ store, messenger, messages, log, sendLimitMs = SEND_LIMIT_MS }: Services) {
  return async function removed(removal: Parameters<Store['leaveConversations']>[0]): Promise<void> {
    for (const schedule of await store.leaveConversations(removal)) {
      try {
        await inTime(sendLimitMs, messenger.sendDirect(schedule.owner, messages.told.ended(schedule)));
      } catch (error) {
        log.info({ err: error, conversation: schedule.conversation }, 'the owner of a deleted schedule was not told');
      }
    }
  };
}
