#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig, readSettings } from './config';
import type { Face, FaceServices } from './face';
import { NO_PLATFORM } from './missing-settings';

/**
 * The only file that knows everything: it puts together what a command needs and loads nothing else. Asking opens no
 * database, and the library of a platform that is not set up is never read from the disk.
 */
async function run([command = 'start', ...words]: readonly string[]): Promise<number> {
  switch (command) {
    case 'start':
      if (words.length === 0) return start(readConfig());
      break;
    case 'ask':
      if (words.length > 0) return ask(words);
      break;
    case 'content':
      if (words[0] === 'check' && words.length <= 2) return checkContent(words[1]);
      if (words[0] === 'schemas' && words.length === 1) return writeSchemas();
      break;
    case 'manifest':
      return makeManifest(words);
    case 'suggestions':
      if (words.length === 0) return showSuggestions();
      break;
  }
  const { USAGE } = await import('./cli/usage.js');
  process.stderr.write(USAGE);
  return 2;
}

async function start(config: Config): Promise<number> {
  if (config.slack || config.teams) return serve(config);
  if (!config.production && existsSync(join(__dirname, 'tryout'))) return tryOut(config);
  process.stderr.write(`${NO_PLATFORM}\n`);
  return 1;
}

async function serve(config: Config): Promise<number> {
  const [{ gatherKnowledge }, { openStore }, { createLog }] = await core();
  const [{ createMetrics }, { startServer }, { stopOnSignals }, { keepHouse }, { aboutPage }, { about }] =
    await Promise.all([
      import('./server/metrics.js'),
      import('./server/server.js'),
      import('./server/stop-signals.js'),
      import('./server/housekeeping.js'),
      import('./server/about-page.js'),
      import('./commands/about.js'),
    ]);
  const log = createLog({ level: config.logLevel, secrets: config.secrets });
  const metrics = createMetrics();
  const knowledge = gatherKnowledge(config.contentDir);
  const store = await openStore(config.databaseUrl);
  const { suggestions, firstTime } = store;
  const services = { ...knowledge, suggestions, firstTime, log, answered: metrics.answered };
  const [slack, teams] = await Promise.all([startSlack(config, services), startTeams(config, services)]);
  const server = await startServer(config.host, config.port, {
    faces: {
      ...(slack?.handle ? { '/slack/events': slack.handle } : {}),
      ...(teams?.handle ? { '/api/messages': teams.handle } : {}),
    },
    aboutPage: aboutPage(about(knowledge.content)),
    ping: store.ping,
    metrics,
    log,
  });
  const house = keepHouse(store.forgetOldKeys, log);
  const stopped = stopOnSignals(log, async () => {
    await server.stop(async () => void (await Promise.all([slack?.stop(), teams?.stop()])));
    house.stop();
    await store.close();
  });
  log.info({ host: config.host, port: server.port, slack: Boolean(slack), teams: Boolean(teams) }, 'listening');
  return stopped;
}

async function tryOut(config: Config): Promise<number> {
  const [{ gatherKnowledge }, { openStore }, { createLog }] = await core();
  const { chatInTerminal } = await import('./tryout/terminal.js');
  const knowledge = gatherKnowledge(config.contentDir);
  const store = await openStore(config.databaseUrl);
  await chatInTerminal({
    services: { ...knowledge, suggestions: store.suggestions },
    log: createLog({ level: 'error', secrets: config.secrets }, process.stderr),
    input: process.stdin,
    output: process.stdout,
  });
  await store.close();
  return 0;
}

/** What both ways of running the bot need. */
const core = () => Promise.all([import('./knowledge.js'), import('./store/open-store.js'), import('./server/log.js')]);

async function startSlack({ slack }: Config, services: FaceServices): Promise<Face | undefined> {
  return slack && (await import('./slack/start.js')).startSlack(slack, services);
}

async function startTeams({ teams }: Config, services: FaceServices): Promise<Face | undefined> {
  return teams && (await import('./teams/start.js')).startTeams(teams, services);
}

async function ask(words: readonly string[]): Promise<number> {
  const { CONTENT_DIR } = readSettings(['CONTENT_DIR']);
  const [{ gatherKnowledge }, { ask, askLines }] = await Promise.all([
    import('./knowledge.js'),
    import('./cli/ask.js'),
  ]);
  const services = { ...gatherKnowledge(CONTENT_DIR), suggestions: { add: async () => false } };
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

async function writeSchemas(): Promise<number> {
  const { writeContentSchemas } = await import('./cli/content-schemas.js');
  process.stdout.write(`${writeContentSchemas()}\n`);
  return 0;
}

async function makeManifest(words: readonly string[]): Promise<number> {
  const settings = readSettings(['PUBLIC_URL', 'SLACK_APP_TOKEN', 'MicrosoftAppId']);
  const { manifest } = await import('./cli/manifest.js');
  return manifest(words, {
    publicUrl: settings.PUBLIC_URL,
    slackSocketMode: settings.SLACK_APP_TOKEN !== undefined,
    teamsAppId: settings.MicrosoftAppId,
  });
}

async function showSuggestions(): Promise<number> {
  const { DATABASE_URL } = readSettings(['DATABASE_URL']);
  const { readSuggestions } = await import('./cli/suggestions.js');
  process.stdout.write(`${await readSuggestions(DATABASE_URL)}\n`);
  return 0;
}

/** A wrong set-up is told in its own words; where the program itself is wrong, the place in it helps more. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOurs = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'].includes(error.name);
  return (isOurs && error.stack) || error.message;
}

// Whoever reads our output may stop early, such as `head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

run(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
