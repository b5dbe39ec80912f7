#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Bot } from './bot';
import { type Config, readConfig } from './config';
import { NO_PLATFORM, TRY_OUT_IS_PRIVATE } from './missing-settings';
import { isLoopback } from './settings';
import { explain } from './text/explain';

/**
 * Runs one command and resolves to the exit code. Loads only what that command needs: the library of a platform that is not
 * set up is never read from the disk.
 */
async function run(words: readonly string[]): Promise<number> {
  const [command = 'start', ...more] = words;
  if (command === 'start' && more.length === 0) return start(readConfig());
  return (await import('./cli/run.js')).run(words);
}

async function start(config: Config): Promise<number> {
  if (config.slack || config.teams) return serve(config);
  if (!config.production && existsSync(join(__dirname, 'tryout'))) return tryOut(config);
  process.stderr.write(`${NO_PLATFORM}\n`);
  return 1;
}

async function serve(config: Config): Promise<number> {
  // Before a platform's library is loaded: it may keep the proxy settings that it finds.
  if (config.proxy) (await import('./network/outbound-proxy.js')).goOutThrough(config.proxy);
  const [{ startBot }, { stopOnSignals }, { settleMemory }] = await Promise.all([
    import('./bot.js'),
    import('./server/stop-signals.js'),
    import('./server/settle-memory.js'),
  ]);
  const bot = await startBot({ ...config, settleMemory });
  void bot.searchReady.then(settleMemory);
  if (config.proxy)
    bot.log.info({ proxy: new URL(config.proxy.address).host }, 'https connections go out through HTTPS_PROXY');
  // Without the file the signal ends the program, as it does any other.
  if (config.organisationsFile) process.on('SIGHUP', () => void bot.reload());
  return stopOnSignals(bot.log, bot.stop);
}

/**
 * Runs both platforms in a browser, with local programs instead of the real ones. Nothing that is said there is saved.
 */
async function tryOut(config: Config): Promise<number> {
  if (!isLoopback(config.host)) {
    process.stderr.write(`${TRY_OUT_IS_PRIVATE}\n`);
    return 1;
  }
  const [{ startBot }, { startTryOut }, { stopOnSignals }] = await Promise.all([
    import('./bot.js'),
    import('./tryout/start.js'),
    import('./server/stop-signals.js'),
  ]);
  let ahead = 0;
  let bot: Bot | undefined;
  const now = () => new Date(Date.now() + ahead);
  const page = await startTryOut({
    timezone: config.timezone,
    clock: {
      now,
      moveTo: async (date) => {
        ahead = date.getTime() - Date.now();
        await bot?.tick();
      },
    },
    listen: async (local, pages) => {
      const quiet = config.logLevel === 'info' ? 'warn' : config.logLevel;
      bot = await startBot({
        ...config,
        slack: local.slack,
        teams: { ...local.teams, targetedMessages: false },
        pages,
        databaseUrl: IN_MEMORY,
        clock: now,
        logLevel: quiet,
      });
      return bot.port;
    },
  });
  if (!bot) throw new Error('The try-out started without a bot');
  process.stdout.write(`Practice Compass is ready to try: ${page.address}\nTo stop it, press Ctrl and C.\n`);
  const { log, stop } = bot;
  return stopOnSignals(log, async () => {
    await page.stop();
    await stop();
  });
}

const IN_MEMORY = 'file::memory:';

// The program that reads our output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
