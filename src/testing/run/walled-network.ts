import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { selfSigned } from './certificate';

/** Who answers for a host: a server on this machine, or a function. */
type Host = string | ((request: IncomingMessage, response: ServerResponse) => unknown);

/**
 * An organisation's network: the only way out is a proxy that takes CONNECT, asks for a name and a password, and counts.
 * Behind it stand these hosts, with a certificate that `certificateFile` holds. What they say of their own address on this
 * machine is given out as their name.
 */
export async function startWalledNetwork(hosts: Readonly<Record<string, Host>>, refuses: readonly string[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'walled-'));
  const { key, cert } = selfSigned(Object.keys(hosts));
  const certificateFile = join(folder, 'certificate.pem');
  writeFileSync(certificateFile, cert);
  const open = new Set<Duplex>();
  const keep = <S extends Duplex>(socket: S): S => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
    return socket;
  };

  const outside = createSecureServer({ key, cert }, (request, response) => {
    const name = request.headers.host?.split(':')[0] ?? '';
    const host = hosts[name];
    if (typeof host === 'function') host(request, response);
    else if (host) void passOn(request, response, name, host);
    else response.writeHead(404).end();
  });
  outside.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const host = hosts[request.headers.host?.split(':')[0] ?? ''];
    if (typeof host !== 'string') return void socket.destroy();
    const inner = keep(connect(Number(new URL(host).port), '127.0.0.1'));
    // The server on this machine knows itself by its own address alone.
    const headers = { ...request.headers, host: new URL(host).host };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    inner.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('')}\r\n`);
    inner.write(head);
    keep(socket).pipe(inner).pipe(socket);
  });
  outside.on('connection', keep);
  const outsidePort = await listening(outside);

  const tunnels: string[] = [];
  const refused: string[] = [];
  const proxy = createServer((_request, response) => response.writeHead(405).end());
  proxy.on('connect', ({ url = '', headers }: IncomingMessage, socket: Duplex) => {
    keep(socket);
    const known = headers['proxy-authorization'] === `Basic ${Buffer.from('ann:s3cret word').toString('base64')}`;
    if (!known || refuses.includes(url.split(':')[0] ?? '')) {
      refused.push(url);
      return void socket.end(`HTTP/1.1 ${known ? '403 Forbidden' : '407 Proxy Authentication Required'}\r\n\r\n`);
    }
    tunnels.push(url);
    const inner = keep(
      connect(outsidePort, '127.0.0.1', () => socket.write('HTTP/1.1 200 Connection established\r\n\r\n')),
    );
    socket.pipe(inner).pipe(socket);
  });
  proxy.on('connection', keep);
  const proxyPort = await listening(proxy);

  return {
    certificate: cert,
    certificateFile,
    /** With the name and the password, percent-encoded. */
    proxy: `http://ann:s3cret%20word@127.0.0.1:${proxyPort}`,
    /** Where connections went, as `slack.com:443`, each once; and where they were not let go. */
    went: () => [...new Set(tunnels)].sort(),
    stayed: () => [...new Set(refused)].sort(),
    stop: async (): Promise<void> => {
      for (const socket of open) socket.destroy();
      await Promise.all([outside, proxy].map((server) => new Promise((resolve) => server.close(resolve))));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function passOn(request: IncomingMessage, response: ServerResponse, name: string, to: string): Promise<void> {
  const { origin, host } = new URL(to);
  const asked = httpRequest(`${origin}${request.url}`, {
    method: request.method,
    headers: { ...request.headers, host },
    agent: false,
  });
  request.pipe(asked);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const said = (await text(answer)).replaceAll(origin, `https://${name}`).replaceAll(`ws://${host}`, `wss://${name}`);
  const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = answer.headers;
  response.writeHead(answer.statusCode ?? 502, headers).end(said);
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
