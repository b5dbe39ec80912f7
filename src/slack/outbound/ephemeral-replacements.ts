import { createBoundedMap } from '../../bounded-map';
import { createKeyedQueue } from '../../concurrency';
import type { Message } from '../../message';
import { takeAway } from './reply';
import { type ReplyRoute, showAnswer } from './show-answer';

/** As long as a `response_url` works: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const LIFE_MS = 30 * 60_000;
/** The same again so soon after is a double press: it has been answered. */
const DOUBLE_MS = 10_000;
/** A few hundred bytes each. Beyond that the oldest are forgotten, and what they stood for stays in the channel. */
const MOST_KNOWN = 5_000;

/** `way`: the `response_url` of a press inside the message. */
type Standing = { readonly said: string; readonly at: number; readonly way?: string };

/**
 * Private messages of which a person has one for each key. Slack lets an ephemeral message be changed or taken away by one
 * way only: the `response_url` of a press inside that message. The one of a press on the card that everybody sees
 * belongs to that card, which `replace_original` would change for all. So a press inside the message changes it where it
 * stands; a press on the card is answered by a new one, and the older is taken away where a press inside it has left the
 * way. Where none has, it stays, above the new one. All of it is kept in memory alone.
 */
export function createEphemeralReplacements(clock: () => Date, most = MOST_KNOWN) {
  const standing = createBoundedMap<Standing>(most, (kept, newest) => newest.at - kept.at >= LIFE_MS);
  const inOrder = createKeyedQueue();

  async function show(message: Message, id: string, way: ReplyRoute): Promise<void> {
    const { card, responseUrl } = way.origin;
    const at = clock().getTime();
    const said = JSON.stringify(message.blocks);
    if (card?.ephemeral) {
      standing.set(id, { said, at, ...(responseUrl ? { way: responseUrl } : {}) });
      return showAnswer({ ...message, replaces: true }, way);
    }
    const before = standing.get(id);
    if (before?.said === said && at - before.at < DOUBLE_MS) return;
    standing.set(id, { said, at });
    try {
      await showAnswer(message, way);
    } catch (error) {
      standing.delete(id);
      throw error;
    }
    if (before?.way && at - before.at < LIFE_MS) await takeAway(before.way, way);
  }

  return {
    /** Shows it to the person who pressed, after whatever is still being shown under its key. */
    show: (message: Message, key: string, way: ReplyRoute): Promise<void> => {
      const id = `${way.origin.channel} ${way.user} ${key}`;
      return inOrder(id, () => show(message, id, way));
    },
  };
}
