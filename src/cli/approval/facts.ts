import type { Settings } from '../../settings';
import { longDate } from '../../text/long-date';

/** The settings that the pack speaks of; none of their secrets gets into it. */
export const SPOKEN_OF = [
  'ORGANISATION_NAME',
  'ORGANISATION_CONTACT',
  'PUBLIC_URL',
  'DATABASE_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_FILES',
  'MicrosoftAppId',
  'MicrosoftAppType',
  'TEAMS_FILES',
  'TEAMS_TARGETED_MESSAGES',
  'CONTENT_DIR',
  'CONTENT_KEEPER',
  'FEEDBACK_URL',
  'SCHEDULE_ADMINS',
  'GUESTS_MAY_SCHEDULE',
  'POLL_MIN_VOTES',
  'DATA_RETENTION_DAYS',
  'DEFAULT_TIMEZONE',
  'BANK_HOLIDAYS',
  'METRICS_PORT',
  'METRICS_HOST',
  'HTTPS_PROXY',
  'LOG_LEVEL',
] as const;

export type Spoken = Pick<Settings, (typeof SPOKEN_OF)[number]>;

/** A blank that somebody has to fill in, and what belongs there. */
export const blank = (what: string): string => `[fill in: ${what}]`;

/** What is known of this installation, by the name that stands in braces in the documents. */
export function factsOf(settings: Spoken, { version, day }: { version: string; day: string }): Record<string, string> {
  const { ORGANISATION_NAME, ORGANISATION_CONTACT, PUBLIC_URL, MicrosoftAppId } = settings;
  return {
    organisation: asWords(ORGANISATION_NAME) ?? blank('the name of your organisation'),
    contact: asWords(ORGANISATION_CONTACT) ?? blank('who answers questions about the bot, and how to reach them'),
    address: PUBLIC_URL ?? blank('the address of the bot, if it has one'),
    teamsLink: MicrosoftAppId
      ? `<${teamsChatOf(MicrosoftAppId)}>`
      : blank('the link to the bot’s chat in Teams, if you use it'),
    platforms: platformsOf(settings).join('; ') || blank('Slack, Microsoft Teams, or both'),
    database: databaseOf(settings),
    retentionDays: String(settings.DATA_RETENTION_DAYS),
    pollMinimum: String(settings.POLL_MIN_VOTES),
    installation: installationTable(settings, version),
    version,
    day: longDate(day),
  };
}

/** Without the signs that would end a cell of a table or begin a link. */
const asWords = (text: string | undefined) => text?.replaceAll('|', '/').replaceAll(/[[\]`*]/g, '');

/** Opens the bot’s own chat in Teams: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
const teamsChatOf = (appId: string) => `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(appId)}`;

function platformsOf({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN, MicrosoftAppId, MicrosoftAppType }: Spoken): string[] {
  const ways = { SingleTenant: 'one tenant', MultiTenant: 'several tenants', UserAssignedMSI: 'a managed identity' };
  return [
    ...(SLACK_BOT_TOKEN ? [`Slack, ${SLACK_APP_TOKEN ? 'with Socket Mode' : 'over https'}`] : []),
    ...(MicrosoftAppId ? [`Microsoft Teams, with ${ways[MicrosoftAppType]}`] : []),
  ];
}

const databaseOf = ({ DATABASE_URL }: Spoken) =>
  DATABASE_URL.startsWith('file:') ? 'SQLite, a file on the machine that runs the bot' : 'PostgreSQL';

/** How this installation is set, without secrets and addresses of machines. */
function installationTable(settings: Spoken, version: string): string {
  const isOn = (setting: unknown, on: string, off: string) => (setting ? on : off);
  const rows = [
    ['Version', version],
    ['Runs for', platformsOf(settings).join('; ') || 'nothing yet: neither Slack nor Teams is set'],
    ['Database', databaseOf(settings)],
    ['Longest retention', `${settings.DATA_RETENTION_DAYS} days`],
    ['Fewest votes for a result', String(settings.POLL_MIN_VOTES)],
    [
      'Who may set weekly prompts',
      isOn(settings.SCHEDULE_ADMINS.length, 'those who are named in SCHEDULE_ADMINS', 'any member'),
    ],
    ['May guests change them', isOn(settings.GUESTS_MAY_SCHEDULE, 'yes', 'no')],
    ['Results as files', isOn(settings.SLACK_FILES || settings.TEAMS_FILES, 'yes', 'no')],
    ['Messages in Teams that one person sees', isOn(settings.TEAMS_TARGETED_MESSAGES, 'yes', 'no')],
    ['Own content beside what ships', isOn(settings.CONTENT_DIR, 'yes', 'no')],
    ['Somebody keeps the content', isOn(settings.CONTENT_KEEPER, 'yes', 'no: name one in CONTENT_KEEPER')],
    ['Feedback', isOn(settings.FEEDBACK_URL, 'on a page of your own', 'in the chat')],
    ['Time zone and bank holidays', `${settings.DEFAULT_TIMEZONE}, ${settings.BANK_HOLIDAYS}`],
    ['Figures', isOn(settings.METRICS_PORT, `on port ${settings.METRICS_PORT}, for ${whoReads(settings)}`, 'off')],
    ['Way out', isOn(settings.HTTPS_PROXY, 'through a proxy', 'direct')],
    ['Log', `level ${settings.LOG_LEVEL}`],
  ];
  return ['| Setting | Here |', '|---|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

const whoReads = ({ METRICS_HOST }: Spoken) =>
  METRICS_HOST === '127.0.0.1' ? 'this machine alone' : 'whoever can reach that port';
