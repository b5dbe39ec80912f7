import type { Policy } from '../commands/answer';
import type { Tenant } from '../ids';
import type { Organisation } from './schema';

/** The policy of an organisation in one of its tenants. What it leaves out is as the environment has it. */
export function policyOf(organisation: Organisation, given: Policy, tenant?: Tenant): Policy {
  const { name, contact, maySchedule } = organisation;
  const mayClose = organisation.mayClose ?? maySchedule ?? given.pollAdmins;
  return {
    ...given,
    organisation: { name, ...(contact === undefined ? {} : { contact }) },
    timezone: organisation.timezone ?? given.timezone,
    bankHolidays: organisation.bankHolidays ?? given.bankHolidays,
    pollMinVotes: organisation.pollMinVotes ?? given.pollMinVotes,
    guestsMaySchedule: organisation.guestsMaySchedule ?? given.guestsMaySchedule,
    contentKeeper: organisation.keeper ?? given.contentKeeper,
    feedbackUrl: organisation.feedbackUrl ?? given.feedbackUrl,
    scheduleAdmins: maySchedule ?? given.scheduleAdmins,
    ...(mayClose ? { pollAdmins: mayClose } : {}),
    // In a whole organisation in Slack, any of its workspaces may stand before the number of a person whom it names itself.
    namesAreExact: !(tenant && /^slack:E/.test(tenant)) || maySchedule === undefined,
  };
}
