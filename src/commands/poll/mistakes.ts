import type { Block } from '../../message';
import type { PollLine } from '../../polls/read/read-poll';
import type { Answer } from '../answer';
import type { Asker } from '../asker';

/** Says what is wrong with a line, and what was probably meant. */
export function explain({ mistakes, mended }: Extract<PollLine, { kind: 'mistakes' }>, { commandHint }: Asker): Answer {
  const example: Block = mended
    ? { kind: 'text', label: 'Did you mean', text: commandHint(`poll ${mended}`) }
    : {
        kind: 'text',
        label: 'An example',
        text: commandHint('poll "How was that meeting?" "Good" "Mixed" "Hard" for 2m'),
      };
  return {
    unread: true,
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'list', label: 'I have posted nothing yet', items: mistakes.map(({ says }) => says) },
        example,
        {
          kind: 'buttons',
          buttons: [
            { label: 'Fill in a form', command: 'poll form' },
            { label: 'Ready-made polls', command: 'poll templates' },
          ],
        },
      ],
    },
  };
}
