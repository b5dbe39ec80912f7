import type { Database } from './database';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';

/** The address says which database it is. `keyFile` is for SQLite. */
export async function openDatabase(url: string, keyFile?: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  if (/^file:./.test(url)) return openSqlite(url, keyFile);
  throw new Error('its address starts with “file:” or “postgres://”, such as file:./data/compass.db');
}
