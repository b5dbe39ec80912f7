import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Seconds. As far as a request may lie behind our clock, so that nobody can send it again later, or ahead of it. */
const LONGEST_S = 5 * 60;

/**
 * Returns a function that is true if Slack signed a body within five minutes of now. It is what Bolt checks, and that a request is
 * not from the future; Bolt takes three times as long, as it hashes twice more to compare, and makes a key of the secret each time.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function createSignatureCheck(signingSecret: string): (body: Buffer, headers: IncomingHttpHeaders) => boolean {
  const key = createSecretKey(signingSecret, 'utf8');
  return (body, { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp }) => {
    if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d{1,15}$/.test(timestamp)) return false;
    if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > LONGEST_S) return false;
    const proof = createHmac('sha256', key).update(`v0:${timestamp}:`).update(body).digest('hex');
    const [ours, theirs] = [Buffer.from(`v0=${proof}`), Buffer.from(signature)];
    return ours.length === theirs.length && timingSafeEqual(ours, theirs);
  };
}
