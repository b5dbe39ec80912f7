import type { Block, Message } from '../../message';
import { type Handler, privateReply } from '../answer';
import { sharedCard } from './entry-card';

/** `share <id>`, the button under a private card: shows the same card to everybody in the conversation. */
export const share: Handler = (id, { person, name }, services) => {
  const message = sharedCard(id, { person, ...(name ? { name } : {}) }, services);
  return message
    ? { message }
    : privateReply('That entry is no longer here, so I could not share it. Please search again.');
};

/** The message without its share button, for a card that everybody here sees already. */
export function withoutShareButton(message: Message): Message {
  const blocks = message.blocks.flatMap((block): Block[] => {
    if (block.kind !== 'buttons') return [block];
    const buttons = block.buttons.filter(({ role }) => role !== 'share');
    return buttons.length > 0 ? [{ ...block, buttons }] : [];
  });
  return { ...message, blocks };
}

/** What replaces the private card once it has been shared: it has no share button, so it cannot be shared twice. */
export function sharedAlready(shared: Message): Message {
  const { blocks } = withoutShareButton(shared);
  return { audience: 'asker', blocks: [...blocks, { kind: 'note', text: 'You have shared this with everyone here.' }] };
}
