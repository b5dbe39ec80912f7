import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { cannotListen } from './cannot-listen';
import type { Metrics } from './metrics';
import { createRoutes, type Handle, type PlatformPath, type Route } from './routes';
import { createServe } from './serve';

export type ServerSettings = {
  readonly faces: Partial<Record<PlatformPath, Handle>>;
  /** The page for people at `/`, as HTML. */
  readonly aboutPage?: string;
  /** Further pages, by their paths. */
  readonly pages?: readonly Route[];
  /** Resolves when the database answers. */
  readonly ping: () => Promise<void>;
  readonly metrics: Metrics;
  readonly log: Logger;
  readonly patience?: Partial<typeof PATIENCE>;
};

/** How many milliseconds a client may take to send its headers and its whole request, and the database to answer. */
const PATIENCE = { headers: 5_000, request: 10_000, database: 2_000 };

/** Longer than the minute that load balancers keep a connection: the side that sends should be the one that closes it. */
const KEEP_ALIVE_MS = 65_000;

/** The one HTTP server for all platforms and for whoever watches over the process. Rejects when the address is taken. */
export async function startServer(host: string, port: number, { ping, metrics, log, ...settings }: ServerSettings) {
  const patience = { ...PATIENCE, ...settings.patience };
  const open = new Set<ServerResponse>();
  let stopping = false;
  let lastAnswered = () => {};

  const { faces, aboutPage, pages = [] } = settings;
  const routes = createRoutes({ faces, aboutPage, pages, unready, metrics });
  const serve = createServe({ routes, stopping: () => stopping, metrics, log });
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: Math.min(1_000, patience.headers),
    },
    (request, response) => {
      open.add(response);
      response.once('close', () => {
        open.delete(response);
        if (open.size === 0) lastAnswered();
      });
      serve(request, response);
    },
  );
  await new Promise<void>((resolve, reject) => {
    // Node's own 511 overflow when many people press at once, and a dropped connection waits for seconds.
    const refuse = (error: Error) => reject(cannotListen(error, host, port));
    server.once('error', refuse).listen({ port, host, backlog: 4_096 }, () => {
      server.off('error', refuse);
      resolve();
    });
  });

  return {
    port: (server.address() as AddressInfo).port,
    /** Takes no new work, waits for every accepted request and for `finish`, then closes. `readyz` says no meanwhile. */
    async stop(finish: () => Promise<void>): Promise<void> {
      stopping = true;
      for (const response of open) if (!response.headersSent) response.setHeader('Connection', 'close');
      await Promise.all([finish(), allAnswered()]);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };

  function allAnswered(): Promise<void> {
    return new Promise((resolve) => {
      if (open.size === 0) resolve();
      else lastAnswered = resolve;
    });
  }

  async function unready(): Promise<string | undefined> {
    if (stopping) return 'stopping';
    const silent = 'the database does not answer';
    const late = AbortSignal.timeout(patience.database);
    const waited = new Promise<string>((resolve) => late.addEventListener('abort', () => resolve(silent)));
    return Promise.race([
      waited,
      ping()
        .then(() => undefined)
        .catch(() => silent),
    ]);
  }
}
