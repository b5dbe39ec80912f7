import { isDeepStrictEqual } from 'node:util';
import type { Shown } from './render';

/**
 * Calls `show`; if Slack refuses the blocks, calls it once more without the names of people and channels: somebody may
 * have typed an id that belongs to nobody.
 */
export async function withNamesOrWithout<Part extends Partial<Shown>, Result>(
  shown: Part,
  show: (shown: Part) => Promise<Result>,
): Promise<Result> {
  try {
    return await show(shown);
  } catch (error) {
    const blocks = withoutNames(shown.blocks ?? []);
    if (saidOf(error) !== 'invalid_blocks' || isDeepStrictEqual(blocks, shown.blocks)) throw error;
    return show({ ...shown, blocks });
  }
}

const withoutNames = (blocks: Shown['blocks']): Shown['blocks'] =>
  JSON.parse(JSON.stringify(blocks), (_key, value) => {
    if (value?.type === 'user') return { type: 'text', text: '@somebody' };
    return value?.type === 'channel' ? { type: 'text', text: '#channel' } : value;
  });

/** Slack's own name for what is wrong, which its client puts on an error as `data.error`. */
const saidOf = (error: unknown): unknown => (error as { data?: { error?: unknown } } | undefined)?.data?.error;
