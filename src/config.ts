import type { Person } from './ids';
import { type Given, missingSettings } from './missing-settings';
import { ANYWHERE, SECRETS, type SettingName, type Settings, settings, WHERE } from './settings';
import { atMost } from './text/cut';

export type Config = {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Where the metrics are served; undefined if they are not. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
  readonly databaseUrl: string;
  readonly contentDir: string | undefined;
  readonly secretKey: string | undefined;
  /** They only open what was sealed before `secretKey`. */
  readonly previousKeys: readonly string[];
  /** Undefined if Slack is not set up; the same goes for Teams. */
  readonly slack: SlackSettings | undefined;
  readonly teams: TeamsSettings | undefined;
  readonly timezone: string;
  readonly bankHolidays: Settings['BANK_HOLIDAYS'];
  /** Where many organisations are set up, if they are. */
  readonly organisationsFile?: string;
  /** How many searches over organisations' own packs are kept in memory. */
  readonly searchesKept: number;
  /** Who runs the bot, and the contacts near the people it is for, as far as the environment says so. */
  readonly organisation: {
    readonly name?: string;
    readonly contact?: string;
    readonly frontDoor?: string;
    readonly staffSupport?: string;
  };
  readonly scheduleAdmins: readonly Person[];
  readonly guestsMaySchedule: boolean;
  /** Who is told once a week what in the content is to be looked at again; undefined if nobody has been named. */
  readonly contentKeeper: Person | undefined;
  /** Where feedback on the content is given, if not in chat. */
  readonly feedbackUrl: string | undefined;
  readonly pollMinVotes: number;
  readonly retentionDays: number;
  /**
   * The proxy to reach the platforms through, if the network has no other way out; `except`: hosts to reach directly.
   */
  readonly proxy?: { readonly address: string; readonly except: readonly string[] };
  readonly logLevel: Settings['LOG_LEVEL'];
  /** Values that no log line may show. */
  readonly secrets: readonly string[];
};

export type SlackSettings = {
  /** For one workspace; with `oauth`, each has its own. */
  readonly botToken?: string;
  /** For an app that many workspaces may install. */
  readonly oauth?: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly stateSecret: string;
    readonly publicUrl: string;
    /** The workspaces and organisations that may install it, as they are at that moment. */
    readonly allowedTeams: () => readonly string[];
  };
  /** For HTTP. */
  readonly signingSecret?: string;
  /** For Socket Mode, which is used if both are set. */
  readonly appToken?: string;
  readonly apiUrl?: string;
  /** What the command names in this installation's manifest start with, such as `pc-`. */
  readonly commandPrefix?: string;
  /** The installer gave the app the scope `files:write`. */
  readonly files?: true;
};

export type TeamsSettings = {
  /** Absent only if activities without a token are accepted. */
  readonly appId?: string;
  readonly appPassword?: string;
  readonly tenantId?: string;
  readonly appType: Settings['MicrosoftAppType'];
  readonly allowUnauthenticated: boolean;
  readonly targetedMessages: boolean;
  /** In place of a password. */
  readonly certificate?: { readonly thumbprint: string; readonly privateKey: string };
  /** The tenants that the bot is for, as they are at that moment; empty: all that reach it. */
  readonly allowedTenants: () => readonly string[];
  /** The day on which the client secret or certificate ends. */
  readonly secretExpires?: string;
  /** The manifest says that the bot sends files. */
  readonly files?: true;
  /** Microsoft's Agents SDK, instead of botbuilder. */
  readonly sdk?: 'agents';
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks all settings from the environment; with `readSettings`, the only reader of it. Throws one error that
 * names every mistake and where to find the right value, and shows no secret.
 */
export function readConfig(env: Environment = process.env): Config {
  const given = cleaned(env);
  const result = settings.safeParse(given);
  const mistakes = [
    ...(result.success ? [] : result.error.issues.map((issue) => say(issue, given))),
    ...missingSettings(given),
  ];
  if (!result.success || mistakes.length > 0) throw wrongSettings(mistakes);
  return toConfig(result.data, given);
}

/** Reads and checks only these settings, for a command that does not need the others. Throws as `readConfig` does. */
export function readSettings<Name extends SettingName>(
  names: readonly Name[],
  env: Environment = process.env,
): Pick<Settings, Name> {
  const given = cleaned(env);
  const wanted = Object.fromEntries(names.map((name) => [name, given[name]]));
  const result = settings.safeParse(wanted);
  if (!result.success) throw wrongSettings(result.error.issues.map((issue) => say(issue, given)));
  return result.data;
}

/** The known names that have a value, trimmed: an empty value counts as absent, and a pasted one often has a space. */
function cleaned(env: Environment): Given {
  const read = (name: string) => env[name]?.trim() || undefined;
  // By convention these names are also written in lower case, which other programs read first.
  const small = (name: string) => (/^(HTTPS|NO)_PROXY$/.test(name) ? read(name.toLowerCase()) : undefined);
  const known = Object.keys(settings.shape).map((name) => [name, small(name) ?? read(name)]);
  return Object.fromEntries(known.filter(([, value]) => value !== undefined));
}

function say({ path, message }: { path: readonly PropertyKey[]; message: string }, given: Given): string {
  const name = String(path[0]) as SettingName;
  const found = given[name] === undefined || SECRETS.has(name) ? '' : ` (found “${atMost(given[name], 80)}”)`;
  return [`${name} ${message}${found}`, WHERE[name]].filter(Boolean).join(': ');
}

function toConfig(values: Settings, given: Given): Config {
  const slack = slackSettings(values);
  const teams = teamsSettings(values);
  return {
    production: values.NODE_ENV === 'production',
    host: values.HOST ?? (slack || teams ? ANYWHERE : '127.0.0.1'),
    port: values.PORT,
    metrics: values.METRICS_PORT === undefined ? undefined : { host: values.METRICS_HOST, port: values.METRICS_PORT },
    databaseUrl: values.DATABASE_URL,
    contentDir: values.CONTENT_DIR,
    secretKey: values.SECRET_KEY,
    previousKeys: values.SECRET_KEY_PREVIOUS ? [values.SECRET_KEY_PREVIOUS] : [],
    slack,
    teams,
    timezone: values.DEFAULT_TIMEZONE,
    bankHolidays: values.BANK_HOLIDAYS,
    ...(values.ORGANISATIONS_FILE ? { organisationsFile: values.ORGANISATIONS_FILE } : {}),
    searchesKept: values.SEARCHES_KEPT,
    organisation: {
      ...(values.ORGANISATION_NAME ? { name: values.ORGANISATION_NAME } : {}),
      ...(values.ORGANISATION_CONTACT ? { contact: values.ORGANISATION_CONTACT } : {}),
      ...(values.LOCAL_FRONT_DOOR ? { frontDoor: values.LOCAL_FRONT_DOOR } : {}),
      ...(values.STAFF_SUPPORT ? { staffSupport: values.STAFF_SUPPORT } : {}),
    },
    scheduleAdmins: values.SCHEDULE_ADMINS,
    guestsMaySchedule: values.GUESTS_MAY_SCHEDULE,
    contentKeeper: values.CONTENT_KEEPER,
    feedbackUrl: values.FEEDBACK_URL,
    pollMinVotes: values.POLL_MIN_VOTES,
    retentionDays: values.DATA_RETENTION_DAYS,
    ...(values.HTTPS_PROXY ? { proxy: { address: values.HTTPS_PROXY, except: values.NO_PROXY } } : {}),
    logLevel: values.LOG_LEVEL,
    secrets: secretsOf({ ...given, ...(values.HTTPS_PROXY ? { HTTPS_PROXY: values.HTTPS_PROXY } : {}) }),
  };
}

function slackSettings(values: Settings): SlackSettings | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET,
    SLACK_APP_TOKEN,
    SLACK_API_URL,
    SLACK_COMMAND_PREFIX,
    SLACK_FILES,
  } = values;
  const oauth = oauthSettings(values);
  if (!botToken && !oauth) return undefined;
  return {
    ...(botToken ? { botToken } : {}),
    ...(oauth ? { oauth } : {}),
    ...(SLACK_SIGNING_SECRET ? { signingSecret: SLACK_SIGNING_SECRET } : {}),
    ...(SLACK_APP_TOKEN ? { appToken: SLACK_APP_TOKEN } : {}),
    ...(SLACK_API_URL ? { apiUrl: SLACK_API_URL } : {}),
    ...(SLACK_COMMAND_PREFIX ? { commandPrefix: SLACK_COMMAND_PREFIX } : {}),
    ...(SLACK_FILES ? { files: true } : {}),
  };
}

