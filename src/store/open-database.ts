import type { Database } from './database';
import { openPostgres } from './postgres';
import { openSqlite } from './sqlite';

/** The address says which database it is. */
export async function openDatabase(url: string): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  if (/^file:./.test(url)) return openSqlite(url);
  throw new Error('its address starts with “file:” or “postgres://”, such as file:./data/compass.db');
}
