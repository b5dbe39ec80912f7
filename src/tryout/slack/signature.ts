import { createHmac } from 'node:crypto';

/**
 * Returns the headers that prove a request comes from Slack. `at` is in seconds since 1970.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function signed(body: string, secret: string, at = Math.floor(Date.now() / 1000)): Record<string, string> {
  const proof = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${proof}` };
}
