import type { Block } from '../../message';
import type { Connector } from '../sdk/port';
import type { Address } from './address';

/**
 * A link to where something happened, for somebody who reads about it elsewhere: the channel and its team by their
 * current names, or “a group chat”, because a bot cannot see a chat's name. Empty if neither is known. Rejects if Teams
 * does not answer. The connector must be for the service at that address.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export async function whereIs({ to, tenant }: Address, connector: Connector): Promise<Block[]> {
  if (to.kind === 'groupChat') return [where('a group chat', chatLink(to.conversation))];
  if (to.kind !== 'channel' || !to.team) return [];
  const [team, { conversations = [] }] = await Promise.all([
    connector.fetchTeamDetails(to.team),
    connector.fetchChannelList(to.team),
  ]);
  const teamName = written(team.name);
  if (teamName === '') return [];
  // Teams gives no name for a team's first channel, and does not list private and shared ones.
  const channel = conversations.find(({ id }) => id === to.conversation);
  const name = channel ? written(channel.name) || 'General' : 'a private or shared channel';
  const link = team.aadGroupId ? channelLink(to.conversation, name, team.aadGroupId, tenant) : null;
  return [where(`${name}, in ${teamName}`, link)];
}

/** The name without lone surrogates, which an address cannot hold. */
const written = (name: string | undefined) => (name ?? '').replace(/\p{Surrogate}/gu, '').trim();

const where = (text: string, url: string | null): Block => ({ kind: 'links', label: 'Where', links: [{ text, url }] });

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams */
const chatLink = (chat: string) => `https://teams.microsoft.com/l/chat/${encodeURIComponent(chat)}/conversations`;

function channelLink(channel: string, name: string, groupId: string, tenantId: string | undefined): string {
  const query = new URLSearchParams({ groupId, ...(tenantId ? { tenantId } : {}) });
  return `https://teams.microsoft.com/l/channel/${encodeURIComponent(channel)}/${encodeURIComponent(name)}?${query}`;
}
