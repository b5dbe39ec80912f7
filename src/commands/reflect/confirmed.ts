import type { Button } from '../../message';
import type { Answer } from '../answer';

/**
 * What was done, or why nothing was, in few words; empty sentences are left out. It takes the place of the private card whose
 * button was pressed; a button leads to what is set.
 */
export const confirmed = (says: readonly string[], ...buttons: readonly Button[]): Answer => ({
  message: {
    audience: 'asker',
    replaces: true,
    blocks: [
      { kind: 'text', text: says.filter(Boolean).join(' ') },
      { kind: 'buttons', buttons: buttons.length > 0 ? buttons : [WHAT_IS_SET] },
    ],
  },
});

const WHAT_IS_SET: Button = { label: 'Weekly prompt', command: 'reflect' };

export const POST_ONE: Button = { label: 'Post one now', command: 'reflect now' };
