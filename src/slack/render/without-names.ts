import { createKept } from '../../lasting';
import type { ShownBlock } from './newest-blocks';

/** The blocks without the names of people and channels: Slack refuses an id, which anybody can type, that belongs to nobody. */
export const withoutNames = (blocks: readonly ShownBlock[]): ShownBlock[] =>
  JSON.parse(JSON.stringify(blocks), (_key, value) => {
    if (value?.type === 'user') return { type: 'text', text: '@somebody' };
    return value?.type === 'channel' ? { type: 'text', text: '#channel' } : value;
  });

/** True if a person or a channel is named in the blocks. A quotation mark in a text stands behind a backslash here. */
export const isNaming = (blocks: readonly ShownBlock[]): boolean =>
  blocks.some((block) => namesOnce(block, '', () => /"type":"(?:user|channel)"/.test(JSON.stringify(block))));

const namesOnce = createKept<boolean>();
