import { slackManifest } from '../slack-manifest';
import { type Asked, ask } from './ask';
import { about, type Finding } from './finding';

const { fine, look, not, off } = about('Slack');

/** What the checks need of the settings. */
export type SlackSettings = {
  readonly botToken?: string | undefined;
  readonly appToken?: string | undefined;
  readonly apiUrl?: string | undefined;
  readonly files?: true;
};

type Checked = { readonly findings: readonly Finding[]; readonly asked: readonly Asked[] };

/** Whether Slack knows the token, which scopes it granted, and whether Socket Mode can be opened. */
export async function checkSlack(slack: SlackSettings | undefined, now: () => number): Promise<Checked> {
  if (!slack) return { findings: [off('it is not set up')], asked: [] };
  const { botToken, appToken, apiUrl = 'https://slack.com/api/', files } = slack;
  const base = apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`;
  const call = (method: string, token: string) =>
    ask(`${base}${method}`, { method: 'POST', headers: { authorization: `Bearer ${token}` } }, now);

  const tested = botToken === undefined ? undefined : await call('auth.test', botToken);
  const opened = appToken === undefined ? undefined : await call('apps.connections.open', appToken);
  return {
    findings: [
      ...(tested
        ? ofToken(tested, files === true)
        : [off('it has no token of one workspace: those that install it have their own')]),
      ...(opened ? [ofSocketMode(opened)] : []),
    ],
    asked: [tested, opened].filter((one) => one !== undefined),
  };
}

function ofToken(tested: Asked, files: boolean): Finding[] {
  if ('unreached' in tested) return [not(tested.unreached, 'Then run this again.')];
  if (tested.json.ok !== true)
    return [
      not(
        `it refuses SLACK_BOT_TOKEN (${errorIn(tested)})`,
        'Copy it again: Slack → your app → OAuth & Permissions → Bot User OAuth Token.',
      ),
    ];
  return [fine('it knows SLACK_BOT_TOKEN'), ...ofScopes(tested.headers.get('x-oauth-scopes'), files)];
}

function ofScopes(granted: string | null, files: boolean): Finding[] {
  const made = slackManifest({ address: undefined, prefix: '', files, many: false });
  if (granted === null || 'mistakes' in made)
    return [look('it does not say which scopes it granted', 'Compare them with those of: manifest slack')];
  const has = granted
    .split(',')
    .map((scope) => scope.trim())
    .filter(Boolean);
  const wanted = made.manifest.oauth_config.scopes.bot;
  const missing = wanted.filter((scope) => !has.includes(scope));
  const extra = has.filter((scope) => !wanted.includes(scope));
  if (missing.length > 0)
    return [
      not(
        `it did not grant: ${missing.join(', ')}`,
        'Put in the manifest of: manifest slack. Then install the app again.',
      ),
    ];
  return extra.length > 0
    ? [
        look(
          `it granted more than the bot needs: ${extra.join(', ')}`,
          'Take them away: Slack → your app → OAuth & Permissions.',
        ),
      ]
    : [fine('it granted the scopes of the manifest, and no others')];
}

function ofSocketMode(opened: Asked): Finding {
  if ('unreached' in opened) return not(`Socket Mode: ${opened.unreached}`, 'Then run this again.');
  return opened.json.ok === true
    ? fine('Socket Mode can be opened')
    : not(
        `it refuses SLACK_APP_TOKEN (${errorIn(opened)})`,
        'Turn on Socket Mode, and make a token with connections:write: Slack → your app → Basic Information → App-Level Tokens.',
      );
}

/** Slack's own word for what is wrong; anything else is not repeated. */
const errorIn = ({ status, json }: Exclude<Asked, { unreached: string }>) =>
  typeof json.error === 'string' && /^[a-z_]{1,40}$/.test(json.error) ? json.error : `HTTP ${status}`;