function oauthSettings(values: Settings): SlackSettings['oauth'] {
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = values;
  const { PUBLIC_URL: publicUrl, SLACK_ALLOWED_TEAMS: allowed } = values;
  if (!clientId || !clientSecret || !stateSecret || !publicUrl) return undefined;
  return { clientId, clientSecret, stateSecret, publicUrl, allowedTeams: () => allowed };
}

function teamsSettings(values: Settings): TeamsSettings | undefined {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId, TEAMS_ALLOW_UNAUTHENTICATED } = values;
  const { CertificateThumbprint, CertificatePrivateKey } = values;
  if (!MicrosoftAppId && !TEAMS_ALLOW_UNAUTHENTICATED) return undefined;
  return {
    ...(MicrosoftAppId ? { appId: MicrosoftAppId } : {}),
    ...(MicrosoftAppPassword ? { appPassword: MicrosoftAppPassword } : {}),
    ...(MicrosoftAppTenantId ? { tenantId: MicrosoftAppTenantId } : {}),
    appType: values.MicrosoftAppType,
    allowUnauthenticated: TEAMS_ALLOW_UNAUTHENTICATED,
    targetedMessages: values.TEAMS_TARGETED_MESSAGES,
    ...(CertificateThumbprint && CertificatePrivateKey
      ? { certificate: { thumbprint: CertificateThumbprint, privateKey: CertificatePrivateKey } }
      : {}),
    allowedTenants: () => withOwnTenant(values.TEAMS_ALLOWED_TENANTS, MicrosoftAppTenantId),
    ...(values.TEAMS_SECRET_EXPIRES ? { secretExpires: values.TEAMS_SECRET_EXPIRES } : {}),
    ...(values.TEAMS_FILES ? { files: true } : {}),
    ...(values.TEAMS_SDK === 'agents' ? { sdk: 'agents' } : {}),
  };
}

/** A list always has the bot’s own tenant. */
const withOwnTenant = (list: readonly string[], own: string | undefined): readonly string[] =>
  list.length > 0 && own ? [...list, own.toLowerCase()] : list;

/** The values to hide in logs. A file name is not secret; a password in an address is, both as written and decoded. */
function secretsOf({ DATABASE_URL, HTTPS_PROXY, ...others }: Given): string[] {
  const passwords = [DATABASE_URL, HTTPS_PROXY].flatMap((url) => {
    const password = url && URL.canParse(url) ? new URL(url).password : '';
    return password ? [password, decodeURIComponent(password)] : [];
  });
  return [...[...SECRETS].flatMap((name) => others[name as keyof typeof others] ?? []), ...passwords];
}

function wrongSettings(mistakes: readonly string[]): Error {
  return new Error(`Please put these settings right:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`);
}
