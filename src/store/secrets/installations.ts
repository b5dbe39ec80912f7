import type { Tenant } from '../../ids';
import type { Database } from '../db/database';
import { createSealing, type Secrets } from './sealing';

/** What it is sealed for. */
export const INSTALLATIONS = 'installations';

/**
 * What a platform gave the bot when it was installed in a tenant, such as its token: a text that only its adapter reads. Kept
 * sealed under SECRET_KEY, for that tenant only, until the tenant is deleted.
 */
export function createInstallations({ kysely }: Database, secrets: Secrets, clock: () => Date) {
  const sealing = createSealing(INSTALLATIONS, secrets);
  return {
    /** Inserts or replaces it. */
    async keep(tenant: Tenant, text: string): Promise<void> {
      const row = { sealed: sealing.seal(tenant, Buffer.from(text)), installed_at: clock().toISOString() };
      await kysely
        .insertInto('installation')
        .values({ tenant, ...row })
        .onConflict((conflict) => conflict.column('tenant').doUpdateSet(row))
        .execute();
    },

    /** Replaces the text of a tenant that still has this one, such as a token that was renewed. False if it has another, or none. */
    async renew(tenant: Tenant, before: string, text: string): Promise<boolean> {
      const row = await rowOf(tenant);
      if (!row || read(row) !== before) return false;
      const { numUpdatedRows } = await kysely
        .updateTable('installation')
        .set({ sealed: sealing.seal(tenant, Buffer.from(text)) })
        .where('tenant', '=', tenant)
        .where('sealed', '=', row.sealed)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    /** Undefined if the bot is not installed there. Rejects, in words, if it was sealed with another secret. */
    async find(tenant: Tenant): Promise<{ readonly text: string; readonly installedAt: Date } | undefined> {
      const row = await rowOf(tenant);
      return row && { text: read(row), installedAt: new Date(row.installed_at) };
    },

    /** Where the bot is installed. */
    async tenants(): Promise<readonly Tenant[]> {
      const rows = await kysely.selectFrom('installation').select('tenant').orderBy('tenant').execute();
      return rows.map(({ tenant }) => tenant);
    },

    sealing,
  };

  function rowOf(tenant: Tenant) {
    return kysely.selectFrom('installation').selectAll().where('tenant', '=', tenant).executeTakeFirst();
  }

  function read({ tenant, sealed }: { readonly tenant: Tenant; readonly sealed: string }): string {
    const opened = sealing.open(tenant, sealed);
    if (!opened) throw new Error(OTHER_SECRET);
    return opened.bytes.toString();
  }
}

const OTHER_SECRET =
  'SECRET_KEY is not the one that this installation was kept with: set SECRET_KEY_PREVIOUS to what it was, or install the app in that workspace again.';

export type InstallationStore = ReturnType<typeof createInstallations>;
