import { DURABLE, runPostgres } from '../testing/stores/run-postgres';

/** A PostgreSQL server of this process alone, set as it is installed, with an empty database. */
export async function startDurablePostgres() {
  const { home, stop } = await runPostgres(DURABLE);
  return { url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(home)}`, stop };
}
