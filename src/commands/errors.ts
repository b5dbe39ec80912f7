import type { Message } from '../message';
import { DeliveryError, type DeliveryFailure } from '../messenger';
import { isDatabaseAway } from '../store/db/database-away';
import { somethingWentWrong } from '../text/fault-reference';
import { type Answer, type Policy, privateReply } from './answer';
import type { Asker } from './asker';
import { WHY_PAUSED } from './reflect/words';
import { whoRunsIt } from './run-by';

/** What a person reads when something broke through no fault of theirs. */
export const faultMessage = (reference: string, error?: unknown): Message =>
  privateReply(isDatabaseAway(error) ? withoutDatabase(reference) : somethingWentWrong(reference)).message;

const withoutDatabase = (reference: string) =>
  `My database is not answering, so I could not do that (reference ${reference}). You can still look things up. Please try again in a few minutes.`;

/**
 * Says what to do when something that was asked for could not be posted: add the bot, wait a minute, or look first. Throws
 * the error again if the fault is ours.
 */
export function sayNotSent(error: unknown, line: string, asker: Asker, { policy }: Ruled): Answer {
  if (!(error instanceof DeliveryError)) throw error;
  if (error.why === 'unclear')
    return privateReply('I cannot tell whether that was posted. Please check before you try again.');
  if (error.why === 'unauthorised') return notLetIn(policy);
  if (error.retryable) return privateReply('I could not post that just now. Please try again in a minute.');
  return never(error.why, line, asker) ?? thrown(error);
}

/** Like `sayNotSent`, for a change that is announced before it is made: nothing has changed yet. */
export function sayNotTold(error: unknown, line: string, asker: Asker, { policy }: Ruled): Answer {
  if (!(error instanceof DeliveryError)) throw error;
  if (error.why === 'unclear')
    return privateReply(
      'Nothing has changed yet. I tried to tell everyone here first, but cannot tell whether they saw it.',
      `Please check, then try again: type ${asker.commandHint(line)}.`,
    );
  if (error.why === 'unauthorised') return notLetIn(policy);
  if (error.retryable)
    return privateReply(
      'I could not tell everyone here, so nothing has changed yet.',
      `Please try again in a minute: type ${asker.commandHint(line)}.`,
    );
  return never(error.why, line, asker) ?? thrown(error);
}

type Ruled = { readonly policy: Pick<Policy, 'organisation'> };

const notLetIn = (policy: Ruled['policy']): Answer =>
  privateReply(
    'I cannot post at the moment, because my own sign-in is being refused. Nothing has changed.',
    `Please tell ${whoRunsIt(policy)}.`,
  );

function never(why: DeliveryFailure, line: string, asker: Asker): Answer | undefined {
  switch (why) {
    case 'removed':
      return privateReply(asker.howToInvite, `To try again, type ${asker.commandHint(line)}.`);
    case 'archived':
    case 'gone':
      return privateReply(`I cannot post, because ${WHY_PAUSED[why]}.`);
    default:
      return undefined;
  }
}

function thrown(error: DeliveryError): never {
  throw error;
}
