import { createBoundedMap } from '../../bounded-map';
import { createKeyedQueue } from '../../concurrency';
import type { Person } from '../../ids';
import type { Block, Message } from '../../message';
import { plainText } from '../../plain-text';
import { orderOf } from '../../platform/confirmed';
import { askerOf } from '../inbound/incoming';
import type { Confirmations, Turn } from '../inbound/turn';
import { drawForOne } from './draw';
import { privateWays } from './private-ways';
import { forOurChat, isTargetable } from './privately';
import type { Standing } from './standing';

/** How many confirmations are remembered. Of the oldest above that, a newer one is a new message. */
const MOST_KEPT = 5_000;

/**
 * Sends confirmations as targeted messages, where the tenant has those, and otherwise in the personal chat, where they
 * then stay. Who has one is known in memory only and never written down: a list of them would be a list of voters. After
 * a restart, and on another replica, the next one is therefore a new message; and so is one after another replica's, below
 * which an older message here would be changed unseen. The newest message always says what is kept.
 */
export function createConfirmations(): Confirmations {
  const kept = createBoundedMap<Confirmed>(MOST_KEPT);
  const withoutChat = createBoundedMap<true>(MOST_KEPT);
  const inOrder = createKeyedQueue();

  return {
    async confirm(turn, message) {
      const { person } = askerOf(turn.incoming, 'button');
      await put(turn, message, person);
      return inShort(
        message,
        withoutChat.has(person) ? 'nowhere' : isHere(turn, message, person) ? 'here' : 'our chat',
      );
    },

    async keepUp(turn, message) {
      const { person } = askerOf(turn.incoming, 'button');
      // What was confirmed before stands somewhere: if not here, another replica knows where.
      if (kept.has(keyOf(person, message)) || message.confirms?.before) await put(turn, message, person);
    },

    standsAt(turn, message, standing) {
      const { person } = askerOf(turn.incoming, 'button');
      kept.set(keyOf(person, message), { standing, confirms: message.confirms });
    },
  };

  function isHere(turn: Turn, message: Message, person: Person): boolean {
    return isTargetable(turn) && kept.get(keyOf(person, message))?.standing.way !== 'chat';
  }

  /** Sends it once the turn is over: in the place of the newest message if that is known here, and otherwise anew. */
  async function put(turn: Turn, message: Message, person: Person): Promise<void> {
    const key = keyOf(person, message);
    const [ways, alone, chat] = await Promise.all([
      privateWays(turn),
      drawForOne(message, { alone: true }),
      forOurChat(turn, message),
    ]);
    turn.afterwards(() =>
      inOrder(key, async () => {
        const shown = kept.get(key);
        const order = orderOf(shown?.confirms, message.confirms);
        if (order === 'late') return;
        const before = order === 'next' ? shown?.standing : undefined;
        const targeted = isHere(turn, message, person) && (await ways.targeted(alone, before));
        const standing = targeted || (await ways.chat(chat, before));
        if (standing) kept.set(key, { standing, confirms: message.confirms ?? shown?.confirms });
        if (standing) withoutChat.delete(person);
        else withoutChat.set(person, true);
      }),
    );
  }
}

/** A confirmation, where it stands. */
type Confirmed = { readonly standing: Standing; readonly confirms: Message['confirms'] };

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
