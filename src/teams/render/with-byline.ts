import type { Message } from '../../message';
import { atMost } from '../../text/cut';

/** The message with who did it in front: “Shared by Ann”. Somebody whose name Teams did not tell is somebody here. */
export function withByline(message: Message): Message {
  if (!message.by) return message;
  const { did, name } = message.by;
  const text = `${did} by ${name?.trim() ? atMost(name.trim(), LONGEST_NAME) : 'somebody here'}`;
  return { ...message, blocks: [{ kind: 'note', text }, ...message.blocks] };
}

/** A name is for reading beside a card, not for filling it. */
const LONGEST_NAME = 80;
