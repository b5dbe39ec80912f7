import { TeamsInfo } from 'botbuilder';
import type { Asker } from '../../commands/asker';
import { withTimeLimit } from '../../concurrency';
import { type Account, tenantOf } from './incoming';
import type { Turn } from './turn';

/** The person who asks is waiting. If Teams takes longer than this, they count as no guest and may do everything. */
const PATIENCE_MS = 3_000;

/**
 * `isGuest` resolves to true if the sender is a guest of the tenant or belongs to another one. Activities seldom say
 * so; the roster of the team or chat does, and a bot may read it without any permission. Unknown counts as no guest.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context#get-single-member-details
 */
export function guestIn({ context, incoming, services }: Turn): Pick<Asker, 'isGuest'> {
  const tenant = tenantOf(incoming);
  return {
    isGuest: async () => {
      if (isGuest(incoming.from, tenant)) return true;
      try {
        const member = TeamsInfo.getMember(context, incoming.from.id);
        const late = () => new Error('the roster did not answer in time');
        return isGuest(await withTimeLimit(PATIENCE_MS, member, late), tenant);
      } catch (error) {
        services.log.warn({ err: error }, 'Teams did not say whether somebody is a guest');
        return false;
      }
    },
  };
}

type Member = Pick<Account, 'userRole' | 'userPrincipalName' | 'tenantId'>;

/** True if the roster, or the activity, says that somebody is a guest of this tenant or belongs to another one. */
export function isGuest({ userRole, userPrincipalName, tenantId }: Member, tenant: string | null | undefined): boolean {
  const elsewhere = Boolean(tenant && tenantId && tenantId.toLowerCase() !== tenant.toLowerCase());
  return elsewhere || /^(guest|anonymous)$/i.test(userRole ?? '') || /#EXT#/i.test(userPrincipalName ?? '');
}
