import type { SlackSettings } from '../../config';
import { createApproval } from '../../slack/install/approval';
import { type KeptInstallation, readKept } from '../../slack/install/kept-installation';
import type { KeptThere } from '../../store/secrets/kept-installations';
import { type Asked, errorIn } from './ask';
import { about, type Finding } from './finding';
import { scopesMissing } from './slack-scopes';

const { fine, look, not } = about('Slack');

/** Slack takes hundreds a minute. */
const AT_ONCE = 10;

type Call = (method: string, token: string | undefined, form?: URLSearchParams) => Promise<Asked>;

type Around = {
  readonly call: Call;
  readonly files: boolean;
  readonly now: number;
  readonly approved: readonly string[];
};

/** Whether Slack knows the app that many workspaces may install. Nothing is exchanged: the code that it is asked about is none. */
export async function checkApp({ clientId, clientSecret }: NonNullable<SlackSettings['oauth']>, call: Call) {
  const form = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, code: 'none' });
  const asked = await call('oauth.v2.access', undefined, form);
  return { asked, finding: ofApp(asked, clientSecret) };
}

function ofApp(asked: Asked, clientSecret: string): Finding {
  if ('unreached' in asked) return not(asked.unreached, 'Then run this again.');
  const says = errorIn(asked);
  if (says === 'invalid_code') return fine('it knows SLACK_CLIENT_ID, and takes SLACK_CLIENT_SECRET');
  if (says === 'bad_client_secret')
    return not(
      `it refuses SLACK_CLIENT_SECRET (${says})`,
      `${/^[0-9a-f]{32}$/.test(clientSecret) ? '' : 'What is set does not look like one: 32 characters from 0 to 9 and a to f. '}${COPY}`,
    );
  if (/client_id/.test(says)) return not(`it does not know SLACK_CLIENT_ID (${says})`, COPY);
  return look(
    `it does not say whether it takes SLACK_CLIENT_ID and SLACK_CLIENT_SECRET (${says})`,
    'Run this again later.',
  );
}

const COPY = 'Copy it again: Slack → your app → Basic Information → App Credentials.';

/** Whether the token of each workspace works and has the scopes of the manifest. Those that do not are named. */
export async function checkInstallations(
  kept: readonly KeptThere[],
  { call, files, now, approved }: Around,
): Promise<{ readonly findings: readonly Finding[]; readonly asked: readonly Asked[] }> {
  const standingOf = createApproval(() => approved);
  const places = kept.flatMap(({ tenant, text }) => {
    const id = tenant.replace(/^slack:/, '');
    return tenant.startsWith('slack:') && text !== undefined ? [{ id, installation: readKept(text) }] : [];
  });
  const [findings, asked]: [Finding[], Asked[]] = [[], []];
  for (let at = 0; at < places.length; at += AT_ONCE)
    await Promise.all(
      places.slice(at, at + AT_ONCE).map(async ({ id, installation }) => {
        const tested = await call('auth.test', installation.token);
        asked.push(tested);
        const wrong = ofPlace(id, installation, tested, files, now);
        if (wrong) findings.push(wrong);
        else if (standingOf(id, installation) === 'unlisted')
          findings.push(look(`${id} has installed it, but is no longer answered`, NAME_IT));
      }),
    );
  const well = places.length - findings.filter(({ verdict }) => verdict === 'not').length;
  const many = (count: number) => (count === 1 ? '1 workspace' : `${count} workspaces`);
  return {
    asked,
    findings: [
      ...(kept.length === 0 ? [look('no workspace has installed it yet', 'Open /slack/install there.')] : []),
      ...(well > 0 ? [fine(`the tokens of ${many(well)} work, with the scopes of the manifest`)] : []),
      ...findings.sort((one, other) => one.says.localeCompare(other.says)),
      ...(approved.length === 0 ? [look('nobody new may install it: no workspace is named', NAME_IT)] : []),
    ],
  };
}

const NAME_IT = 'Name it in SLACK_ALLOWED_TEAMS or ORGANISATIONS_FILE, if it is to be there.';

function ofPlace(
  id: string,
  { refreshToken, expiresAt }: KeptInstallation,
  tested: Asked,
  files: boolean,
  now: number,
): Finding | undefined {
  if ('unreached' in tested) return not(`${id}: ${tested.unreached}`, 'Then run this again.');
  if (tested.json.ok !== true) {
    const says = errorIn(tested);
    // To try the way to a new one would use it up.
    if (refreshToken && expiresAt !== undefined && expiresAt * 1000 < now && says === 'token_expired')
      return look(`${id}: its token has run out; the bot renews it when it next has something to do there`, RENEWED);
    return not(
      `${id}: it refuses the token that the bot was given there (${says})`,
      `${AGAIN} If it is to go: delete --tenant slack:${id}.`,
    );
  }
  const missing = scopesMissing(tested.headers.get('x-oauth-scopes'), files);
  if (missing === undefined) return look(`${id}: it does not say which scopes it granted`, AGAIN);
  return missing.length > 0 ? not(`${id}: it did not grant: ${missing.join(', ')}`, AGAIN) : undefined;
}

const AGAIN = 'Let an admin there open /slack/install again. Nothing that is kept of that workspace is lost by it.';
const RENEWED = 'Run this again once it has; the log says so if it cannot.';
