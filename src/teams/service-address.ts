/**
 * True for an address at which the Teams service takes messages: the only places that the bot's own token goes to, answers
 * included. An activity is let in only when its token names the same address, yet that says no more than who sent it.
 * `trafficmanager.net` and the like are open to every customer of Azure, so those names are taken whole. `standIn`: Teams
 * is a program on this machine, and nothing goes anywhere else.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export function isTeamsService(address: string, standIn: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (standIn) return LOOPBACK.includes(hostname) && (protocol === 'http:' || protocol === 'https:');
  return (
    protocol === 'https:' &&
    port === '' &&
    (HOSTS.includes(hostname) || DOMAINS.some((domain) => hostname.endsWith(domain)))
  );
}

const HOSTS = ['smba.trafficmanager.net', 'smba.onyx.prod.teams.trafficmanager.net'];

/** Microsoft's alone; the last two are for tenants of governments (GCC High, DoD). */
const DOMAINS = ['.botframework.com', '.teams.microsoft.com', '.teams.microsoft.us', '.botframework.azure.us'];

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
