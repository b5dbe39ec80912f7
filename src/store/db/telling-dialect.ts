import type { Dialect, Driver } from 'kysely';
import { DatabaseAway } from './database-away';

/** A dialect whose every fault that `isAway` knows is a `DatabaseAway`, with the driver's own error as its cause. */
export function tellingDialect(dialect: Dialect, isAway: (error: unknown) => boolean): Dialect {
  async function telling<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw isAway(error) ? new DatabaseAway(wordsOf(error), { cause: error }) : error;
    }
  }

  function tellingDriver(driver: Driver): Driver {
    return {
      init: () => driver.init(),
      acquireConnection: async () => {
        const connection = await telling(() => driver.acquireConnection());
        const executeQuery: typeof connection.executeQuery = (query) => telling(() => connection.executeQuery(query));
        const streamQuery: typeof connection.streamQuery = (query, size) => connection.streamQuery(query, size);
        const told = { executeQuery, streamQuery };
        // The driver knows only its own.
        owned.set(told, connection);
        return told;
      },
      beginTransaction: (connection, settings) => telling(() => driver.beginTransaction(ownOf(connection), settings)),
      commitTransaction: (connection) => telling(() => driver.commitTransaction(ownOf(connection))),
      rollbackTransaction: (connection) => telling(() => driver.rollbackTransaction(ownOf(connection))),
      releaseConnection: (connection) => driver.releaseConnection(ownOf(connection)),
      destroy: () => driver.destroy(),
    };
  }

  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
    createDriver: () => tellingDriver(dialect.createDriver()),
  };
}

type Connection = Awaited<ReturnType<Driver['acquireConnection']>>;

const owned = new WeakMap<Connection, Connection>();
const ownOf = (connection: Connection): Connection => owned.get(connection) ?? connection;

/** An attempt at several addresses of one host fails with an error for each, and says nothing itself. */
function wordsOf(error: unknown): string {
  const { errors: [first] = [error] } = error as { readonly errors?: readonly unknown[] };
  return String((first as { readonly message?: unknown }).message ?? first);
}
