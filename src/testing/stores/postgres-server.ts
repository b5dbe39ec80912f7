import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { TestDatabase } from './databases';
import { runPostgres } from './run-postgres';
import { askForPostgres } from './shared-postgres';

/** The folder of the server's socket. */
let server: Promise<string> | undefined;

/** An empty database on a real PostgreSQL server: the one of this run of tests, or else one of this process alone. */
export async function createPostgresDatabase(): Promise<TestDatabase> {
  const { POSTGRES_OFFER: offer } = process.env;
  server ??= offer === undefined ? runPostgres().then(({ home }) => home) : askForPostgres(offer);
  const home = await server;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onDatabase(urlOf(home, 'postgres'), `create database ${name}`);
  const url = urlOf(home, name);
  return {
    url,
    empty: () => onDatabase(url, EMPTY),
    remove: () => onDatabase(urlOf(home, 'postgres'), `drop database ${name}`),
  };
}

/** All tables at once, for they refer to each other. Whoever still holds one of them has forgotten to let it go. */
const EMPTY = `
set lock_timeout = '5s';
do $$ declare names text; begin
  select string_agg(quote_ident(tablename), ', ') into names
  from pg_tables where schemaname = 'public' and tablename <> 'migration';
  if names is not null then execute 'truncate ' || names || ' restart identity'; end if;
end $$`;

const urlOf = (home: string, database: string) =>
  `postgres://postgres@localhost/${database}?host=${encodeURIComponent(home)}`;

async function onDatabase(url: string, statements: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statements);
  } finally {
    await client.end();
  }
}
