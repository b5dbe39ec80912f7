#!/usr/bin/env node
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bot } from './bot';
import { type Config, readConfig, readSettings } from './config';
import { NO_PLATFORM, TRY_OUT_IS_PRIVATE } from './missing-settings';
import { isLoopback } from './settings';

/**
 * Runs one command and resolves to the exit code. Loads only what that command needs: `ask` opens no database, and the
 * library of a platform that is not set up is never read from the disk.
 */
async function run([command = 'start', ...words]: readonly string[]): Promise<number> {
  if (command === 'help' || isHelpOption(command)) return showHelp(words.find((word) => !isHelpOption(word)));
  // After `ask`, only the first word can be an option; the rest are words to look up.
  if ((command === 'ask' ? words.slice(0, 1) : words).some(isHelpOption)) return showHelp(command);
  switch (command) {
    case 'version':
    case '--version':
    case '-v':
      if (words.length === 0) return showVersion();
      break;
    case 'start':
      if (words.length === 0) return start(readConfig());
      break;
    case 'ask':
      if (words[0] === '--jsonl' ? words.length === 1 : words[0] && !words[0].startsWith('--')) return ask(words);
      break;
    case 'content':
      if (words[0] === 'check' && words.length <= 2 && !/^(-|$)/.test(words[1] ?? '.')) return checkContent(words[1]);
      if (words[0] === 'due') {
        const code = await showDue(words.slice(1));
        if (code !== undefined) return code;
      }
      if (words[0] === 'schemas' && words.length === 1) return writeSchemas();
      break;
    case 'manifest':
      return makeManifest(words);
    case 'approval': {
      const code = await makeApproval(words);
      if (code !== undefined) return code;
      break;
    }
    case 'suggestions':
      if (words.length === 0) return showSuggestions();
      break;
    case 'feedback':
      if (words.length === 0) return showFeedback();
      if (words[0] === 'done') {
        const code = await settleFeedback(words);
        if (code !== undefined) return code;
      }
      break;
    case 'doctor':
      if (words.length === 0 || (words[0] === '--json' && words.length === 1)) return examine(words[0] === '--json');
      break;
    case 'export':
    case 'delete':
    case 'forget':
    case 'audit':
      return exerciseRight(command, words);
    case 'upcoming':
      return showUpcoming(words);
    case 'backup':
    case 'restore':
    case 'move': {
      const code = await keepStorage(command, words);
      if (code !== undefined) return code;
    }
  }
  const { misunderstood } = await import('./cli/help.js');
  process.stderr.write(misunderstood([command, ...words]));
  return 2;
}

const isHelpOption = (word: string) => word === '--help' || word === '-h';

async function showHelp(topic?: string): Promise<number> {
  const { help } = await import('./cli/help.js');
  const { text, ok } = help(topic);
  (ok ? process.stdout : process.stderr).write(text);
  return ok ? 0 : 2;
}

function showVersion(): number {
  const { name, version } = aboutProgram();
  process.stdout.write(`${name} ${version}\n`);
  return 0;
}

const aboutProgram = (): { name: string; version: string } =>
  JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8'));

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

async function ask(words: readonly string[]): Promise<number> {
  const { CONTENT_DIR } = readSettings(['CONTENT_DIR']);
  const [{ gatherKnowledge }, { ask, askLines }, { noPlatform }] = await Promise.all([
    import('./lookup/knowledge.js'),
    import('./cli/ask.js'),
    import('./cli/no-platform.js'),
  ]);
  const services = { ...gatherKnowledge(CONTENT_DIR), ...noPlatform };
  if (words[0] === '--jsonl') await askLines(process.stdin, services, process.stdout);
  else await ask(words.join(' '), services, process.stdout);
  return 0;
}

async function checkContent(dir: string | undefined): Promise<number> {
  const { CONTENT_DIR } = readSettings(['CONTENT_DIR']);
  const { contentCheck } = await import('./cli/content-check.js');
  const { text, ok } = contentCheck(dir ?? CONTENT_DIR);
  process.stdout.write(`${text}\n`);
  return ok ? 0 : 1;
}

/** Undefined if the words are not those of `content due`. */
async function showDue(words: readonly string[]): Promise<number | undefined> {
  const { contentDue, readWithin } = await import('./cli/content-due.js');
  const within = readWithin(words);
  if (within === undefined) return undefined;
  const { CONTENT_DIR } = readSettings(['CONTENT_DIR']);
  const { text, none } = contentDue(within, CONTENT_DIR);
  process.stdout.write(`${text}\n`);
  return none ? 0 : 1;
}

async function writeSchemas(): Promise<number> {
  const { writeContentSchemas } = await import('./cli/content-check.js');
  process.stdout.write(`${writeContentSchemas()}\n`);
  return 0;
}

