import type { Store } from '../../store/open-store';
import type { Audited } from '../../store/rights/audit';
import { printable } from '../ask';
import type { Call, Said } from './read-call';

/** `audit`: who did what, when and where, the oldest first; with `--json`, one line of JSON for each act. */
export async function describeAudit(store: Store, { tenant, json }: Call): Promise<Said> {
  const acts = await store.audit.list(tenant);
  if (json) return { code: 0, text: acts.map(inJson).join('\n') };
  return {
    code: 0,
    text: acts.length === 0 ? 'Nothing has been done in the last year.' : acts.map(inWords).join('\n'),
  };
}

const inJson = ({ at, who, ...act }: Audited) => JSON.stringify({ at: at.toISOString(), who: whoIn(who), ...act });

/** `2026-11-23 09:30:00Z  slack:T1:U1 set a weekly prompt in slack:T1:C1` */
function inWords({ at, who, act, matter, tenant, conversation }: Audited): string {
  const when = `${at.toISOString().slice(0, 19).replace('T', ' ')}Z`;
  return printable(`${when}  ${whoIn(who)} ${act} ${MATTER[matter]} in ${conversation ?? tenant}`);
}

function whoIn(who: Audited['who']): string {
  switch (who) {
    case 'operator':
      return 'whoever runs the bot';
    case 'platform':
      return 'Slack or Teams';
    case 'forgotten':
      return 'a person who was forgotten';
    default:
      return who;
  }
}

const MATTER: Readonly<Record<Audited['matter'], string>> = {
  app: 'the app',
  'weekly prompt': 'a weekly prompt',
  poll: 'a poll',
  organisation: 'all that is kept of the organisation',
  person: 'a person’s data',
};
