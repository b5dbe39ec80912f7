import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * One request at a time on a connection. Node reads what is sent behind a request that is not answered yet, and serves all
 * of it at once; of those, only the first has a connection that could end it. No platform and no load balancer sends so:
 * whoever does is cut off (https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2 lets a server close at any time).
 */
export function oneAtATime(serve: Serve): RequestListener {
  const busy = new WeakSet<Socket>();
  return (request, response) => {
    const { socket } = request;
    if (busy.has(socket)) {
      // More of them may lie in what was read already.
      if (!socket.writableEnded) socket.destroySoon();
      return;
    }
    if (socket.destroyed) return;
    busy.add(socket);
    response.once('close', () => busy.delete(socket));
    serve(request, response);
  };
}

/** Takes no more connections than this at once. Those that are kept open without a request make room for the next. */
export function limitConnections(server: Server, most: number): void {
  server.maxConnections = most;
  server.on('drop', () => server.closeIdleConnections());
}

/** A request from a platform is a few kilobytes; of requests behind each other, some dozens at most. */
const SLICE_BYTES = 4_096;

/**
 * Hands Node what was read in small slices, and nothing more once a connection is being cut off. Otherwise everything that
 * lay in one piece of 64 kilobytes, a thousand requests, would be made into objects before the first could be refused.
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
