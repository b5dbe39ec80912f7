import type { SlackSettings } from '../../config';
import type { KeptThere } from '../../store/secrets/kept-installations';
import { type Asked, ask, errorIn } from './ask';
import { about, type Finding } from './finding';
import { checkApp, checkInstallations } from './slack-installations';
import { scopesExtra, scopesMissing } from './slack-scopes';

const { fine, look, not, off } = about('Slack');

type Checked = { readonly findings: readonly Finding[]; readonly asked: readonly Asked[] };

/** `kept`: where the bot is installed. `approved`: the workspaces and organisations that may install it. */
type Around = {
  readonly kept: readonly KeptThere[];
  readonly approved: readonly string[];
  readonly now: () => number;
};

/**
 * Whether Slack knows the token, which scopes it granted, and whether Socket Mode can be opened; of an app that many workspaces
 * install, whether Slack knows the app, and the token and scopes of each of them.
 */
export async function checkSlack(slack: SlackSettings | undefined, { kept, approved, now }: Around): Promise<Checked> {
  if (!slack) return { findings: [off('it is not set up')], asked: [] };
  const { botToken, appToken, oauth, apiUrl = 'https://slack.com/api/' } = slack;
  const files = slack.files === true;
  const base = apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/`;
  const call = (method: string, token: string | undefined, form?: URLSearchParams) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return ask(`${base}${method}`, { method: 'POST', headers, ...(form ? { body: form } : {}) }, now);
  };

  const tested = botToken === undefined ? undefined : await call('auth.test', botToken);
  const opened = appToken === undefined ? undefined : await call('apps.connections.open', appToken);
  const app = oauth && (await checkApp(oauth, call));
  const places = oauth && (await checkInstallations(kept, { call, files, now: now(), approved }));
  return {
    findings: [
      ...(tested ? ofToken(tested, files) : []),
      ...(opened ? [ofSocketMode(opened)] : []),
      ...(app ? [app.finding] : []),
      ...(places?.findings ?? []),
    ],
    asked: [tested, opened, app?.asked, ...(places?.asked ?? [])].filter((one) => one !== undefined),
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
  const missing = scopesMissing(granted, files);
  if (missing === undefined)
    return [look('it does not say which scopes it granted', 'Compare them with those of: manifest slack')];
  if (missing.length > 0)
    return [
      not(
        `it did not grant: ${missing.join(', ')}`,
        'Put in the manifest of: manifest slack. Then install the app again.',
      ),
    ];
  const extra = scopesExtra(granted, files);
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
