import type { Config } from '../../config';
import { loadContent } from '../../content/load';
import { type Reading, readOrganisations } from '../../organisations/read';
import { keptInstallations } from '../../store/secrets/kept-installations';
import { checkAddress } from './address';
import { checkClock, checkProxy } from './clock-and-proxy';
import { checkContent, checkPack } from './content';
import { checkDatabase } from './database';
import { about, type Finding } from './finding';
import { checkSlack } from './slack';
import { checkTeams } from './teams';

/** What is looked at: the settings, or what is wrong with them. */
type Patient = { readonly config: Config; readonly publicUrl: string | undefined } | { readonly wrong: string };

/** `login`, `identity`: who gives Teams bots their tokens, if not Microsoft. `load`: reads the content. */
type Around = {
  readonly now?: () => number;
  readonly login?: string;
  readonly identity?: string;
  readonly load?: typeof loadContent;
};

/** Checks everything that the bot needs. Changes nothing, and repeats no secret. */
export async function examineAll(
  patient: Patient,
  { now = Date.now, login, identity, load = loadContent }: Around = {},
): Promise<readonly Finding[]> {
  const { fine, not } = about('settings');
  if ('wrong' in patient)
    return [...mistakesIn(patient.wrong).map((mistake) => not(mistake, 'Put it right, and run this again.'))];
  const { config, publicUrl } = patient;
  const { slack, teams, proxy, databaseUrl, secretKey, previousKeys, contentDir, timezone } = config;
  const platform =
    slack || teams
      ? []
      : [
          not(
            'no platform is set up',
            'Set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET, or MicrosoftAppId and its like: the README lists them.',
          ),
        ];
  const organisations =
    config.organisationsFile === undefined ? undefined : readOrganisations(config.organisationsFile);
  const packs = new Set(organisations?.organisations.flatMap(({ pack }) => pack ?? []));
  const kept = slack?.oauth ? await keptInstallations(databaseUrl, { secretKey, previousKeys }) : [];
  const [ofSlack, ofTeams, database, address] = await Promise.all([
    checkSlack(slack, { kept, approved: approvedIn(slack, organisations), now }),
    checkTeams(teams, { now, ...(login ? { login } : {}), ...(identity ? { identity } : {}) }),
    checkDatabase(databaseUrl, { secretKey, previousKeys }),
    checkAddress(
      publicUrl,
      {
        slack: slack !== undefined && !slack.appToken,
        install: slack?.oauth !== undefined,
        teams: teams !== undefined,
      },
      { now, direct: !proxy },
    ),
  ]);
  const asked = [...ofSlack.asked, ...ofTeams.asked];
  return [
    fine('all can be read'),
    ...(organisations ? ofOrganisations(organisations) : []),
    ...platform,
    ...database,
    ...checkContent(load(contentDir), timezone, new Date(now())),
    ...[...packs].map((pack) => checkPack(load(pack), pack)),
    ...ofSlack.findings,
    ...ofTeams.findings,
    ...address,
    checkClock(asked),
    checkProxy(proxy !== undefined, asked),
  ];
}

function ofOrganisations({ organisations, mistakes }: Reading): Finding[] {
  const { fine, not } = about('settings');
  if (mistakes.length > 0)
    return mistakes.map(({ line, says }) =>
      not(`ORGANISATIONS_FILE, line ${line}: ${says}`, 'Put it right: the bot does not start with it.'),
    );
  const { length } = organisations;
  return [fine(`ORGANISATIONS_FILE names ${length === 1 ? '1 organisation' : `${length} organisations`}`)];
}

/** The workspaces and organisations that may install the bot, as the bot itself works it out. */
function approvedIn(slack: Config['slack'], reading: Reading | undefined): readonly string[] {
  const tenants = reading?.organisations.flatMap((one) => one.tenants) ?? [];
  const named = tenants.flatMap((tenant) => /^slack:(.+)$/.exec(tenant)?.[1] ?? []);
  return [...(slack?.oauth?.allowedTeams() ?? []), ...named];
}

/** The lines of the one error that names every mistake in the settings. */
function mistakesIn(wrong: string): string[] {
  const lines = wrong.split('\n').filter((line) => line.startsWith('- '));
  return lines.length > 0 ? lines.map((line) => line.slice(2)) : [wrong];
}

/** True if nothing is broken. */
export const isWell = (findings: readonly Finding[]): boolean => !findings.some(({ verdict }) => verdict === 'not');

/** One line for each finding, and one for what to do about it. */
export function describeFindings(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ about, verdict, says, todo }) => [
    `${verdict.padEnd(4)}  ${about}: ${says}`,
    ...(todo ? [`        ${todo}`] : []),
  ]);
  const broken = findings.filter(({ verdict }) => verdict === 'not').length;
  const sum = broken === 0 ? 'Nothing is broken.' : `${broken} ${broken === 1 ? 'thing is' : 'things are'} broken.`;
  return [...lines, '', sum].join('\n');
}

export const findingsAsJson = (findings: readonly Finding[]): string =>
  JSON.stringify({ ok: isWell(findings), findings }, null, 2);
