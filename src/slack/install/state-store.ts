import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { InstallURLOptions, StateStore } from '@slack/bolt';
import type { AdapterServices } from '../../platform/adapter';

/** As long as Bolt keeps the cookie in which the same state stands. */
const LIFE_MS = 10 * 60_000;

/**
 * The state that ties Slack's answer to whoever began to install: random, signed, good for ten minutes and for one use, on
 * whichever replica. Nothing is written down until somebody comes back from Slack with one that we signed.
 * https://docs.slack.dev/authentication/installing-with-oauth
 */
export function createStateStore(
  secret: string,
  options: InstallURLOptions,
  { firstTime }: Pick<AdapterServices, 'firstTime'>,
): StateStore {
  const signed = (said: string) => createHmac('sha256', secret).update(`slack install ${said}`).digest('base64url');
  return {
    generateStateParam: async (_options, now) => {
      const said = `${now.getTime() + LIFE_MS}.${randomBytes(18).toString('base64url')}`;
      return `${said}.${signed(said)}`;
    },
    verifyStateParam: async (now, state) => {
      const [, said = '', until, signature = ''] = /^((\d{13})\.[\w-]{24})\.([\w-]{43})$/.exec(state) ?? [];
      if (!isSame(signature, signed(said)) || Number(until) < now.getTime()) throw new StateRefused();
      if (!(await firstTime(`slack:install:${state}`))) throw new StateRefused();
      return options;
    },
  };
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Under the code that Bolt has for it, with its own checks of the cookie. */
class StateRefused extends Error {
  override readonly name = 'StateRefused';
  readonly code = 'slack_oauth_invalid_state';
}
