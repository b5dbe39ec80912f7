import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Seconds. As far as a request may lie behind our clock, so that nobody can send it again later, or ahead of it. */
const LONGEST_S = 5 * 60;

/**
 * True if Slack signed this body within five minutes of now. It is what Bolt checks, and that a request is not from the
 * future; Bolt takes three times as long, as it hashes twice more to compare.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export function isSignedBySlack(body: Buffer, headers: IncomingHttpHeaders, signingSecret: string): boolean {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = headers;
  if (typeof signature !== 'string' || typeof timestamp !== 'string' || !/^\d{1,15}$/.test(timestamp)) return false;
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > LONGEST_S) return false;
  const proof = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(body).digest('hex');
  const [ours, theirs] = [Buffer.from(`v0=${proof}`), Buffer.from(signature)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
