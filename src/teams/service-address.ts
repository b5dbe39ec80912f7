/**
 * True for an address at which the Teams service takes messages. The bot's own token goes there, so it is a second lock:
 * an activity is let in only when its token names the same address, yet what is written down outlives that check.
 * `trafficmanager.net` and the like are open to every customer of Azure, so those names are taken whole.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export function isTeamsService(address: string, loopback: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (loopback && LOOPBACK.includes(hostname)) return protocol === 'http:' || protocol === 'https:';
  return protocol === 'https:' && (HOSTS.includes(hostname) || DOMAINS.some((domain) => hostname.endsWith(domain)));
}

const HOSTS = ['smba.trafficmanager.net', 'smba.onyx.prod.teams.trafficmanager.net'];

/** Microsoft's alone; the second is for tenants of governments (GCC, GCC High, DoD). */
const DOMAINS = ['.botframework.com', '.teams.microsoft.com', '.teams.microsoft.us'];

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
