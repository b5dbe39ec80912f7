import { createPrivateKey } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import type { Person } from './ids';
import { zoneNamed } from './reflection/read/zone-name';

/** What the names of an installation's slash commands may start with. */
export const COMMAND_PREFIX = /^[a-z0-9][a-z0-9_-]*$/;

/** Slack allows 32 characters for a command; this is what the slash and the longest name leave. */
export const LONGEST_COMMAND_PREFIX = 32 - '/principle'.length;

/** `slack:T1:U1` or `teams:<tenant>:<object id>`; without its last part, a tenant. */
export const PERSON = /^(slack:\w+:\w+|teams:[\w.-]+:[\w.-]+)$/;
export const TENANT = /^(slack:\w+|teams:[\w.-]+)$/;

/**
 * Every environment variable that the bot reads, and what it may hold. A message completes the sentence "NAME …", so
 * that it can be shown as it is. How settings depend on each other is in `missing-settings.ts`.
 */
export const settings = z.object({
  NODE_ENV: z.string().optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address, such as 0.0.0.0')
    .optional(),
  PORT: wholeNumber(0, 65_535, 'must be a port, a whole number from 1 to 65535').default(3000),
  METRICS_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an address, such as 127.0.0.1')
    .default('127.0.0.1'),
  METRICS_PORT: wholeNumber(0, 65_535, 'must be a port, a whole number from 1 to 65535').optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)./, 'must start with file: or postgres://, such as file:./data/compass.db')
    .default('file:./data/compass.db'),
  CONTENT_DIR: z.string().refine(isReadableFolder, 'must be a folder that this program can read').optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^(xoxe\.)?xoxb-/, 'must be a bot token, which starts with xoxb-')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must be an app-level token, which starts with xapp-').optional(),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(COMMAND_PREFIX, 'must be lower-case letters, digits, - and _, such as pc-')
    .max(LONGEST_COMMAND_PREFIX, `must have at most ${LONGEST_COMMAND_PREFIX} characters`)
    .optional(),
  SLACK_FILES: onOrOff(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'must be a web address' }).optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/, 'must be the client ID of your app, two numbers with a point between them')
    .optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SLACK_ALLOWED_TEAMS: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((id) => id.trim().toUpperCase())
        .filter(Boolean),
    )
    .refine(
      (ids) => ids.length > 0 && ids.every((id) => /^[TE][A-Z0-9]+$/.test(id)),
      'must be ids of workspaces (T1) and organisations (E1) separated by commas',
    )
    .default([]),
  PUBLIC_URL: z
    .string()
    .refine(isPublicAddress, 'must be an address that starts with https://, such as https://compass.example.org')
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  SECRET_KEY_PREVIOUS: z.string().min(32, 'must have at least 32 characters').optional(),
  MicrosoftAppId: z.guid('must be an id such as 12345678-1234-1234-1234-123456789abc').optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppTenantId: z
    .string()
    .regex(/^[\w.-]+$/, 'must be the id of your organisation, such as 12345678-1234-1234-1234-123456789abc')
    .optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'MultiTenant', 'UserAssignedMSI'], 'must be SingleTenant, MultiTenant or UserAssignedMSI')
    .default('SingleTenant'),
  CertificateThumbprint: z
    .string()
    .transform((print) => print.replace(/[\s:]/g, '').toUpperCase())
    .refine((print) => /^[0-9A-F]{40}$/.test(print), 'must be the thumbprint of the certificate, 40 digits from 0 to F')
    .optional(),
  CertificatePrivateKey: z
    .string()
    // Many stores of secrets keep one line only.
    .transform((key) => key.replaceAll('\\n', '\n'))
    .refine(isPrivateKey, 'must be a private key as text (PEM), which begins with -----BEGIN')
    .optional(),
  TEAMS_ALLOWED_TENANTS: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((id) => id.trim().toLowerCase())
        .filter(Boolean),
    )
    .refine(
      (ids) => ids.length > 0 && ids.every((id) => z.guid().safeParse(id).success),
      'must be tenant ids separated by commas, such as 12345678-1234-1234-1234-123456789abc',
    )
    .default([]),
  TEAMS_SECRET_EXPIRES: z.iso.date('must be a day, such as 2027-03-01').optional(),
  TEAMS_ALLOW_UNAUTHENTICATED: onOrOff(),
  TEAMS_FILES: onOrOff(),
  TEAMS_SDK: z.enum(['botbuilder', 'agents'], 'must be botbuilder or agents').default('botbuilder'),
  TEAMS_TARGETED_MESSAGES: onOrOff(),
  DEFAULT_TIMEZONE: z
    .string()
    .refine((name) => zoneNamed(name) !== undefined, 'must be a time zone such as Europe/London')
    .transform((name) => zoneNamed(name) ?? name)
    .default('Europe/London'),
  BANK_HOLIDAYS: z
    .enum(
      ['england-and-wales', 'scotland', 'northern-ireland', 'none'],
      'must be england-and-wales, scotland, northern-ireland or none',
    )
    .default('england-and-wales'),
  ORGANISATIONS_FILE: z.string().refine(isReadableFile, 'must be a file that this program can read').optional(),
  SEARCHES_KEPT: wholeNumber(1, 1_000, 'must be a whole number from 1 to 1000').default(16),
  LOCAL_FRONT_DOOR: shortLine(),
  STAFF_SUPPORT: shortLine(),
  SCHEDULE_ADMINS: z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((person) => asPlatformsWrite(person.trim()))
        .filter(Boolean),
    )
    .refine(
      // A list that names nobody would let everybody schedule, which its writer did not mean.
      (people) => people.length > 0 && people.every((person) => PERSON.test(person)),
      'must be people separated by commas, each as slack:T1:U1 or teams:<tenant>:<object id>',
    )
    .transform((people) => people as Person[])
    .default([]),
  GUESTS_MAY_SCHEDULE: onOrOff(),
  CONTENT_KEEPER: z
    .string()
    .transform(asPlatformsWrite)
    .refine((person) => PERSON.test(person), 'must be one person, as slack:T1:U1 or teams:<tenant>:<object id>')
    .transform((person) => person as Person)
    .optional(),
  ORGANISATION_NAME: shortLine(),
  ORGANISATION_CONTACT: shortLine(),
  FEEDBACK_URL: z
    .string()
    .refine(isSecurePage, 'must be an address that starts with https://, such as https://example.org/feedback')
    .optional(),
  POLL_MIN_VOTES: wholeNumber(5, 10, 'must be a whole number from 5 to 10').default(5),
  DATA_RETENTION_DAYS: wholeNumber(1, 3650, 'must be a whole number of days from 1 to 3650').default(400),
  HTTPS_PROXY: z
    .string()
    .transform((address) => (/^\w+:\/\//.test(address) ? address : `http://${address}`))
    .refine(isProxyAddress, 'must be the address of a proxy, such as http://proxy.example.org:8080')
    .optional(),
  NO_PROXY: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .default([]),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'must be fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
});

