import { z } from 'zod';
import { DeliveryError, type DeliveryFailure } from '../../messenger';

/**
 * The `DeliveryError` for an answer of the connector other than success. Statuses and codes are those in Microsoft's
 * table; for a code that is not in it, the status decides.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
export function deliveryErrorFor(status: number, retryAfter: string | undefined, body: string): DeliveryError {
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
  // A government tenant, whose conversations are on another host: the address is wrong, but the bot is still a member.
  if (code === 'InvalidBotApiHost') return 'refused';
  if (status === 403 || code === 'BotNotInConversationRoster') return 'removed';
  return status === 404 ? 'gone' : 'refused';
}

const failure = z.object({ error: z.object({ code: z.string().regex(/^\w{1,60}$/) }) });

/**
 * The code in an answer's body, such as `BotDisabledByAdmin`; an empty string if there is none. Nothing else is read.
 */
function codeIn(body: string): string {
  try {
    return failure.safeParse(JSON.parse(body)).data?.error.code ?? '';
  } catch {
    return '';
  }
}

/** Milliseconds. Teams writes `Retry-After` in seconds. */
const waitIn = (retryAfter: string | undefined) =>
  retryAfter && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
