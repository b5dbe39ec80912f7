import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { frame, readFrames } from './frames';
import type { Json } from './workspace';

/** Joined to the client's key in a WebSocket handshake: https://www.rfc-editor.org/rfc/rfc6455#section-1.3 */
const HANDSHAKE = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Slack's side of Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export function createSocketMode() {
  const open = new Set<Duplex>();
  const acknowledgements = new Map<string, (payload: unknown) => void>();
  const arrivals = new Set<() => void>();

  function hear(text: string): void {
    const { envelope_id: id, payload } = JSON.parse(text) as { envelope_id: string; payload?: unknown };
    acknowledgements.get(id)?.(payload);
    acknowledgements.delete(id);
  }

  function left(socket: Duplex): void {
    open.delete(socket);
    socket.destroy();
  }

  return {
    /** Takes over a connection that asks to become a WebSocket. */
    accept(request: IncomingMessage, socket: Duplex): void {
      const key = createHash('sha1').update(`${request.headers['sec-websocket-key']}${HANDSHAKE}`).digest('base64');
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`,
      );
      const take = readFrames({
        text: hear,
        ping: (data) => socket.write(frame('pong', data)),
        close: () => {
          socket.write(frame('close', Buffer.from([3, 232])));
          left(socket);
        },
      });
      socket.on('data', take);
      socket.on('error', () => left(socket));
      socket.on('close', () => left(socket));
      socket.write(frame('text', JSON.stringify({ type: 'hello', num_connections: 1 })));
      open.add(socket);
      for (const arrived of arrivals) arrived();
      arrivals.clear();
    },

    /** Resolves when the bot is connected. */
    connected(): Promise<void> {
      return open.size > 0 ? Promise.resolve() : new Promise((resolve) => arrivals.add(resolve));
    },

    /** Does what breaks or renews the connection; resolves when the bot has come back. */
    async renewed(disturb: () => void): Promise<void> {
      const back = new Promise<void>((resolve) => arrivals.add(resolve));
      disturb();
      await back;
    },

    /** Sends one request down the socket; resolves with what it was acknowledged with. */
    deliver(type: 'slash_commands' | 'events_api' | 'interactive', payload: Json): Promise<unknown> {
      const [socket] = open;
      if (!socket) throw new Error('Nobody is connected by Socket Mode');
      const envelope = { type, payload, envelope_id: randomUUID(), accepts_response_payload: type !== 'events_api' };
      return new Promise((resolve) => {
        acknowledgements.set(envelope.envelope_id, resolve);
        socket.write(frame('text', JSON.stringify(envelope)));
      });
    },

    /** Slack renews connections every few hours: this is how it says so. */
    askToReconnect(): void {
      for (const socket of open)
        socket.write(frame('text', JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' })));
    },

    closeAll(): void {
      for (const socket of open) left(socket);
    },
  };
}
