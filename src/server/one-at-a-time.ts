import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Serves one request at a time on a connection. Node reads pipelined requests before the first is answered and serves
 * them all at once; only the first of them is ended when the connection closes. No platform and no load balancer
 * pipelines, so a client that does is cut off (https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2 lets a server close
 * at any time).
 */
export function oneAtATime(serve: Serve): RequestListener {
  const busy = new WeakSet<Socket>();
  return (request, response) => {
    const { socket } = request;
    if (busy.has(socket)) {
      // What was already read may hold more of them.
      if (!socket.writableEnded) socket.destroySoon();
      return;
    }
    if (socket.destroyed) return;
    busy.add(socket);
    response.once('close', () => busy.delete(socket));
    serve(request, response);
  };
}

/** Accepts at most `most` connections at once. Above that, idle ones are closed to make room. */
export function limitConnections(server: Server, most: number): void {
  server.maxConnections = most;
  server.on('drop', () => server.closeIdleConnections());
}

/** A platform's request is a few kilobytes; of pipelined requests, a slice holds a few dozen at most. */
const SLICE_BYTES = 4_096;

/**
 * Gives Node what was read in small slices, and nothing more once a connection is being cut off. Otherwise Node would
 * parse everything in one 64-kilobyte read, a thousand requests, before the first could be refused.
 */
export function readInSlices(server: Server): void {
  server.on('connection', (socket: Socket) => {
    const [take] = socket.listeners('data') as ((chunk: Buffer) => void)[];
    if (!take) return;
    socket.removeListener('data', take);
    socket.on('data', (chunk: Buffer) => {
      for (let at = 0; at < chunk.length && !socket.writableEnded && !socket.destroyed; at += SLICE_BYTES)
        take.call(socket, chunk.subarray(at, at + SLICE_BYTES));
    });
  });
}
