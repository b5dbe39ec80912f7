import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/** Bolt's own words, in our log. Its debug lines hold whole requests, so they are dropped whatever the level. */
export function boltLog(log: Logger): BoltLogger {
  return {
    debug() {},
    info: (...said) => log.debug(sentence(said)),
    warn: (...said) => log[levelOf(said, 'warn')](sentence(said)),
    error: (...said) => log[levelOf(said, 'error')](sentence(said)),
    setLevel() {},
    setName() {},
    getLevel: () => LogLevel.INFO,
  };
}

/** Whoever calls Slack learns that it failed, and says so once, with what to do. */
const levelOf = (said: readonly unknown[], level: 'warn' | 'error') =>
  /^(http request failed|Failed to retrieve a new WSS URL)/.test(String(said[0])) ? 'debug' : level;

/** Sentences only: an error or an object beside them could hold a person's text. */
const sentence = (said: readonly unknown[]) =>
  `Bolt: ${said.map((one) => (typeof one === 'string' ? one : one instanceof Error ? one.name : typeof one)).join(' ')}`;
