import type { Tenant } from '../../ids';
import type { Database } from '../db/database';
import type { Sealing } from './sealing';

/** How many were sealed anew, and how many none of the secrets opens. */
export type Renewed = { readonly renewed: number; readonly unreadable: number };

type Sealings = { readonly pollKeys: Sealing; readonly installations: Sealing };

/**
 * Seals with the newest secret what an earlier one had sealed, so that the earlier one can go. What changes meanwhile is left
 * for the next time.
 */
export function createRenewSeals(database: Database, { pollKeys, installations }: Sealings) {
  const { kysely, rewriteTable, scrub } = database;

  return async function renewSeals(): Promise<Renewed> {
    const polls = await renewPollKeys();
    const places = await renewInstallations();
    if (polls.renewed > 0) await scrub();
    return { renewed: polls.renewed + places.renewed, unreadable: polls.unreadable + places.unreadable };
  };

  function renewPollKeys(): Promise<Renewed> {
    return kysely.transaction().execute(async (transaction) => {
      const rows = await transaction.selectFrom('poll_key').selectAll().orderBy('poll').execute();
      const kept = rows.map(({ poll, sealed }) => ({ of: poll, sealed }));
      const counted = await renew(kept, pollKeys, (poll, before, sealed) =>
        transaction
          .updateTable('poll_key')
          .set({ sealed })
          .where('poll', '=', poll)
          .where('sealed', '=', before)
          .execute(),
      );
      // No copy of what the earlier secret opens is left between the rows.
      if (counted.renewed > 0) await rewriteTable(transaction, 'poll_key');
      return counted;
    });
  }

  async function renewInstallations(): Promise<Renewed> {
    const rows = await kysely.selectFrom('installation').selectAll().orderBy('tenant').execute();
    const kept = rows.map(({ tenant, sealed }) => ({ of: tenant, sealed }));
    return renew<Tenant>(kept, installations, (tenant, before, sealed) =>
      kysely
        .updateTable('installation')
        .set({ sealed })
        .where('tenant', '=', tenant)
        .where('sealed', '=', before)
        .execute(),
    );
  }
}

async function renew<Of extends string>(
  kept: readonly { readonly of: Of; readonly sealed: string }[],
  sealing: Sealing,
  write: (of: Of, before: string, sealed: string) => Promise<unknown>,
): Promise<Renewed> {
  let [renewed, unreadable] = [0, 0];
  for (const { of, sealed } of kept) {
    const opened = sealing.open(of, sealed);
    if (!opened) unreadable += 1;
    else if (opened.isOld) {
      await write(of, sealed, sealing.seal(of, opened.bytes));
      renewed += 1;
    }
  }
  return { renewed, unreadable };
}
