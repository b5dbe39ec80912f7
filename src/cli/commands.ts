import { readConfig, readSettings } from '../config';
import { explain } from '../text/explain';
import { aboutProgram } from './about-program';

export async function ask(words: readonly string[]): Promise<number> {
  const { CONTENT_DIR } = readSettings(['CONTENT_DIR']);
  const [{ gatherKnowledge }, { ask, askLines }, { noPlatform }] = await Promise.all([
    import('../lookup/knowledge.js'),
    import('./ask.js'),
    import('./no-platform.js'),
  ]);
  const services = { ...gatherKnowledge(CONTENT_DIR), ...noPlatform };
  if (words[0] === '--jsonl') await askLines(process.stdin, services, process.stdout);
  else await ask(words.join(' '), services, process.stdout);
  return 0;
}

export async function checkContent(dir: string | undefined): Promise<number> {
  const { CONTENT_DIR } = readSettings(['CONTENT_DIR']);
  const { contentCheck } = await import('./content-check.js');
  const { text, ok } = contentCheck(dir ?? CONTENT_DIR);
  process.stdout.write(`${text}\n`);
  return ok ? 0 : 1;
}

/** Undefined if the words are not those of `content due`. */
export async function showDue(words: readonly string[]): Promise<number | undefined> {
  const { contentDue, readWithin } = await import('./content-due.js');
  const within = readWithin(words);
  if (within === undefined) return undefined;
  const { CONTENT_DIR } = readSettings(['CONTENT_DIR']);
  const { text, none } = contentDue(within, CONTENT_DIR);
  process.stdout.write(`${text}\n`);
  return none ? 0 : 1;
}

export async function writeSchemas(): Promise<number> {
  const { writeContentSchemas } = await import('./content-check.js');
  process.stdout.write(`${writeContentSchemas()}\n`);
  return 0;
}

export async function makeManifest(words: readonly string[]): Promise<number> {
  const settings = readSettings([
    'PUBLIC_URL',
    'SLACK_APP_TOKEN',
    'SLACK_CLIENT_ID',
    'SLACK_COMMAND_PREFIX',
    'SLACK_FILES',
    'TEAMS_FILES',
    'MicrosoftAppId',
  ]);
  const { manifest } = await import('./manifest.js');
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
export async function makeApproval(words: readonly string[]): Promise<number | undefined> {
  const [{ readOut, writeApproval }, { SPOKEN_OF }] = await Promise.all([
    import('./approval/approval.js'),
    import('./approval/installation.js'),
  ]);
  const out = readOut(words);
  if (out === undefined) return undefined;
  const day = new Date().toISOString().slice(0, 10);
  const { text, ok } = writeApproval(out, readSettings(SPOKEN_OF), { version: aboutProgram().version, day });
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  return ok ? 0 : 1;
}

export async function showUpcoming(words: readonly string[]): Promise<number> {
  const { upcoming } = await import('./upcoming.js');
  const { text, ok } = upcoming(words);
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  return ok ? 0 : 2;
}

export async function examine(json: boolean): Promise<number> {
  const { examineAll, describeFindings, findingsAsJson, isWell } = await import('./doctor/doctor.js');
  const findings = await examineAll(await patient());
  process.stdout.write(`${json ? findingsAsJson(findings) : describeFindings(findings)}\n`);
  return isWell(findings) ? 0 : 1;
}

/** The settings or, if they cannot be read, why. Whatever is asked from now on goes out through the proxy, if there is one. */
async function patient() {
  try {
    const config = readConfig();
    const { PUBLIC_URL: publicUrl } = readSettings(['PUBLIC_URL']);
    if (config.proxy) (await import('../network/outbound-proxy.js')).goOutThrough(config.proxy);
    return { config, publicUrl };
  } catch (error) {
    return { wrong: explain(error) };
  }
}
