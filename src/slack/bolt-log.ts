import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/** Bolt's own words, in our log. Its debug lines hold whole requests, so they are dropped whatever the level. */
export function boltLog(log: Logger): BoltLogger {
  return {
    debug() {},
    info: (...said) => log.debug(sentence(said)),
    // Whoever calls Slack learns that it failed, and says so with what to do.
    warn: (...said) => log[said[0] === 'http request failed' ? 'debug' : 'warn'](sentence(said)),
    error: (...said) => log.error(sentence(said)),
    setLevel() {},
    setName() {},
    getLevel: () => LogLevel.INFO,
  };
}

/** Sentences only: an error or an object beside them could hold a person's text. */
const sentence = (said: readonly unknown[]) =>
  `Bolt: ${said.map((one) => (typeof one === 'string' ? one : one instanceof Error ? one.name : typeof one)).join(' ')}`;
