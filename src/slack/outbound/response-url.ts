import type { webApi } from '@slack/bolt';
import { DeliveryError } from '../../messenger';

const PATIENCE_MS = 10_000;

/** Where Slack's and GovSlack's response_urls are: https://docs.slack.dev/govslack */
const SLACKS_OWN = ['https://hooks.slack.com', 'https://hooks.slack-gov.com'];

/**
 * Slack did not accept an answer to a `response_url`. `data.error` is Slack's own name for the reason, if it gave one.
 */
export class AnswerRefused extends Error {
  override readonly name = 'AnswerRefused';
  readonly data: { readonly error: string | undefined };
  readonly statusCode: number;
  /** How many seconds Slack asked us to wait. */
  readonly retryAfter: number | undefined;

  constructor(statusCode: number, error?: string, retryAfter?: number) {
    super(`Slack refused an answer with status ${statusCode}`);
    this.statusCode = statusCode;
    this.data = { error };
    this.retryAfter = retryAfter;
  }
}

/**
 * Posts an answer to a `response_url`, only at Slack or the configured API: never to another host that a request or a
 * redirect names. Rejects with `AnswerRefused` if Slack does not accept it, and with `DeliveryError` (`refused`) for
 * another host. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
export async function postTo(responseUrl: string, answer: object, { slackApiUrl }: Api): Promise<void> {
  if (!isOneOf(SLACKS_OWN, responseUrl, slackApiUrl)) throw new DeliveryError('refused');
  const response = await fetch(responseUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answer),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const said = await response.text();
  if (response.ok && !said.includes('"ok":false')) return;
  // As JSON, or the name alone.
  const [, error] = /"error":\s*"(\w{1,80})"/.exec(said) ?? /^\s*(\w{1,80})\s*$/.exec(said) ?? [];
  throw new AnswerRefused(response.status, error, secondsIn(response.headers.get('retry-after')));
}

type Api = Pick<webApi.WebClient, 'slackApiUrl'>;

/** True if the address is at one of these hosts of Slack's, or at the configured API. */
export function isOneOf(slacksOwn: readonly string[], url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin } = new URL(url);
  return slacksOwn.includes(origin) || origin === new URL(apiUrl).origin;
}

/** What a `Retry-After` header says, if that is a number of seconds. */
export const secondsIn = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
