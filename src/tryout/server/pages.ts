import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { refusal } from '../../network/from-this-machine';
import { answer, readBody } from '../inner-server';
import { type PersonId, personIds } from '../people';
import type { Acted, State, Step } from '../state';
import { type Act, act } from './act';

export type Page = {
  readonly path: `/${string}`;
  readonly methods: readonly string[];
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

type PagesOf = {
  readonly built: BuiltPage;
  readonly port: () => number;
  readonly stateFor: (person: PersonId) => State;
  readonly perform: (act: Act) => Promise<Acted>;
  readonly steps: (after: number) => readonly Step[];
  /** Called when somebody opens or reopens the page. */
  readonly arrived: (person: PersonId) => void;
};

/** In bytes. */
const LARGEST_ACT = 64 * 1024;
/** Changes that come within this time of each other are sent as one. */
const TOGETHER_MS = 25;

/** Makes the try-out's HTTP routes: the page's files, the stream of states, the acts, and the inspector's steps. */
export function createPages({ built, port, stateFor, perform, steps, arrived }: PagesOf) {
  const streams = new Map<ServerResponse, PersonId>();
  let waiting: NodeJS.Timeout | undefined;

  const page = (path: Page['path'], methods: Page['methods'], handle: Page['handle']): Page => ({
    path,
    methods,
    handle: async (request, response) => {
      const because = refusal(request, port());
      response.setHeader('content-security-policy', POLICY);
      if (because) return answer(response, 403, { error: because });
      await handle(request, response);
    },
  });

  const file = (path: Page['path'], content: Buffer, type: string): Page =>
    page(path, ['GET', 'HEAD'], async (_, response) => {
      response.writeHead(200, { 'content-type': type }).end(content);
    });

  function stream(request: IncomingMessage, response: ServerResponse): void {
    const who = new URL(request.url ?? '/', 'http://here').searchParams.get('as') as PersonId;
    if (!personIds.includes(who)) {
      answer(response, 400, { error: 'Nobody here is called that.' });
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    // Nothing may change for a long time.
    request.socket.setTimeout(0);
    arrived(who);
    streams.set(response, who);
    response.once('close', () => streams.delete(response));
    send(response, who);
  }

  const send = (response: ServerResponse, who: PersonId) =>
    response.write(`data: ${JSON.stringify(stateFor(who))}\n\n`);

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const given = act.safeParse(await readJson(request));
    if (!given.success) return answer(response, 400, { error: 'That is nothing that a person can do here.' });
    const acted = await perform(given.data).finally(changed);
    answer(response, 200, acted);
  }

  /** Sends the new state to every open page. */
  function changed(): void {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      for (const [response, who] of streams) send(response, who);
    }, TOGETHER_MS);
  }

  const pages: readonly Page[] = [
    file('/', built.html, 'text/html; charset=utf-8'),
    file('/tryout/page.js', built.script, 'text/javascript; charset=utf-8'),
    file('/tryout/page.css', built.style, 'text/css; charset=utf-8'),
    page('/tryout/state', ['GET'], async (request, response) => stream(request, response)),
    page('/tryout/act', ['POST'], take),
    page('/tryout/steps', ['GET'], async ({ url = '/' }, response) => {
      const after = Number(new URL(url, 'http://here').searchParams.get('after'));
      answer(response, 200, steps(Number.isSafeInteger(after) ? after : 0));
    }),
  ];

  return {
    pages,
    changed,
    /** Ends every stream; the server waits for them before it stops. */
    stop(): void {
      clearTimeout(waiting);
      for (const response of streams.keys()) response.end();
    },
  };
}

/** Lets the page load its own script and style, and talk to its own server, but to nothing else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, LARGEST_ACT);
  try {
    return body && JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The files that the page's build script writes. */
type BuiltPage = { readonly html: Buffer; readonly script: Buffer; readonly style: Buffer };

/** Reads the built page from `folder`. Throws, saying how to build it, if it is not there. */
export function readBuiltPage(folder: string): BuiltPage {
  try {
    const read = (name: string) => readFileSync(join(folder, name));
    return { html: read('index.html'), script: read('page.js'), style: read('page.css') };
  } catch (cause) {
    throw new Error('The try-out’s page has not been built. Please run: npm run build', { cause });
  }
}
