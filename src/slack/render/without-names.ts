import type { ShownBlock } from './newest-blocks';
import { writtenBlock } from './written-block';

/** The blocks without the names of people and channels: Slack refuses an id, which anybody can type, that belongs to nobody. */
export const withoutNames = (blocks: readonly ShownBlock[]): ShownBlock[] =>
  JSON.parse(JSON.stringify(blocks), (_key, value) => {
    if (value?.type === 'user') return { type: 'text', text: '@somebody' };
    return value?.type === 'channel' ? { type: 'text', text: '#channel' } : value;
  });

/** True if a person or a channel is named in the blocks. */
export const isNaming = (blocks: readonly ShownBlock[]): boolean =>
  blocks.some((block) => writtenBlock(block).isNaming);
