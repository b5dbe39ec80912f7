import type { PollLine } from '../../polls/read/read-poll';
import type { Answer } from '../answer';
import { openFormLine } from './form';

/** Says what is wrong with a line, and offers the form with what was typed in it. */
export function explain(line: string, { mistakes }: Extract<PollLine, { kind: 'mistakes' }>): Answer {
  return {
    unread: true,
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'list', label: 'Not posted yet', items: mistakes.map(({ says }) => says) },
        {
          kind: 'buttons',
          buttons: [
            { label: 'Use the form', command: openFormLine(line), main: true },
            { label: 'Ready-made polls', command: 'poll templates' },
          ],
        },
      ],
    },
  };
}
