import { z } from 'zod';
import { DeliveryError, type DeliveryFailure } from '../../messenger';

/**
 * The `DeliveryError` for an answer of the connector other than success: why Teams did not take a message, or `unclear` if
 * the answer does not prove that it did not. Statuses and codes are those in Microsoft's table; for a code that is not in
 * it, the status decides.
 * https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis
 */
export function deliveryErrorFor(status: number, retryAfter: string | undefined, body: string): DeliveryError {
  const code = codeIn(body);
  const retryAfterMs = waitIn(retryAfter);
  return new DeliveryError(why(status, code, retryAfterMs !== undefined), {
    retryAfterMs: status === 429 || status === 503 ? retryAfterMs : undefined,
    cause: new Error(`the connector answered ${status} ${code}`.trim()),
  });
}

/**
 * Microsoft's table says of 500, 502, 503 and 504 that a message may be sent again, but not that it was not taken: a gateway
 * gives up, or breaks, after it has passed a message on (https://www.rfc-editor.org/rfc/rfc9110#section-15.6). Only a 503
 * that says when to come back has turned it away on purpose. 412: something else was going on in that conversation.
 */
function why(status: number, code: string, saysWhen: boolean): DeliveryFailure {
  if (status === 429) return 'busy';
  if (status === 412 || (status === 503 && saysWhen)) return 'down';
  if (status >= 500 || status === 408) return 'unclear';
  if (status === 401 || code === 'BotDisabledByAdmin') return 'unauthorised';
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

/**
 * True if Microsoft does not give the bot a token because of what the bot is, or how it says who it is: a secret that is wrong
 * or has expired, or an app that was deleted or blocked. `temporarily_unavailable` and the like pass by themselves.
 * https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
export function isRefusedByIssuer(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errorCode = '', cause } = error as { errorCode?: unknown; cause?: unknown };
  return (
    /^(?:invalid_client|unauthorized_client|access_denied)$/.test(String(errorCode)) ||
    /\bAADSTS(?:7000\d{2,3}|70001\d?|90002|900023|50034|53003)\b/.test(error.message) ||
    isRefusedByIssuer(cause)
  );
}
