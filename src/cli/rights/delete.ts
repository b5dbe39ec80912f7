import type { Tenant } from '../../ids';
import type { Store } from '../../store/open-store';
import { describeCounts } from './counted';
import type { Call, Said } from './read-call';

/** `delete --tenant T`: everything of an organisation, but for the line that says so. */
export async function deleteTenant(store: Store, { tenant, dryRun }: Call): Promise<Said> {
  const of = tenant as Tenant;
  const lines = describeCounts(await store.deleteTenant(of, { by: 'operator', dryRun }));
  if (lines.length === 0) return { code: 0, text: `Nothing is kept of ${of}.` };
  const head = dryRun ? `Of ${of} this would be deleted:` : `Of ${of} this is deleted:`;
  return {
    code: 0,
    text: [head, ...lines, 'Votes in open polls are not counted. Earlier backups still hold all of it.'].join('\n'),
  };
}
