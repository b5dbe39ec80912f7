import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { cannotListen } from './cannot-listen';
import { type Crowd, createCrowd } from './crowd';
import type { DatabaseWatch } from './database-watch';
import type { Metrics } from './metrics';
import { limitConnections, oneAtATime, readInSlices } from './one-at-a-time';
import { createRoutes, type Handle, type PlatformPath, type Route } from './routes';
import { createServe } from './serve';

export type ServerSettings = {
  readonly adapters: Partial<Record<PlatformPath, Handle>>;
  /** What answers in place of these adapters where there is too much to do. */
  readonly busy?: Partial<Record<PlatformPath, Handle | undefined>>;
  /** The page for people at `/`, as HTML. */
  readonly aboutPage?: () => string;
  /** Further pages, by their paths. */
  readonly pages?: readonly Route[];
  /** What `/readyz` says of content and platforms. */
  readonly details?: () => Readonly<Record<string, string>>;
  /** Resolves with why the database takes no writes; undefined if it does. */
  readonly whyNoWrites: DatabaseWatch;
  readonly metrics: Metrics;
  /** Shared with what does not come over HTTP; one of its own where nothing is said. */
  readonly crowd?: Crowd;
  readonly log: Logger;
  readonly patience?: Partial<typeof PATIENCE>;
  readonly mostConnections?: number;
};

/**
 * Time limits in milliseconds. `headers`, `request`: for a client to send its headers and its whole request.
 * `still`: how long a connection with a request may be idle. `stop`: for clients to take their answers when the server
 * stops.
 */
const PATIENCE = { headers: 5_000, request: 10_000, still: 30_000, stop: 10_000 };

/**
 * Far more than the platforms and any proxy in front of the bot keep open; with the largest bodies, a quarter of a
 * gigabyte.
 */
const MOST_CONNECTIONS = 1_000;

/** Longer than the minute for which load balancers keep a connection: the side that sends requests should close it. */
const KEEP_ALIVE_MS = 65_000;

/**
 * Starts the HTTP server for all platforms, health checks and pages. Resolves once it listens; rejects if it cannot.
 */
export async function startServer(
  host: string,
  port: number,
  { whyNoWrites, metrics, log, ...settings }: ServerSettings,
) {
  const patience = { ...PATIENCE, ...settings.patience };
  const open = new Set<ServerResponse>();
  let stopping = false;
  let lastAnswered = () => {};

  const { adapters, busy, aboutPage, pages = [], details } = settings;
  const routes = createRoutes({
    ...{ adapters, busy, aboutPage, pages, details },
    unready: async () => (stopping ? 'stopping' : whyNoWrites()),
  });
  const crowd = settings.crowd ?? createCrowd(metrics, log);
  const serve = createServe({ routes, stopping: () => stopping, metrics, crowd, log });
  const server = createServer(
    {
      headersTimeout: patience.headers,
      requestTimeout: patience.request,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: Math.min(1_000, patience.headers),
    },
    oneAtATime((request, response) => {
      open.add(response);
      response.once('close', () => {
        open.delete(response);
        if (open.size === 0) lastAnswered();
      });
      serve(request, response);
    }),
  );
  server.timeout = patience.still;
  readInSlices(server);
  limitConnections(server, settings.mostConnections ?? MOST_CONNECTIONS);
  await new Promise<void>((resolve, reject) => {
    // Node's default of 511 overflows when many people press at once, and a dropped connection waits for seconds.
    const refuse = (error: Error) => reject(cannotListen(error, host, port));
    server.once('error', refuse).listen({ port, host, backlog: 4_096 }, () => {
      server.off('error', refuse);
      resolve();
    });
  });

  return {
    port: (server.address() as AddressInfo).port,
    /**
     * Takes no new connection, so that a balancer goes to another replica at once; waits for every accepted request and for
     * `finish`, then closes the connections. What still comes on them is answered with 503, and so is `/readyz`.
     */
    async stop(finish: () => Promise<void>): Promise<void> {
      stopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const response of open) if (!response.headersSent) response.setHeader('Connection', 'close');
      // A client that does not take its answer must not keep the process alive.
      const late = setTimeout(() => server.closeAllConnections(), patience.stop);
      await Promise.all([finish(), allAnswered()]).finally(() => clearTimeout(late));
      server.closeAllConnections();
      await closed;
    },
  };

  function allAnswered(): Promise<void> {
    return new Promise((resolve) => {
      if (open.size === 0) resolve();
      else lastAnswered = resolve;
    });
  }
}
