import { createBoundedMap } from '../../bounded-map';
import { createKeyedQueue } from '../../concurrency';
import type { Block, Message } from '../../message';
import { plainText } from '../../plain-text';
import { askerOf } from '../inbound/incoming';
import type { Confirmations } from '../inbound/turn';
import { drawForOne } from './draw';
import { privateWays, type Standing } from './private-ways';
import { forOurChat, isTargetable } from './privately';

/** How many confirmations are remembered. Of the oldest above that, a newer one is a new message. */
const MOST_KEPT = 5_000;

/**
 * Sends confirmations as targeted messages, where the tenant has those, and otherwise in the personal chat, where they
 * then stay. Who has one is known in memory only and never written down: a list of them would be a list of voters. After
 * a restart, and on another replica, the next one is therefore a new message.
 */
export function createConfirmations(): Confirmations {
  const kept = createBoundedMap<Standing>(MOST_KEPT);
  const withoutChat = createBoundedMap<true>(MOST_KEPT);
  const inOrder = createKeyedQueue();

  return {
    async confirm(turn, message) {
      const { person } = askerOf(turn.incoming, 'button');
      const key = keyOf(person, message);
      const isHere = () => isTargetable(turn) && kept.get(key)?.way !== 'chat';
      const [ways, alone, chat] = await Promise.all([
        privateWays(turn),
        drawForOne(message, { alone: true }),
        forOurChat(turn, message),
      ]);
      turn.afterwards(() =>
        inOrder(key, async () => {
          const before = kept.get(key);
          const standing = (isHere() && (await ways.targeted(alone, before))) || (await ways.chat(chat, before));
          if (standing) kept.set(key, standing);
          if (standing) withoutChat.delete(person);
          else withoutChat.set(person, true);
        }),
      );
      return inShort(message, withoutChat.has(person) ? 'nowhere' : isHere() ? 'here' : 'our chat');
    },

    async keepUp(turn, message) {
      const key = keyOf(askerOf(turn.incoming, 'button').person, message);
      if (!kept.has(key)) return;
      const { replace } = await privateWays(turn);
      const [targeted, chat] = await Promise.all([drawForOne(message, { alone: true }), forOurChat(turn, message)]);
      turn.afterwards(() =>
        inOrder(key, async () => {
          const before = kept.get(key);
          if (before) await replace({ targeted, chat }[before.way], before);
        }),
      );
    },

    standsAt(turn, message, standing) {
      const { person } = askerOf(turn.incoming, 'button');
      kept.set(keyOf(person, message), standing);
    },
  };
}

const keyOf = (person: string, { replaceKey = '' }: Message) => `${person} ${replaceKey}`;

/** Teams shows a short text for a few seconds. After a withdrawal there is nothing to withdraw. */
function inShort(message: Message, seen: keyof typeof WHERE): string {
  const texts = message.blocks.filter(({ kind }: Block) => kind === 'text');
  const short = plainText({ ...message, blocks: texts }).replace(/\s+/g, ' ');
  return message.replaces ? short : `${short}${/[.!?]$/.test(short) ? '' : '.'} ${WHERE[seen]}`;
}

const WHERE = {
  here: 'See or withdraw it in the message that only you can see.',
  'our chat': 'See or withdraw it in our chat.',
  nowhere: 'To withdraw it, press “How it works”.',
} as const;
