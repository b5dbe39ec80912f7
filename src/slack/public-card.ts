import type { Block, Message } from '../message';

/** A card that everybody here sees already: it needs no button to share it. */
export function publicCard(message: Message): Message {
  return { ...message, blocks: message.blocks.flatMap(withoutShare) };
}

/** What the person who shared a card sees in its place, so that a second press cannot share it twice. */
export function sharedAlready(shared: Message): Message {
  const told: Block = { kind: 'note', text: 'You have shared this with everyone here.' };
  return { audience: 'asker', blocks: [...publicCard(shared).blocks, told] };
}

/** True for the line of the button that shows a private card to everybody here. */
export const isShare = (line: string): boolean => line.startsWith('share ');

function withoutShare(block: Block): Block[] {
  if (block.kind !== 'buttons') return [block];
  const buttons = block.buttons.filter(({ says }) => !isShare(says));
  return buttons.length > 0 ? [{ ...block, buttons }] : [];
}
