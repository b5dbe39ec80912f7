import { createBoundedMap } from '../../bounded-map';
import { createKeyedQueue } from '../../concurrency';
import type { Message } from '../../message';
import { orderOf } from '../../platform/confirmed';
import { takeAway } from './reply';
import { type ReplyRoute, showAnswer } from './show-answer';

/** As long as a `response_url` works: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const LIFE_MS = 30 * 60_000;
/** Showing the same again within this time is a double press: it has been answered. */
const DOUBLE_MS = 10_000;
/** A few hundred bytes each. Beyond that the oldest are forgotten, and their messages stay in the channel. */
const MOST_KNOWN = 5_000;

/** The message last shown under a key. `responseUrl`: that of a press inside the message. */
type LastShown = {
  readonly said: string;
  readonly at: number;
  readonly confirms: Message['confirms'];
  readonly responseUrl?: string;
};

/**
 * Private messages of which each person has one per key. Slack can change or delete an ephemeral message only through
 * the `response_url` of a press inside it. The `response_url` of a press on the public card belongs to that card:
 * `replace_original` there would change the card for everybody. So a press inside the message changes it in place. A
 * press on the card is answered by a new message, and the old one is deleted if we have the `response_url` of a press
 * inside it; otherwise it stays above the new one. All of this is in the memory of this process only, and lost on
 * restart: who has voted is written down nowhere. What another replica has shown in between is known from the message itself
 * (`confirms`), so that the newest private message always says what is kept.
 */
export function createEphemeralReplacements(clock: () => Date, most = MOST_KNOWN) {
  const lastShown = createBoundedMap<LastShown>(most, (kept, newest) => newest.at - kept.at >= LIFE_MS);
  const inOrder = createKeyedQueue();

  async function show(message: Message, id: string, route: ReplyRoute): Promise<void> {
    const { card, responseUrl } = route.origin;
    const at = clock().getTime();
    const said = JSON.stringify(message.blocks);
    const { confirms } = message;
    if (card?.ephemeral) {
      lastShown.set(id, { said, at, confirms, ...(responseUrl ? { responseUrl } : {}) });
      return showAnswer({ ...message, replaces: true }, route);
    }
    const before = lastShown.get(id);
    const order = orderOf(before?.confirms, confirms);
    if (order === 'late') return;
    if (before?.said === said && at - before.at < DOUBLE_MS && order === 'next') return;
    lastShown.set(id, { said, at, confirms });
    try {
      await showAnswer(message, route);
    } catch (error) {
      lastShown.delete(id);
      throw error;
    }
    if (before?.responseUrl && at - before.at < LIFE_MS) await takeAway(before.responseUrl, route);
  }

  return {
    /** Shows it to the person who pressed, once any earlier call for the same person, channel and key has finished. */
    show: (message: Message, key: string, route: ReplyRoute): Promise<void> => {
      const id = `${route.origin.channel} ${route.user} ${key}`;
      return inOrder(id, () => show(message, id, route));
    },
  };
}
