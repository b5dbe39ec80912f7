import type { types } from '@slack/bolt';
import { MESSAGE_CHARACTERS } from './limits';

const CUT_SHORT: types.ContextBlock = {
  type: 'context',
  elements: [{ type: 'plain_text', text: 'This was too long to show whole.' }],
};

/** The blocks that Slack takes in one go. What does not fit is left out from the end, but for the last block; it says so. */
export function withinLimits(
  blocks: readonly types.KnownBlock[],
  most: number,
  characters = MESSAGE_CHARACTERS,
): types.KnownBlock[] {
  const sizes = blocks.map((block) => JSON.stringify(block).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (blocks.length <= most && total <= characters) return [...blocks];
  const last = blocks.slice(-1);
  let room = characters - (sizes.at(-1) ?? 0) - JSON.stringify(CUT_SHORT).length;
  const kept = blocks.slice(0, -1).filter((_, index) => {
    room -= sizes[index] ?? 0;
    return room >= 0 && index < most - 2;
  });
  return [...kept, CUT_SHORT, ...last];
}
