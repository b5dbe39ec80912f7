import type { TeamsSettings } from '../../config';
import { whatToDo } from '../../teams/inbound/check-credentials';
import { type Asked, ask } from './ask';
import { about, type Finding } from './finding';

const { fine, look, not, off } = about('Teams');

const LOGIN = 'https://login.microsoftonline.com';
/** The audience of the bot's own token: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
const SCOPE = 'https://api.botframework.com/.default';
const WARN_DAYS = 30;
const DAY_MS = 86_400_000;

export type { TeamsSettings };

type Checked = { readonly findings: readonly Finding[]; readonly asked: readonly Asked[] };

/** Whether Microsoft gives the bot its token, and whether its secret ends soon, if that is known. */
export async function checkTeams(teams: TeamsSettings | undefined, now: () => number, login = LOGIN): Promise<Checked> {
  if (!teams) return { findings: [off('it is not set up')], asked: [] };
  const { appId, appPassword, appType, tenantId, secretExpires, allowUnauthenticated } = teams;
  const expiry = secretExpires ? [ofExpiry(secretExpires, now())] : [];
  if (!appId || allowUnauthenticated)
    return { findings: [off('it asks nobody for a token (for trying out)')], asked: [] };
  if (!appPassword)
    return {
      findings: [
        look(
          'the bot proves who it is without a password',
          `See its log when it starts: it says whether Microsoft gave it a token.`,
        ),
        ...expiry,
      ],
      asked: [],
    };
  const authority = appType === 'MultiTenant' ? 'botframework.com' : tenantId;
  const body = new URLSearchParams({
    ...{ grant_type: 'client_credentials', client_id: appId, client_secret: appPassword, scope: SCOPE },
  });
  const asked = await ask(`${login}/${authority}/oauth2/v2.0/token`, { method: 'POST', body }, now);
  return { findings: [ofToken(asked, teams), ...expiry], asked: [asked] };
}

function ofToken(asked: Asked, teams: TeamsSettings): Finding {
  if ('unreached' in asked) return not(asked.unreached, 'Then run this again.');
  if (typeof asked.json.access_token === 'string') return fine('Microsoft gives the bot its token');
  const [number = ''] = /AADSTS\d+/.exec(String(asked.json.error_description ?? '')) ?? [];
  const todo = whatToDo(number, teams);
  return not(`Microsoft gives the bot no token (${number || `HTTP ${asked.status}`})`, sentence(todo));
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

function ofExpiry(expires: string, now: number): Finding {
  // Good until that day is over.
  const days = Math.ceil((Date.parse(`${expires}T00:00:00Z`) - now) / DAY_MS);
  const todo =
    'Make a new client secret, set it, and say when that one ends: Azure portal → App registrations → your bot → Certificates & secrets.';
  if (days < 0) return not(`its secret ended on ${expires}`, todo);
  return days <= WARN_DAYS ? look(`its secret ends on ${expires}`, todo) : fine(`its secret is good until ${expires}`);
}
