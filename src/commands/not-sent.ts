import { NotSent } from '../messenger';
import { type Answer, toAsker } from './answer';
import type { Asker } from './asker';

/**
 * What to do where something that was asked for could not be posted: bring the bot in, wait a minute, or look first.
 * Throws the error again where the person can do nothing.
 */
export function sayNotSent(error: unknown, line: string, asker: Asker): Answer {
  if (!(error instanceof NotSent)) throw error;
  if (error.why === 'removed') return inviteFirst(line, asker);
  if (error.why === 'unclear')
    return toAsker('I got no answer, so it may have been posted or not. Please look before you try again.');
  if (error.passes) return toAsker('I could not post just now. Please try again in a minute.');
  throw error;
}

/** How to bring the bot in, where nothing can be posted because it is no member. */
export const inviteFirst = (line: string, asker: Asker): Answer =>
  toAsker(asker.howToInvite, `To try again, type ${asker.typed(line)}.`);
