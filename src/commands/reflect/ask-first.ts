import type { Block } from '../../message';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { scheduleHere } from './schedule-here';
import { changed, noneYet } from './status';

/** Asks once before a change that affects everybody here. The answer to the press replaces the question. */
export const askFirst = (
  question: string,
  blocks: readonly Block[],
  yes: { label: string; command: string },
): Answer => ({
  message: {
    audience: 'asker',
    draft: true,
    replaces: true,
    blocks: [
      { kind: 'heading', text: question },
      ...blocks,
      { kind: 'buttons', buttons: [yes, { label: 'Keep', command: 'reflect keep', main: true }] },
    ],
  },
});

/** `reflect keep`: the button that answers no when asked whether to stop or skip. */
export async function keep(_words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  return schedule ? changed('It stays as it is. Nothing has changed.', schedule, asker, services) : noneYet(asker);
}
