/**
 * True if `address` belongs to the Teams service. Only there may the bot's own token go, answers included. An activity
 * is accepted only if its token names the same address, but that proves no more than who sent it. Every Azure customer
 * can have a name under `trafficmanager.net`, so such host names must match in full. `localTeams`: Teams is a program
 * on this machine, so only loopback addresses count.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
 */
export function isTeamsService(address: string, localTeams: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (localTeams) return LOOPBACK.includes(hostname) && (protocol === 'http:' || protocol === 'https:');
  return (
    protocol === 'https:' &&
    port === '' &&
    (HOSTS.includes(hostname) || DOMAINS.some((domain) => hostname.endsWith(domain)))
  );
}

const HOSTS = ['smba.trafficmanager.net', 'smba.onyx.prod.teams.trafficmanager.net'];

/** Domains that only Microsoft can use; the last two are for government tenants (GCC High, DoD). */
const DOMAINS = ['.botframework.com', '.teams.microsoft.com', '.teams.microsoft.us', '.botframework.azure.us'];

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
