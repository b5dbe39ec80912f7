import type { Message } from '../../message';
import { atMost } from '../../text/cut';

/** The message with its byline on top: “Shared by Ann”, or “Shared by somebody here” if Teams gave no name. */
export function withByline(message: Message): Message {
  if (!message.by) return message;
  const { did, name, onlyByName } = message.by;
  if (onlyByName && !name?.trim()) return message;
  const text = `${did} by ${name?.trim() ? atMost(name.trim(), LONGEST_NAME) : 'somebody here'}`;
  return { ...message, blocks: [{ kind: 'note', text }, ...message.blocks] };
}

/** Characters. A name is to be read beside a card, and must not fill it. */
const LONGEST_NAME = 80;
