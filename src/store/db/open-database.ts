import type { Database } from './database';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';

/** Opens the database that the address names. `keyFile` is for SQLite. Rejects with a sentence for any other address. */
export async function openDatabase(url: string, keyFile?: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  if (/^file:./.test(url)) return openSqlite(url, keyFile);
  throw new Error('its address must start with “file:” or “postgres://”, for example file:./data/compass.db');
}
