import type { InTurn } from '../in-turn';
import { NotSent } from '../messenger';
import { foldQuestion } from '../polls/fold';
import type { KeptPoll } from '../polls/kept-poll';
import type { PollingServices } from './services';

/** Another replica takes a result up after this: long enough for any answer of a platform. */
const LEASE_MS = 2 * 60_000;
const FIRST_PAUSE_MS = 15_000;
/** A result that could not be shown for so long is left; `poll results` still tells it. */
const GIVE_UP_AFTER_MS = 60 * 60_000;

/** Puts the results of closed polls in the place of their cards, and tries again within the hour where that fails. */
export function createShowResults({
  store,
  messenger,
  voice,
  clock,
  log,
  inTurn,
}: PollingServices & { readonly inTurn: InTurn }): () => Promise<void> {
  return async function showResults(): Promise<void> {
    const now = clock();
    const polls = await store.toShow(now, new Date(now.getTime() + LEASE_MS));
    await Promise.all(
      polls.map((poll) =>
        inTurn(poll.id, () => show(poll)).catch((error: unknown) =>
          log.error({ err: error, poll: poll.id }, 'the result of a poll could not be seen to'),
        ),
      ),
    );
  };

  async function show(poll: KeptPoll): Promise<void> {
    const rounds = await store.rounds(poll, { questionKey: foldQuestion(poll.question), template: poll.template });
    const card = voice.result(poll, rounds);
    try {
      if (poll.messageId !== null) await messenger.replace(poll.conversation, poll.messageId, card);
      const where = poll.thread === null ? {} : { thread: poll.thread };
      await store.shown(poll.id, poll.messageId ?? (await messenger.send(poll.conversation, card, where)));
    } catch (error) {
      if (!(error instanceof NotSent)) throw error;
      const next = error.passes ? nextTry(poll, error.retryAfterMs ?? 0, clock()) : null;
      if (next) return store.showAgain(poll.id, next);
      log.warn({ poll: poll.id, why: error.why }, 'the result of a poll could not be shown');
      await store.shown(poll.id, poll.messageId);
    }
  }
}

/** Each pause is as long as all that went before; null when the hour is over. */
function nextTry({ resultAt }: KeptPoll, retryAfterMs: number, now: Date): Date | null {
  const since = now.getTime() - (resultAt ?? now).getTime();
  if (since >= GIVE_UP_AFTER_MS) return null;
  return new Date(now.getTime() + Math.max(FIRST_PAUSE_MS, since, retryAfterMs));
}
