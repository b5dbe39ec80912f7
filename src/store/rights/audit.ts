import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Conversation, Tenant } from '../../ids';
import type { Database, Tables } from '../db/database';
import type { AuditRow } from './audit-table';

/** What is written down of one act. */
export type Act = Pick<AuditRow, 'who' | 'act' | 'matter' | 'tenant'> & { readonly conversation?: Conversation };

/** `at`: when it was done. */
export type Audited = Pick<AuditRow, 'who' | 'act' | 'matter' | 'tenant' | 'conversation'> & { readonly at: Date };

export type AuditStore = ReturnType<typeof createAudit>;

/** Who did what, when and where; kept for a year. What changes the database is written down in the transaction that changes it. */
export function createAudit({ kysely }: Pick<Database, 'kysely'>, clock: () => Date) {
  return {
    /** Writes down an act that changes nothing in the database. */
    note: (act: Act): Promise<void> => noteWithin(kysely, act, clock()),

    /** Everything that is kept, or what is kept of one tenant; the oldest first. */
    async list(tenant?: Tenant): Promise<Audited[]> {
      const rows = await kysely
        .selectFrom('audit')
        .selectAll()
        .$if(tenant !== undefined, (query) => query.where('tenant', '=', tenant as Tenant))
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map(({ who, act, matter, tenant, conversation, at }) => ({
        ...{ who, act, matter, tenant, conversation },
        at: new Date(at),
      }));
    },
  };
}

/** Runs in the caller's transaction: what is not kept is not written down either. */
export async function noteWithin(
  db: Kysely<Tables>,
  { who, act, matter, tenant, conversation }: Act,
  now: Date,
): Promise<void> {
  const row = { id: randomUUID(), at: now.toISOString(), who, act, matter, tenant };
  await db
    .insertInto('audit')
    .values({ ...row, conversation: conversation ?? null })
    .execute();
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/** Deletes what is older than a year, whatever `DATA_RETENTION_DAYS` says. */
export async function forgetOldActs(db: Kysely<Tables>, now: Date): Promise<void> {
  await db
    .deleteFrom('audit')
    .where('at', '<', new Date(now.getTime() - YEAR_MS).toISOString())
    .execute();
}
