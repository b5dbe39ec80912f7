import { ANYWHERE, isLoopback, type SettingName, WHERE } from './settings';

/** The values of the known settings in the environment, before they are checked. */
export type Given = Readonly<Partial<Record<SettingName, string>>>;

/**
 * One sentence for each mistake in how settings depend on each other. Reads unchecked values, so that these are
 * reported together with wrong values.
 */
export function missingSettings(given: Given): string[] {
  return [
    ...missingForSlack(given),
    ...missingForTeams(given),
    ...missingForProduction(given),
    ...missingForOrganisation(given),
    ...missingForMetrics(given),
  ];
}

/** Any one of these means that many workspaces may install the bot. */
const MANY = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

/** Whether many workspaces may install the bot, by OAuth. */
const isForMany = (given: Given): boolean => MANY.some((name) => given[name] !== undefined);

function missingForMany(given: Given): string[] {
  const needed = [...MANY, 'SLACK_SIGNING_SECRET', 'PUBLIC_URL'] as const;
  const forOne = (['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const).filter((name) => given[name]);
  return [
    ...needed.filter((name) => !given[name]).map((name) => lacks(name, ' (needed for many workspaces)')),
    ...forOne.map((name) => `${name} is for one workspace and SLACK_CLIENT_ID for many: set one or the other`),
  ];
}

function missingForSlack(given: Given): string[] {
  if (isForMany(given)) return missingForMany(given);
  if (given.SLACK_ALLOWED_TEAMS) return ['SLACK_ALLOWED_TEAMS alone does nothing: it is for SLACK_CLIENT_ID'];
  const way = given.SLACK_SIGNING_SECRET ?? given.SLACK_APP_TOKEN;
  if (given.SLACK_BOT_TOKEN && !way) {
    return [`${lacks('SLACK_SIGNING_SECRET')} (or, for Socket Mode, SLACK_APP_TOKEN: ${WHERE.SLACK_APP_TOKEN})`];
  }
  return way && !given.SLACK_BOT_TOKEN ? [lacks('SLACK_BOT_TOKEN')] : [];
}

function missingForTeams(given: Given): string[] {
  const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenant } = given;
  const type = given.MicrosoftAppType ?? 'SingleTenant';
  if (!id) return password || tenant || given.MicrosoftAppType ? [lacks('MicrosoftAppId')] : [];
  const managed = type === 'UserAssignedMSI';
  const certificate = given.CertificateThumbprint ?? given.CertificatePrivateKey;
  return [
    ...(managed && password ? ['MicrosoftAppPassword must not be set for UserAssignedMSI, which has no password'] : []),
    ...(managed && certificate
      ? ['CertificateThumbprint must not be set for UserAssignedMSI, which has no certificate']
      : []),
    ...(!managed && certificate && password
      ? ['MicrosoftAppPassword and CertificateThumbprint are two ways to prove the same: set one or the other']
      : []),
    ...(!managed && certificate
      ? (['CertificateThumbprint', 'CertificatePrivateKey'] as const)
          .filter((name) => !given[name])
          .map((name) => lacks(name, ' (needed for a certificate)'))
      : []),
    ...(certificate && given.TEAMS_SDK === 'agents'
      ? [
          'TEAMS_SDK must be botbuilder where there is a certificate: with agents the bot takes a password or a managed identity',
        ]
      : []),
    ...(!managed && !password && !certificate ? [lacks('MicrosoftAppPassword')] : []),
    ...(type !== 'MultiTenant' && !tenant ? [lacks('MicrosoftAppTenantId', ` (needed for ${type})`)] : []),
  ];
}

function missingForProduction(given: Given): string[] {
  const production = given.NODE_ENV === 'production';
  const unguarded = given.TEAMS_ALLOW_UNAUTHENTICATED === '1';
  const platform = Boolean(given.SLACK_BOT_TOKEN || isForMany(given) || given.MicrosoftAppId || unguarded);
  return [
    ...(given.SECRET_KEY_PREVIOUS && !given.SECRET_KEY
      ? ['SECRET_KEY is missing: SECRET_KEY_PREVIOUS only opens what was sealed before']
      : []),
    ...(production && platform && !given.SECRET_KEY ? [lacks('SECRET_KEY', ' (needed in production)')] : []),
    ...(!production && platform && /^postgres/.test(given.DATABASE_URL ?? '') && !given.SECRET_KEY
      ? [lacks('SECRET_KEY', ' (needed with PostgreSQL)')]
      : []),
    ...(unguarded && production
      ? ['TEAMS_ALLOW_UNAUTHENTICATED=1 is for trying out only: it is refused when NODE_ENV is production']
      : []),
    ...(unguarded && !isLoopback(given.HOST ?? ANYWHERE)
      ? ['TEAMS_ALLOW_UNAUTHENTICATED=1 is refused unless only this machine can reach the bot: set HOST=127.0.0.1']
      : []),
  ];
}

function missingForOrganisation({ ORGANISATION_NAME: name, ORGANISATION_CONTACT: contact }: Given): string[] {
  return contact && !name ? ['ORGANISATION_NAME is missing: ORGANISATION_CONTACT stands beside it'] : [];
}

function missingForMetrics({ METRICS_HOST: host, METRICS_PORT: port, PORT }: Given): string[] {
  if (host && !port) return ['METRICS_PORT is missing: METRICS_HOST alone does nothing'];
  const same = port !== undefined && Number(port) !== 0 && Number(port) === Number(PORT ?? 3000);
  return same ? ['METRICS_PORT must differ from PORT: the metrics are not for everybody who can reach the bot'] : [];
}

/** What to set if the bot is to run for people and has no platform. */
export const NO_PLATFORM = [
  'No platform is set up, so there is nobody to answer. Set one or both of these:',
  `- Slack: SLACK_BOT_TOKEN (${WHERE.SLACK_BOT_TOKEN}) and SLACK_SIGNING_SECRET (${WHERE.SLACK_SIGNING_SECRET}), or SLACK_APP_TOKEN for Socket Mode (${WHERE.SLACK_APP_TOKEN}); for many workspaces SLACK_CLIENT_ID, see manifests/README.md`,
  `- Teams: MicrosoftAppId (${WHERE.MicrosoftAppId}), MicrosoftAppPassword (${WHERE.MicrosoftAppPassword}) and MicrosoftAppTenantId (${WHERE.MicrosoftAppTenantId})`,
  '- in production, for either: SECRET_KEY',
].join('\n');

/** The try-out lets anybody who opens its page act, so only this machine may reach it. */
export const TRY_OUT_IS_PRIVATE =
  'Without Slack or Teams settings the bot starts its try-out, which only this machine may reach: leave HOST out, or set HOST=127.0.0.1.';

const lacks = (name: SettingName, why = '') => `${name} is missing${why}${WHERE[name] ? `: ${WHERE[name]}` : ''}`;