async function makeManifest(words: readonly string[]): Promise<number> {
  const settings = readSettings([
    'PUBLIC_URL',
    'SLACK_APP_TOKEN',
    'SLACK_CLIENT_ID',
    'SLACK_COMMAND_PREFIX',
    'SLACK_FILES',
    'TEAMS_FILES',
    'MicrosoftAppId',
  ]);
  const { manifest } = await import('./cli/manifest.js');
  return manifest(words, {
    publicUrl: settings.PUBLIC_URL,
    slackSocketMode: settings.SLACK_APP_TOKEN !== undefined,
    slackMany: settings.SLACK_CLIENT_ID !== undefined,
    slackCommandPrefix: settings.SLACK_COMMAND_PREFIX,
    slackFiles: settings.SLACK_FILES,
    teamsFiles: settings.TEAMS_FILES,
    teamsAppId: settings.MicrosoftAppId,
  });
}

/** Undefined if the words are not those of `approval`. */
async function makeApproval(words: readonly string[]): Promise<number | undefined> {
  const [{ readOut, writeApproval }, { SPOKEN_OF }] = await Promise.all([
    import('./cli/approval/approval.js'),
    import('./cli/approval/installation.js'),
  ]);
  const out = readOut(words);
  if (out === undefined) return undefined;
  const day = new Date().toISOString().slice(0, 10);
  const { text, ok } = writeApproval(out, readSettings(SPOKEN_OF), { version: aboutProgram().version, day });
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  return ok ? 0 : 1;
}

async function showSuggestions(): Promise<number> {
  const { DATABASE_URL } = readSettings(['DATABASE_URL']);
  const { readSuggestions } = await import('./cli/suggestions.js');
  process.stdout.write(`${await readSuggestions(DATABASE_URL)}\n`);
  return 0;
}

async function showFeedback(): Promise<number> {
  const { DATABASE_URL } = readSettings(['DATABASE_URL']);
  const { readFeedback } = await import('./cli/feedback.js');
  process.stdout.write(`${await readFeedback(DATABASE_URL)}\n`);
  return 0;
}

/** Undefined if the words are not those of `feedback done`. */
async function settleFeedback(words: readonly string[]): Promise<number | undefined> {
  const { readDone, settleFeedback } = await import('./cli/feedback.js');
  const number = readDone(words);
  if (number === undefined) return undefined;
  const { DATABASE_URL } = readSettings(['DATABASE_URL']);
  const { text, ok } = await settleFeedback(DATABASE_URL, number);
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  return ok ? 0 : 1;
}

async function examine(json: boolean): Promise<number> {
  const { examineAll, describeFindings, findingsAsJson, isWell } = await import('./cli/doctor/doctor.js');
  const findings = await examineAll(await patient());
  process.stdout.write(`${json ? findingsAsJson(findings) : describeFindings(findings)}\n`);
  return isWell(findings) ? 0 : 1;
}

/** The settings or, if they cannot be read, why. Whatever is asked from now on goes out through the proxy, if there is one. */
async function patient() {
  try {
    const config = readConfig();
    const { PUBLIC_URL: publicUrl } = readSettings(['PUBLIC_URL']);
    if (config.proxy) (await import('./network/outbound-proxy.js')).goOutThrough(config.proxy);
    return { config, publicUrl };
  } catch (error) {
    return { wrong: explain(error) };
  }
}

async function exerciseRight(
  right: 'export' | 'delete' | 'forget' | 'audit',
  words: readonly string[],
): Promise<number> {
  const given = readSettings(['DATABASE_URL', 'SECRET_KEY', 'SECRET_KEY_PREVIOUS']);
  const { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey, SECRET_KEY_PREVIOUS: previous } = given;
  const { rights } = await import('./cli/rights/rights.js');
  const previousKeys = previous ? [previous] : [];
  const { code, text } = await rights(right, words, { databaseUrl, secretKey, previousKeys });
  const said = text === '' ? '' : `${text}\n`;
  (code === 0 ? process.stdout : process.stderr).write(said);
  return code;
}

/** Undefined if the words are not those of these commands. */
async function keepStorage(command: 'backup' | 'restore' | 'move', words: readonly string[]) {
  const { storageCall } = await import('./cli/storage.js');
  const call = storageCall(command, words);
  if (!call) return undefined;
  const given = readSettings(['DATABASE_URL', 'SECRET_KEY', 'SECRET_KEY_PREVIOUS']);
  const { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey, SECRET_KEY_PREVIOUS: previous } = given;
  const { text, ok } = await call({ databaseUrl, secretKey, previousKeys: previous ? [previous] : [] });
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  return ok ? 0 : 1;
}

async function showUpcoming(words: readonly string[]): Promise<number> {
  const { upcoming } = await import('./cli/upcoming.js');
  const { text, ok } = upcoming(words);
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  return ok ? 0 : 2;
}

/**
 * The text for an error: a wrong setting has its own sentence; for a fault of the program itself, the stack helps more.
 */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOurs = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'].includes(error.name);
  return (isOurs && error.stack) || error.message;
}

// The program that reads our output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
