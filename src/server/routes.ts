import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PlatformAdapter } from '../platform/adapter';
import { ABOUT_PAGE_POLICY } from './about-page';

export type Handle = NonNullable<PlatformAdapter['handle']>;
export type PlatformPath = '/slack/events' | '/api/messages';

export type Route = {
  readonly path: `/${string}`;
  readonly methods: readonly string[];
  readonly handle: Handle;
  /** Answers instead, at little cost, where there is too much to do. */
  readonly busy?: Handle | undefined;
};

/** The route of a path; undefined if there is none. */
export type Routes = (path: string) => Route | undefined;

type RoutesOf = {
  /** The adapters that take requests over HTTP, by path; a path without an adapter does not exist. */
  readonly adapters: Partial<Record<PlatformPath, Handle>>;
  /** What answers in place of these adapters where there is too much to do; 503 where nothing is said. */
  readonly busy?: Partial<Record<PlatformPath, Handle | undefined>> | undefined;
  /** The page for people at `/`, as HTML, as it is at that moment; without it there is nothing there. */
  readonly aboutPage?: (() => string) | undefined;
  /** Further pages; one at `/` replaces the page for people. */
  readonly pages: readonly Route[];
  /** Resolves to why this process should get no work now; undefined if it is ready. */
  readonly unready: () => Promise<string | undefined>;
  /** What `/readyz` says beside that, for whoever looks: it decides nothing. */
  readonly details?: (() => Readonly<Record<string, string>>) | undefined;
};

/** All routes of the server, by path. */
export function createRoutes({ adapters, busy, aboutPage, pages, unready, details = () => ({}) }: RoutesOf): Routes {
  const paths = (['/slack/events', '/api/messages'] as const).flatMap((path) => {
    const handle = adapters[path];
    return handle ? [{ path, methods: ['POST'], handle, busy: busy?.[path] }] : [];
  });
  const reading = { methods: ['GET', 'HEAD'] };
  const routes: Route[] = [
    ...paths,
    ...(aboutPage === undefined ? [] : [{ path: '/', ...reading, handle: sendPage(aboutPage) } satisfies Route]),
    { path: '/healthz', ...reading, handle: (_, response) => sendJson(response, 200, { status: 'up' }) },
    {
      path: '/readyz',
      ...reading,
      handle: async (_, response) => {
        const because = await unready();
        const status = because ? { status: 'not ready', because } : { status: 'ready' };
        sendJson(response, because ? 503 : 200, { ...status, ...details() });
      },
    },
    ...pages,
  ];
  const byPath = new Map<string, Route>(routes.map((route) => [route.path, route]));
  return (path) => byPath.get(path);
}

const sendPage =
  (page: () => string): Handle =>
  (_, response) => {
    const html = page();
    const headers = {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': Buffer.byteLength(html),
      'Content-Security-Policy': ABOUT_PAGE_POLICY,
    };
    response.writeHead(200, headers).end(html);
  };

/** The path without its query; undefined if the request line has no path. */
export function pathOf({ url }: IncomingMessage): string | undefined {
  return url?.startsWith('/') ? url.split('?', 1)[0] : undefined;
}

export const sendNotFound = (response: ServerResponse): void =>
  sendJson(response, 404, { error: 'There is nothing at this path.' });

export function sendJson(response: ServerResponse, status: number, body: Readonly<Record<string, string>>): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
