import type { Block } from '../../message';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { confirmed } from './confirmed';
import { scheduleHere } from './schedule-here';
import { noneYet } from './status';

/** Asks once before a change that affects everybody here. The answer to the press replaces the question. `no`: the line of the button that leaves all as it is. */
export const askFirst = (
  question: string,
  blocks: readonly Block[],
  yes: { label: string; command: string },
  no = 'reflect keep',
): Answer => ({
  message: {
    audience: 'asker',
    draft: true,
    replaces: true,
    blocks: [
      { kind: 'heading', text: question },
      ...blocks,
      { kind: 'buttons', buttons: [yes, { label: 'Keep', command: no, main: true }] },
    ],
  },
});

/** `reflect keep`: the button that answers no when asked whether to stop or skip. */
export async function keep(_words: string, asker: Asker, services: Services): Promise<Answer> {
  return (await scheduleHere(asker, services)) ? confirmed(['I have left it as it is.']) : noneYet(asker);
}
