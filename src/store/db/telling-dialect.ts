import type { Dialect, Driver } from 'kysely';
import { DatabaseAway, type WhyAway } from './database-away';

/**
 * The same dialect, except that an error for which `whyAway` has a reason becomes a `DatabaseAway`, with the driver's error as
 * its cause. Not while streaming a query.
 */
export function tellingDialect(dialect: Dialect, whyAway: (error: unknown) => WhyAway | undefined): Dialect {
  async function translating<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      const why = whyAway(error);
      throw why ? new DatabaseAway(wordsOf(error), { cause: error, why }) : error;
    }
  }

  function translatingDriver(driver: Driver): Driver {
    return {
      init: () => driver.init(),
      acquireConnection: async () => {
        const connection = await translating(() => driver.acquireConnection());
        const executeQuery: typeof connection.executeQuery = (query) =>
          translating(() => connection.executeQuery(query));
        const streamQuery: typeof connection.streamQuery = (query, size) => connection.streamQuery(query, size);
        const wrapped = { executeQuery, streamQuery };
        // The driver accepts only its own connections.
        owned.set(wrapped, connection);
        return wrapped;
      },
      beginTransaction: (connection, settings) =>
        translating(() => driver.beginTransaction(ownOf(connection), settings)),
      commitTransaction: (connection) => translating(() => driver.commitTransaction(ownOf(connection))),
      rollbackTransaction: (connection) => translating(() => driver.rollbackTransaction(ownOf(connection))),
      releaseConnection: (connection) => driver.releaseConnection(ownOf(connection)),
      destroy: () => driver.destroy(),
    };
  }

  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
    createDriver: () => translatingDriver(dialect.createDriver()),
  };
}

type Connection = Awaited<ReturnType<Driver['acquireConnection']>>;

const owned = new WeakMap<Connection, Connection>();
const ownOf = (connection: Connection): Connection => owned.get(connection) ?? connection;

/** A failed attempt to reach several addresses of one host has an error for each, and no message of its own. */
function wordsOf(error: unknown): string {
  const { errors: [first] = [error] } = error as { readonly errors?: readonly unknown[] };
  return String((first as { readonly message?: unknown }).message ?? first);
}
