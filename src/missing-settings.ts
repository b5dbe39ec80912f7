import { ANYWHERE, isLoopback, type SettingName, WHERE } from './settings';

/** What the environment holds under known names, before it is checked. */
export type Given = Readonly<Partial<Record<SettingName, string>>>;

/** Mistakes that no setting shows alone. Works on what was given, so that they are told along with wrong values. */
export function missingSettings(given: Given): string[] {
  return [
    ...missingForSlack(given),
    ...missingForTeams(given),
    ...missingForProduction(given),
    ...missingForMetrics(given),
  ];
}

function missingForSlack(given: Given): string[] {
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
  return [
    ...(managed && password ? ['MicrosoftAppPassword must not be set for UserAssignedMSI, which has no password'] : []),
    ...(!managed && !password ? [lacks('MicrosoftAppPassword')] : []),
    ...(type !== 'MultiTenant' && !tenant ? [lacks('MicrosoftAppTenantId', ` (needed for ${type})`)] : []),
  ];
}

function missingForProduction(given: Given): string[] {
  const production = given.NODE_ENV === 'production';
  const unguarded = given.TEAMS_ALLOW_UNAUTHENTICATED === '1';
  const platform = Boolean(given.SLACK_BOT_TOKEN || given.MicrosoftAppId || unguarded);
  return [
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

function missingForMetrics({ METRICS_HOST: host, METRICS_PORT: port, PORT }: Given): string[] {
  if (host && !port) return ['METRICS_PORT is missing: METRICS_HOST alone shows no figures'];
  const same = port !== undefined && Number(port) !== 0 && Number(port) === Number(PORT ?? 3000);
  return same
    ? ['METRICS_PORT must be another port than PORT: the figures are not for everybody who reaches the bot']
    : [];
}

/** What to set when the bot should run for people and has no platform to run on. */
export const NO_PLATFORM = [
  'No platform is set up, so there is nobody to answer. Set the names of one or both:',
  `- Slack: SLACK_BOT_TOKEN (${WHERE.SLACK_BOT_TOKEN}) and SLACK_SIGNING_SECRET (${WHERE.SLACK_SIGNING_SECRET}), or SLACK_APP_TOKEN for Socket Mode (${WHERE.SLACK_APP_TOKEN})`,
  `- Teams: MicrosoftAppId (${WHERE.MicrosoftAppId}), MicrosoftAppPassword (${WHERE.MicrosoftAppPassword}) and MicrosoftAppTenantId (${WHERE.MicrosoftAppTenantId})`,
  '- both, in production: SECRET_KEY',
].join('\n');

/** The try-out acts for anybody who opens its page. */
export const TRY_OUT_IS_PRIVATE =
  'Without Slack or Teams settings the bot starts its try-out, which only this machine may reach: leave HOST out, or set HOST=127.0.0.1.';

const lacks = (name: SettingName, why = '') => `${name} is missing${why}: ${WHERE[name]}`;
