import type { TeamsSettings } from '../../config';
import { whatToDo } from '../../teams/inbound/check-credentials';
import { whyNoAgents } from '../../teams/sdk/create';
import { type Asked, ask } from './ask';
import { about, type Finding } from './finding';
import { checkManagedIdentity } from './managed-identity';
import { assertionFor, checkCertificate, endUnknown } from './teams-certificate';

const { fine, look, not, off } = about('Teams');

const LOGIN = 'https://login.microsoftonline.com';
/** The audience of the bot's own token: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const SCOPE = 'https://api.botframework.com/.default';
const WARN_DAYS = 30;
const DAY_MS = 86_400_000;

type Checked = { readonly findings: readonly Finding[]; readonly asked: readonly Asked[] };

/** `login`: who gives tokens, if not Microsoft. `identity`: who gives those of managed identities, if not Azure. */
export type TeamsAround = { readonly now: () => number; readonly login?: string; readonly identity?: string };

/** Whether Microsoft gives the bot its token, and whether its secret or certificate ends soon, if that is known. */
export async function checkTeams(
  teams: TeamsSettings | undefined,
  { now, login = LOGIN, identity }: TeamsAround,
): Promise<Checked> {
  if (!teams) return { findings: [off('it is not set up')], asked: [] };
  const { appId, appPassword, certificate, appType, tenantId, secretExpires, allowUnauthenticated } = teams;
  const sdk = teams.sdk === 'agents' ? [ofSdk()] : [];
  if (!appId || allowUnauthenticated)
    return { findings: [off('it asks nobody for a token (for trying out)'), ...sdk], asked: [] };
  if (appType === 'UserAssignedMSI') {
    const findings = await checkManagedIdentity(appId, {
      now,
      ...(identity === undefined ? {} : { address: identity }),
    });
    return { findings: [...findings, ...sdk], asked: [] };
  }
  const own = certificate && checkCertificate(certificate);
  const ends = own?.ends ?? secretExpires;
  const expiry =
    ends === undefined ? (certificate ? [endUnknown()] : []) : [ofExpiry(ends, now(), certificate !== undefined)];
  const wrong = own?.findings.some(({ verdict }) => verdict === 'not');
  if (wrong || !(certificate ?? appPassword))
    return { findings: [...(own?.findings ?? []), ...expiry, ...sdk], asked: [] };
  const authority = appType === 'MultiTenant' ? 'botframework.com' : tenantId;
  const audience = `${login}/${authority}/oauth2/v2.0/token`;
  const proof = certificate
    ? {
        client_assertion_type: JWT_BEARER,
        client_assertion: assertionFor(certificate, { appId, audience, now: now() }),
      }
    : { client_secret: appPassword ?? '' };
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: appId, scope: SCOPE, ...proof });
  const asked = await ask(audience, { method: 'POST', body }, now);
  return { findings: [...(own?.findings ?? []), ofToken(asked, teams), ...expiry, ...sdk], asked: [asked] };
}

const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

function ofToken(asked: Asked, teams: TeamsSettings): Finding {
  if ('unreached' in asked) return not(asked.unreached, 'Then run this again.');
  if (typeof asked.json.access_token === 'string') return fine('Microsoft gives the bot its token');
  const [number = ''] = /AADSTS\d+/.exec(String(asked.json.error_description ?? '')) ?? [];
  const todo = whatToDo(number, teams);
  return not(`Microsoft gives the bot no token (${number || `HTTP ${asked.status}`})`, sentence(todo));
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function ofSdk(): Finding {
  const why = whyNoAgents();
  return why === undefined
    ? fine(`the Agents SDK (TEAMS_SDK) runs on this version of Node, ${process.version.slice(1)}`)
    : not(why, 'Take a newer Node.js, or TEAMS_SDK out of the settings.');
}

function ofExpiry(expires: string, now: number, isCertificate: boolean): Finding {
  const it = isCertificate ? 'its certificate' : 'its secret';
  // Good until that day is over.
  const days = Math.ceil((Date.parse(`${expires}T00:00:00Z`) - now) / DAY_MS);
  const todo = `Make a new ${isCertificate ? 'certificate' : 'client secret'}, set it, and say when that one ends: Azure portal → App registrations → your bot → Certificates & secrets.`;
  if (days < 0) return not(`${it} ended on ${expires}`, todo);
  return days <= WARN_DAYS ? look(`${it} ends on ${expires}`, todo) : fine(`${it} is good until ${expires}`);
}
