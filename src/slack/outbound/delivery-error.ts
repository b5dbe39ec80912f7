import { webApi } from '@slack/bolt';
import { DeliveryError, type DeliveryFailure } from '../../messenger';
import { AnswerRefused, secondsIn } from './response-url';

/**
 * The `DeliveryError` for what a Slack client threw: why Slack did not take a message, or `unclear` if what it threw does
 * not prove that Slack did not.
 */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { why, retryAfterMs } = reasonOf(error);
  return new DeliveryError(why, { retryAfterMs, cause: error });
}

type Reason = { readonly why: DeliveryFailure; readonly retryAfterMs?: number };

function reasonOf(error: unknown): Reason {
  if (error instanceof AnswerRefused) return ofAnswer(error);
  if (error instanceof webApi.WebAPIRateLimitedError) return { why: 'busy', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof webApi.WebAPIPlatformError) return ofPlatform(error.data.error, error.data.response_metadata);
  if (error instanceof webApi.WebAPIHTTPError)
    return ofStatus(error.statusCode, secondsIn(error.headers['retry-after'] ?? null));
  // The client has no error class for a 429 that does not say how long to wait.
  if (error instanceof Error && error.message.startsWith('Retry header')) return { why: 'busy' };
  return { why: causesOf(error).some(isBeforeSending) ? 'down' : 'unclear' };
}

function ofAnswer({ statusCode, data: { error }, retryAfter }: AnswerRefused): Reason {
  if (statusCode === 200 && error) return ofPlatform(error, retryAfter === undefined ? {} : { retryAfter });
  return ofStatus(statusCode, retryAfter);
}

function ofPlatform(says: string, metadata: { readonly retryAfter?: number } | undefined): Reason {
  // An answer that is not JSON, such as a proxy's page, arrives here whole.
  if (!/^\w{1,80}$/.test(says)) return { why: 'unclear' };
  const why = (Object.keys(MEANING) as DeliveryFailure[]).find((one) => MEANING[one]?.includes(says)) ?? 'refused';
  const seconds = metadata?.retryAfter;
  return { why, ...(why === 'busy' && seconds !== undefined ? { retryAfterMs: seconds * 1000 } : {}) };
}

/**
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors and
 * https://docs.slack.dev/reference/methods/chat.update#errors
 * Slack has no error of its own for a deleted channel: like a private channel without the bot, it is not found.
 */
const MEANING: Readonly<Partial<Record<DeliveryFailure, readonly string[]>>> = {
  busy: ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
  down: [
    'service_unavailable',
    'request_timeout',
    'team_added_to_org',
    'org_login_required',
    'external_channel_migrating',
  ],
  // Slack says of either: “It's possible some aspect of the operation succeeded before the error was raised.”
  unclear: ['fatal_error', 'internal_error'],
  removed: [
    'not_in_channel',
    'channel_not_found',
    'no_permission',
    'user_not_found',
    // Of one workspace; the organisation's other workspaces still have the bot.
    'team_access_not_granted',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
  ],
  archived: ['is_archived', 'is_inactive'],
  unauthorised: [
    'account_inactive',
    'token_revoked',
    'token_expired',
    'invalid_auth',
    'not_authed',
    'missing_scope',
    'not_allowed_token_type',
    'team_not_found',
    'access_denied',
    'accesslimited',
    'ekm_access_denied',
    'enterprise_is_restricted',
    'two_factor_setup_required',
  ],
};

/**
 * Slack itself answers with 200 and 429; any other status comes from something on the way. A status of 500 or more may
 * come after Slack took the message (a gateway that gave up, a connection that broke behind it). So may a 503, unless it
 * says when to come back: then somebody has turned the message away on purpose. 408 is what gateways say when they gave up.
 * https://www.rfc-editor.org/rfc/rfc9110#section-15.6
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
function ofStatus(status: number, retryAfter: number | undefined): Reason {
  const later = retryAfter === undefined ? {} : { retryAfterMs: retryAfter * 1000 };
  if (status === 429) return { why: 'busy', ...later };
  if (status === 503 && retryAfter !== undefined) return { why: 'down', ...later };
  if (status >= 500 || status === 408) return { why: 'unclear' };
  return { why: status === 413 ? 'refused' : 'down' };
}

/** Errors that happen before a request has left this machine. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

type Cause = { readonly code?: unknown; readonly syscall?: unknown; readonly cause?: unknown };

/** The connection was never made, so nothing was sent. One that breaks later may have carried the message. */
const isBeforeSending = ({ code, syscall }: Cause) => syscall === 'connect' || NEVER_LEFT.has(String(code));

/** An error and all its causes. */
function causesOf(error: unknown): Cause[] {
  if (typeof error !== 'object' || error === null) return [];
  return [error, ...causesOf((error as Cause).cause)];
}

/**
 * What may be logged of an error: its kind and where it arose. Its message is left out, as it may quote a person's
 * text.
 */
export function describeFault(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, statusCode, data } = error as { code?: unknown; statusCode?: unknown; data?: { error?: unknown } };
  return {
    kind: error.name,
    ...(code === undefined ? {} : { code }),
    ...(statusCode === undefined ? {} : { status: statusCode }),
    ...(data?.error === undefined ? {} : { slackSays: data.error }),
    at: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 6)
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeFault(error.cause) }),
  };
}
