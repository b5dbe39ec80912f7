import { existsSync } from 'node:fs';
import type { Tenant } from '../../ids';
import { openDatabase } from '../db/open-database';
import { sqlitePath } from '../db/sqlite';
import type { StoreOptions } from '../open-store';
import { INSTALLATIONS } from './installations';
import { createSealing } from './sealing';

/** `text`: what the platform gave the bot there; undefined if none of the secrets that are here opens it. */
export type KeptThere = { readonly tenant: Tenant; readonly text: string | undefined };

/** Where the bot is installed, read from a database that stays as it is. None if it cannot be opened, or is of before there were any. */
export async function keptInstallations(
  url: string,
  { secretKey, previousKeys = [] }: Pick<StoreOptions, 'secretKey' | 'previousKeys'>,
): Promise<readonly KeptThere[]> {
  const path = sqlitePath(url);
  // To open a file that is not there would make one.
  if (path !== undefined && !existsSync(path)) return [];
  const database = await openDatabase(url).catch(() => undefined);
  if (!database) return [];
  try {
    const [current, ...previous] = [secretKey ?? database.keptSecret(), ...previousKeys].filter(
      (one) => one !== undefined,
    );
    const sealing =
      current === undefined ? undefined : createSealing(INSTALLATIONS, { current: () => current, previous });
    const rows = await database.kysely.selectFrom('installation').selectAll().orderBy('tenant').execute();
    return rows.map(({ tenant, sealed }) => ({ tenant, text: sealing?.open(tenant, sealed)?.bytes.toString() }));
  } catch {
    return [];
  } finally {
    await database.kysely.destroy();
  }
}
