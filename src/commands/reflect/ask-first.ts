import type { Block } from '../../message';
import type { Answer } from '../answer';

/** Asks once before something is done to everybody here. What is pressed takes the place of the question. */
export const askFirst = (question: string, blocks: readonly Block[], yes: { label: string; says: string }): Answer => ({
  message: {
    audience: 'asker',
    draft: true,
    replaces: true,
    blocks: [
      { kind: 'heading', text: question },
      ...blocks,
      { kind: 'buttons', buttons: [yes, { label: 'Keep', says: 'reflect keep', main: true }] },
    ],
  },
});
