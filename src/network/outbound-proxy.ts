import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { Agent, type Dispatcher, ProxyAgent, setGlobalDispatcher } from 'undici';

/** The proxy that an organisation's network requires, as HTTPS_PROXY and NO_PROXY name it. */
type OutboundProxy = {
  /** `http://proxy.example.org:8080`, with a user name and password if the proxy wants them. */
  readonly address: string;
  /** Hosts that are reached without it. A name includes its subdomains; `*` is every host. */
  readonly except: readonly string[];
};

type Route = { readonly dispatcher: Dispatcher; readonly agent: https.Agent };

let route: Route | undefined;

/**
 * Sends every https connection of this process through the proxy from now on, by CONNECT: those of `fetch` and those of
 * `node:https`, which the platforms' libraries use. Newer versions of Node do this by themselves
 * (https://nodejs.org/api/http.html#built-in-proxy-support); Node 20 does not. Plain http stays direct, such as on this
 * machine.
 */
export function goOutThrough(proxy: OutboundProxy): void {
  const exempt = createExempt(proxy.except);
  const through = new ProxyAgent({ uri: proxy.address });
  const dispatcher = new Agent().compose((direct) => (options, handler) => {
    const { protocol, hostname, port } = new URL(String(options.origin));
    return protocol !== 'https:' || exempt(hostname, Number(port || HTTPS_PORT))
      ? direct(options, handler)
      : through.dispatch(options, handler);
  });
  route = { dispatcher, agent: new TunnelAgent(proxy.address, exempt) };
  setGlobalDispatcher(dispatcher);
  https.globalAgent = route.agent;
}

/**
 * For libraries that use a dispatcher or agent of their own unless they are given one. Undefined if there is no proxy.
 */
export const proxyDispatcher = (): Dispatcher | undefined => route?.dispatcher;
export const proxyAgent = (): https.Agent | undefined => route?.agent;

const HTTPS_PORT = 443;

/** This machine is never behind its own proxy. */
const HERE = ['localhost', '127.0.0.1', '[::1]'];

/** Returns a function that is true for a host and port to reach without the proxy. An IPv6 address has its brackets. */
export function createExempt(except: readonly string[]): (host: string, port: number) => boolean {
  const entries = [...HERE, ...except].map((entry) => {
    const [, name = entry, port] = /^(.+?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    return { name: name.replace(/^\*?\./, ''), port: port === undefined ? undefined : Number(port) };
  });
  return (host, port) => {
    const asked = host.toLowerCase();
    return entries.some(
      (entry) =>
        (entry.port === undefined || entry.port === port) &&
        (entry.name === '*' || asked === entry.name || asked.endsWith(`.${entry.name}`)),
    );
  };
}

/**
 * For `node:https`: each request gets its own connection through the proxy, which is ready once the other end has
 * proved who it is (TLS). If the proxy refuses, the connection fails (`PROXY_REFUSED`); that is never taken for an
 * answer from the other end.
 */
export class TunnelAgent extends https.Agent {
  readonly #proxy: URL;
  readonly #exempt: (host: string, port: number) => boolean;

  constructor(proxy: string, exempt: (host: string, port: number) => boolean) {
    super({ keepAlive: false });
    this.#proxy = new URL(proxy);
    this.#exempt = exempt;
  }

  override createConnection(
    options: https.RequestOptions & tls.ConnectionOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): Duplex | undefined {
    const host = options.host ?? 'localhost';
    const port = Number(options.port ?? HTTPS_PORT);
    if (this.#exempt(host, port)) return super.createConnection(options, callback) ?? undefined;
    const done = callback as (error: Error | null, stream?: Duplex) => void;
    this.#tunnelTo(host, port).then(
      (socket) => {
        const secured = tls.connect({ ...options, socket, servername: options.servername || host });
        secured.once('secureConnect', () => {
          secured.off('error', done);
          done(null, secured);
        });
        secured.once('error', done);
      },
      (error: Error) => done(error),
    );
    return undefined;
  }

  #tunnelTo(host: string, port: number): Promise<Socket> {
    const { protocol, hostname, port: at, username, password } = this.#proxy;
    const secret = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    const to = `${host}:${port}`;
    return new Promise((resolve, reject) => {
      const request = (protocol === 'https:' ? https : http).request({
        host: hostname.replace(/^\[(.*)\]$/, '$1'),
        port: at || (protocol === 'https:' ? HTTPS_PORT : 80),
        method: 'CONNECT',
        path: to,
        headers: {
          host: to,
          ...(username ? { 'proxy-authorization': `Basic ${Buffer.from(secret).toString('base64')}` } : {}),
        },
        agent: false,
        timeout: PROXY_PATIENCE_MS,
      });
      request.once('connect', ({ statusCode }, socket) => {
        if (statusCode === 200) return resolve(socket);
        socket.destroy();
        reject(Object.assign(new Error(`the proxy answered ${statusCode} for ${to}`), { code: 'PROXY_REFUSED' }));
      });
      request.once('response', ({ statusCode }) => {
        request.destroy();
        reject(Object.assign(new Error(`the proxy answered ${statusCode} for ${to}`), { code: 'PROXY_REFUSED' }));
      });
      request.once('timeout', () => request.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
      request.once('error', reject);
      request.end();
    });
  }
}

const PROXY_PATIENCE_MS = 10_000;
