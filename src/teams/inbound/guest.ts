import type { Asker } from '../../commands/asker';
import { withTimeLimit } from '../../concurrency';
import { type Account, tenantOf } from './incoming';
import type { Turn } from './turn';
import { type Member, readMember } from './who';

/** The person who asks is waiting. If Teams takes longer than this, they count as no guest and may do everything. */
const PATIENCE_MS = 3_000;

/**
 * `isGuest` resolves to true if the sender is a guest of the tenant or belongs to another one. Activities seldom say
 * so; the roster of the team or chat does, and a bot may read it without any permission. Unknown counts as no guest.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#get-single-member-details
 */
export function guestIn(turn: Turn): Pick<Asker, 'isGuest'> {
  const { incoming, services } = turn;
  const tenant = tenantOf(incoming);
  return {
    isGuest: async () => {
      if (isGuest(incoming.from, tenant)) return true;
      try {
        const late = () => new Error('the roster did not answer in time');
        return isGuest(await withTimeLimit(PATIENCE_MS, inRoster(turn), late), tenant);
      } catch (error) {
        services.log.warn({ err: error }, 'Teams did not say whether somebody is a guest');
        return false;
      }
    },
  };
}

/** The sender as the roster of the team has them, or of the chat. */
async function inRoster({ context, incoming, sdk }: Turn): Promise<Member> {
  const { serviceUrl, conversation } = context.activity;
  const connector = await sdk.connectorTo(serviceUrl);
  const of = incoming.channelData?.team?.id ?? conversation.id;
  return readMember(await connector.getConversationMember(of, incoming.from.id));
}

/** True if the roster, or the activity, says that somebody is a guest of this tenant or belongs to another one. */
export function isGuest(
  { userRole, userPrincipalName, tenantId }: Pick<Account, 'userRole' | 'userPrincipalName' | 'tenantId'>,
  tenant: string | null | undefined,
): boolean {
  const elsewhere = Boolean(tenant && tenantId && tenantId.toLowerCase() !== tenant.toLowerCase());
  return elsewhere || /^(guest|anonymous)$/i.test(userRole ?? '') || /#EXT#/i.test(userPrincipalName ?? '');
}
