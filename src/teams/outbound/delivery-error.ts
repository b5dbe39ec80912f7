import { z } from 'zod';
import { DeliveryError, type DeliveryFailure } from '../../messenger';

/**
 * What the connector's refusal means. The statuses and codes are those of Microsoft's table; a code that is not in it
 * counts by its status.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
export function notSentBy(status: number, retryAfter: string | undefined, body: string): DeliveryError {
  const code = codeIn(body);
  return new DeliveryError(why(status, code), {
    retryAfterMs: status === 429 || status === 503 ? waitIn(retryAfter) : undefined,
    cause: new Error(`the connector answered ${status} ${code}`.trim()),
  });
}

function why(status: number, code: string): DeliveryFailure {
  if (status === 429) return 'busy';
  if (status >= 500 || status === 412 || status === 408) return 'down';
  if (status === 401 || code === 'BotDisabledByAdmin') return 'revoked';
  // A tenant of a government whose conversations live elsewhere: the address is wrong, not the place of the bot.
  if (code === 'InvalidBotApiHost') return 'refused';
  if (status === 403 || code === 'BotNotInConversationRoster') return 'removed';
  return status === 404 ? 'gone' : 'refused';
}

const failure = z.object({ error: z.object({ code: z.string().regex(/^\w{1,60}$/) }) });

/** A name from Microsoft's list; anything else in the answer is none of our business. */
function codeIn(body: string): string {
  try {
    return failure.safeParse(JSON.parse(body)).data?.error.code ?? '';
  } catch {
    return '';
  }
}

/** Seconds, as Teams writes it. */
const waitIn = (retryAfter: string | undefined) =>
  retryAfter && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
