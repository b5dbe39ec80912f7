import { setTimeout as pause } from 'node:timers/promises';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteDialect,
} from 'kysely';
import SqliteFile from 'libsql';

/** How long to wait for other processes that use the same file: less than the platforms wait for an answer. */
const PATIENCE_MS = 2_000;

/**
 * Kysely's SQLite dialect for a file that several processes share. Every write first takes the file's only write lock, through
 * `exec`: libsql leaves a prepared statement that found the file busy in progress, and nothing is committed after that
 * (https://github.com/tursodatabase/libsql-js/pull/238). A lock that is held from the start also cannot be refused half-way
 * (https://www.sqlite.org/lang_transaction.html).
 *
 * `sameFile` throws if the file is not the one that was opened any more: nothing is then read, and after a commit nobody is
 * told that it was kept.
 */
export function sharedSqliteDialect(file: SqliteFile.Database, sameFile: () => void): Dialect {
  const dialect = new SqliteDialect({ database: file });
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
    createDriver: () => sharedDriver(dialect.createDriver(), file, sameFile),
  };
}

function sharedDriver(driver: Driver, file: SqliteFile.Database, sameFile: () => void): Driver {
  const commit = () => {
    file.exec('commit');
    sameFile();
  };
  const begin = async () => {
    sameFile();
    await execPatiently(file, 'begin immediate');
  };
  return {
    init: () => driver.init(),
    acquireConnection: async () => {
      const connection = await driver.acquireConnection();
      return {
        executeQuery: (query) => execute(query, connection),
        streamQuery: (query, size) => connection.streamQuery(query, size),
      };
    },
    beginTransaction: begin,
    commitTransaction: async () => commit(),
    rollbackTransaction: async () => rollBack(file),
    releaseConnection: (connection) => driver.releaseConnection(connection),
    destroy: () => driver.destroy(),
  };

  async function execute<R>(query: CompiledQuery, connection: DatabaseConnection): Promise<QueryResult<R>> {
    if (file.inTransaction) return connection.executeQuery<R>(query);
    if (query.query.kind === 'SelectQueryNode') {
      sameFile();
      return connection.executeQuery<R>(query);
    }
    await begin();
    try {
      const result = await connection.executeQuery<R>(query);
      commit();
      return result;
    } catch (error) {
      rollBack(file);
      throw error;
    }
  }
}

/** SQLite may already have rolled back by itself, for example on a full disk (https://www.sqlite.org/lang_transaction.html). */
function rollBack(file: SqliteFile.Database): void {
  if (file.inTransaction) file.exec('rollback');
}

/**
 * Runs statements that may find the file busy. Waits as SQLite's busy_timeout does, but without blocking this process: the
 * driver is synchronous, and the bot has other people to answer. Rejects with SQLITE_BUSY after two seconds.
 */
export const execPatiently = (file: SqliteFile.Database, statements: string): Promise<void> =>
  patiently(() => void file.exec(statements));

/** Does it again, for up to two seconds, as long as another connection holds the file. */
export async function patiently(work: () => void): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      const busy = error instanceof SqliteFile.SqliteError && error.code === 'SQLITE_BUSY';
      if (!busy || Date.now() > until) throw error;
    }
    await shortPause();
  }
}

/** Moves the write-ahead log into the file. Waits up to two seconds for others who read it. False if it is still not empty. */
export async function checkpointPatiently(checkpoint: () => Promise<boolean>): Promise<boolean> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    if (await checkpoint()) return true;
    if (Date.now() > until) return false;
    await shortPause();
  }
}

/** The same without waiting. False if another process is still reading what the log holds. */
export const checkpointOnce = (file: SqliteFile.Database): boolean => !isBusy(file.pragma('wal_checkpoint(truncate)'));

/** https://www.sqlite.org/pragma.html#pragma_wal_checkpoint */
const isBusy = (rows: unknown) => (rows as readonly { readonly busy: number }[])[0]?.busy === 1;

/** Of random length, so that two processes do not keep colliding. */
const shortPause = () => pause(2 + Math.random() * 10);
