import { ANYWHERE, isLoopback, type SettingName, type Settings, settings as shape } from '../../settings';
import { asWords } from './blanks';
import type { Subject } from './sharing';

/** The settings that the pack speaks of: all of them. None of their secrets gets into it. */
export const SPOKEN_OF = Object.keys(shape.shape) as readonly SettingName[];

/** How this installation is set, without secrets and addresses of machines. */
export function installationTable({ settings, mayClose }: Subject, version: string): string {
  const admins = settings.SCHEDULE_ADMINS.length;
  const closers = mayClose ?? admins;
  const rows = [
    ['Version', version],
    ['Mode', settings.NODE_ENV === 'production' ? 'production' : 'not production: set `NODE_ENV=production`'],
    ['Runs for', platformsOf(settings).join('; ') || 'nothing yet: neither Slack nor Teams is set'],
    ...slackRows(settings),
    ...teamsRows(settings),
    ['Listens', `on port ${settings.PORT}, ${whereOf(settings)}`],
    ['Database', databaseOf(settings)],
    ['Key of what is encrypted', keyOf(settings)],
    ['What is no longer in use is kept for', `${settings.DATA_RETENTION_DAYS} days`],
    ['Fewest votes for a result', String(settings.POLL_MIN_VOTES)],
    ['Who may set weekly prompts', admins ? people(admins) : 'any member'],
    ['Who may close any poll, beside its maker', closers ? people(closers) : 'nobody'],
    ['May guests change weekly prompts', settings.GUESTS_MAY_SCHEDULE ? 'yes' : 'no'],
    [
      'Results as files',
      ['Slack', 'Teams'].filter((_, at) => [settings.SLACK_FILES, settings.TEAMS_FILES][at]).join(', ') || 'no',
    ],
    ['Own content beside what ships', settings.CONTENT_DIR ? 'yes' : 'no'],
    ['Somebody keeps the content', settings.CONTENT_KEEPER ? 'yes' : 'no: name one in `CONTENT_KEEPER`'],
    ['Feedback', settings.FEEDBACK_URL ? `on a page of your own, <${settings.FEEDBACK_URL}>` : 'in the chat'],
    ['Local children’s social care, as shown', asWords(settings.LOCAL_FRONT_DOOR) ?? 'not set: `LOCAL_FRONT_DOOR`'],
    ['Support for staff, as shown', asWords(settings.STAFF_SUPPORT) ?? 'not set: `STAFF_SUPPORT`'],
    ['Time zone and bank holidays', `${settings.DEFAULT_TIMEZONE}, ${settings.BANK_HOLIDAYS}`],
    ['Several organisations', settings.ORGANISATIONS_FILE ? 'named in a file' : 'no file names them'],
    ['Own packs whose index stays in memory', `${settings.SEARCHES_KEPT} at most`],
    ['Figures', settings.METRICS_PORT ? `on port ${settings.METRICS_PORT}, for ${whoReads(settings)}` : 'off'],
    ['Way out', wayOut(settings)],
    ['Log', `level ${settings.LOG_LEVEL}`],
  ];
  return ['| Setting | Here |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

/** What the bot runs for, in words. */
export function platformsOf(settings: Settings): string[] {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_CLIENT_ID, MicrosoftAppId, MicrosoftAppType } = settings;
  const ways = { SingleTenant: 'one tenant', MultiTenant: 'several tenants', UserAssignedMSI: 'a managed identity' };
  return [
    ...(SLACK_CLIENT_ID ? ['Slack, for all workspaces that are named, over https'] : []),
    ...(SLACK_BOT_TOKEN ? [`Slack, ${SLACK_APP_TOKEN ? 'with Socket Mode' : 'over https'}`] : []),
    ...(MicrosoftAppId ? [`Microsoft Teams, with ${ways[MicrosoftAppType]}`] : []),
  ];
}

export const databaseOf = ({ DATABASE_URL }: Pick<Settings, 'DATABASE_URL'>) =>
  DATABASE_URL.startsWith('file:') ? 'SQLite, a file on the machine that runs the bot' : 'PostgreSQL';

function slackRows(settings: Settings): string[][] {
  const {
    SLACK_CLIENT_ID,
    SLACK_BOT_TOKEN,
    SLACK_ALLOWED_TEAMS: named,
    SLACK_COMMAND_PREFIX,
    SLACK_API_URL,
  } = settings;
  if (!SLACK_CLIENT_ID && !SLACK_BOT_TOKEN) return [];
  const listed = named.length === 1 ? '1 workspace is' : `${named.length} workspaces or organisations are`;
  const who = [
    ...(named.length ? [`${listed} named in \`SLACK_ALLOWED_TEAMS\``] : []),
    ...(settings.ORGANISATIONS_FILE ? ['the file of organisations names them'] : []),
  ];
  return [
    [
      'Installed in Slack',
      SLACK_CLIENT_ID
        ? `by each workspace itself: ${who.join('; ') || 'but nobody is named, so nobody new may'}`
        : 'by hand, in one workspace',
    ],
    ['Commands in Slack', `\`/${SLACK_COMMAND_PREFIX ?? ''}glossary\` and so on`],
    ...(SLACK_API_URL ? [['Slack’s API', `not at its usual address: <${SLACK_API_URL}>`]] : []),
  ];
}

function teamsRows(settings: Settings): string[][] {
  const { MicrosoftAppId, TEAMS_ALLOW_UNAUTHENTICATED, TEAMS_ALLOWED_TENANTS: named, MicrosoftAppType } = settings;
  if (!MicrosoftAppId && !TEAMS_ALLOW_UNAUTHENTICATED) return [];
  const proof =
    MicrosoftAppType === 'UserAssignedMSI'
      ? 'a managed identity'
      : settings.CertificateThumbprint
        ? 'a certificate'
        : 'a client secret';
  const who = [
    ...(named.length ? [`${named.length} of \`TEAMS_ALLOWED_TENANTS\``] : []),
    ...(settings.ORGANISATIONS_FILE ? ['those of the file of organisations'] : []),
  ];
  const everybody =
    MicrosoftAppType === 'MultiTenant'
      ? 'every tenant that Microsoft lets through: name yours'
      : 'its own tenant alone';
  return [
    ['Answered in Teams', who.length ? `its own tenant; ${who.join('; ')}` : everybody],
    ['Proof to Microsoft', proof],
    ...(MicrosoftAppType === 'UserAssignedMSI'
      ? []
      : [['It ends on', settings.TEAMS_SECRET_EXPIRES ?? 'not told: set `TEAMS_SECRET_EXPIRES`, and you are warned']]),
    ['Library for Teams', settings.TEAMS_SDK === 'agents' ? 'Microsoft’s Agents SDK' : 'botbuilder'],
    ['Messages in Teams that one person sees', settings.TEAMS_TARGETED_MESSAGES ? 'yes' : 'no'],
    ...(TEAMS_ALLOW_UNAUTHENTICATED ? [['**Requests without proof**', '**let in: for trying out only**']] : []),
  ];
}

const people = (count: number) => (count === 1 ? '1 person, who is named' : `${count} people, who are named`);

function whereOf({ HOST, SLACK_BOT_TOKEN, SLACK_CLIENT_ID, MicrosoftAppId }: Settings): string {
  const host = HOST ?? (SLACK_BOT_TOKEN || SLACK_CLIENT_ID || MicrosoftAppId ? ANYWHERE : '127.0.0.1');
  if (isLoopback(host)) return 'for this machine alone';
  return host === ANYWHERE || host === '::' ? 'on all addresses of the machine' : 'on one address of the machine';
}

function keyOf({ SECRET_KEY, SECRET_KEY_PREVIOUS, DATABASE_URL }: Settings): string {
  if (SECRET_KEY_PREVIOUS) return 'from `SECRET_KEY`, which is being changed: `SECRET_KEY_PREVIOUS` is set, too';
  if (SECRET_KEY) return 'from `SECRET_KEY`';
  return DATABASE_URL.startsWith('file:')
    ? 'from a file beside the database, as `SECRET_KEY` is not set'
    : 'missing: set `SECRET_KEY`';
}

const whoReads = ({ METRICS_HOST }: Settings) =>
  isLoopback(METRICS_HOST) ? 'this machine alone' : 'whoever can reach that port';

const wayOut = ({ HTTPS_PROXY, NO_PROXY }: Settings) =>
  HTTPS_PROXY ? `through a proxy${NO_PROXY.length ? `, but for ${NO_PROXY.length} hosts` : ''}` : 'direct';