export type Settings = z.output<typeof settings>;
export type SettingName = keyof Settings;

/** Settings whose values no error and no log line may show. A database's address often holds its password. */
export const SECRETS: ReadonlySet<SettingName> = new Set([
  'DATABASE_URL',
  'HTTPS_PROXY',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SECRET_KEY',
  'SECRET_KEY_PREVIOUS',
  'MicrosoftAppPassword',
  'CertificatePrivateKey',
]);

/** Where to find the value of a setting that is copied from a platform's pages. */
export const WHERE: Partial<Record<SettingName, string>> = {
  SLACK_BOT_TOKEN: 'Slack → your app → OAuth & Permissions → Bot User OAuth Token',
  SLACK_SIGNING_SECRET: 'Slack → your app → Basic Information → App Credentials',
  SLACK_APP_TOKEN: 'Slack → your app → Basic Information → App-Level Tokens',
  SLACK_CLIENT_ID: 'Slack → your app → Basic Information → App Credentials',
  SLACK_CLIENT_SECRET: 'Slack → your app → Basic Information → App Credentials',
  SLACK_STATE_SECRET: 'make one with: openssl rand -base64 48',
  SECRET_KEY: 'make one with: openssl rand -base64 48',
  MicrosoftAppId: 'Azure portal → your Azure Bot → Configuration → Microsoft App ID',
  MicrosoftAppPassword:
    'Azure portal → App registrations → your bot → Certificates & secrets → the value of a client secret',
  CertificateThumbprint: 'Azure portal → App registrations → your bot → Certificates & secrets → Certificates',
  MicrosoftAppTenantId: 'Azure portal → your Azure Bot → Configuration → App Tenant ID',
  MicrosoftAppType: 'Azure portal → your Azure Bot → Configuration → Bot Type',
};

/** Listens on all addresses, so other machines can reach the bot. */
export const ANYWHERE = '0.0.0.0';

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}

function wholeNumber(least: number, most: number, says: string) {
  return z
    .string()
    .regex(/^\d{1,6}$/, says)
    .transform(Number)
    .refine((number) => number >= least && number <= most, says);
}

/** Shown to people as it is, so it is one line. */
function shortLine() {
  return z
    .string()
    .regex(/^[^\p{Cc}]{1,200}$/u, 'must be one line of at most 200 characters')
    .optional();
}

function onOrOff() {
  return z
    .enum(['0', '1'], 'must be 1 or 0')
    .default('0')
    .transform((value) => value === '1');
}

function isProxyAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, search } = new URL(address);
  return ['http:', 'https:'].includes(protocol) && hostname !== '' && pathname.length < 2 && search === '';
}

function isPrivateKey(text: string): boolean {
  try {
    return createPrivateKey(text).type === 'private';
  } catch {
    return false;
  }
}

function isReadableFolder(path: string): boolean {
  try {
    return readdirSync(path).length >= 0;
  } catch {
    return false;
  }
}

function isReadableFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isPublicAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, search, hash } = new URL(url);
  const guarded = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return guarded && username + search + hash === '';
}

/** Everybody who is shown the address reads all of it, so it may hold no password. */
function isSecurePage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username + password === '';
}

/** The id in the platform's own case: Slack's are upper case, Teams' are lower case. */
export function asPlatformsWrite(person: string): string {
  return /^slack:/i.test(person) ? `slack:${person.slice('slack:'.length).toUpperCase()}` : person.toLowerCase();
}
