import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import WebSocket from 'ws';
import type { Json } from '../json';

/** Makes Slack's end of Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export function createSocketMode() {
  const server = new WebSocket.Server({ noServer: true });
  const acknowledgements = new Map<string, (payload: unknown) => void>();
  const arrivals = new Set<() => void>();
  const open = () => [...server.clients].filter(({ readyState }) => readyState === WebSocket.OPEN);

  function hear(text: string): void {
    const { envelope_id: id, payload } = JSON.parse(text) as { envelope_id: string; payload?: unknown };
    acknowledgements.get(id)?.(payload);
    acknowledgements.delete(id);
  }

  function welcome(client: WebSocket): void {
    client.on('message', (data) => hear(String(data)));
    client.on('error', () => client.terminate());
    client.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    for (const arrived of arrivals) arrived();
    arrivals.clear();
  }

  return {
    /** Turns a connection that asks for it into a WebSocket, and greets the bot. */
    accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      server.handleUpgrade(request, socket as Socket, head, welcome);
    },

    /** Resolves once the bot is connected. */
    connected(): Promise<void> {
      return open().length > 0 ? Promise.resolve() : new Promise((resolve) => arrivals.add(resolve));
    },

    /** Breaks or renews the connection by calling `disturb`, and resolves once the bot has reconnected. */
    async renewed(disturb: () => void): Promise<void> {
      const back = new Promise<void>((resolve) => arrivals.add(resolve));
      disturb();
      await back;
    },

    /** Sends the bot a request, and resolves with its acknowledgement's payload. Throws if the bot is not connected. */
    deliver(type: 'slash_commands' | 'events_api' | 'interactive', payload: Json): Promise<unknown> {
      const [client] = open();
      if (!client) throw new Error('Nobody is connected by Socket Mode');
      const envelope = { type, payload, envelope_id: randomUUID(), accepts_response_payload: type !== 'events_api' };
      return new Promise((resolve) => {
        acknowledgements.set(envelope.envelope_id, resolve);
        client.send(JSON.stringify(envelope));
      });
    },

    /** Asks the bot to reconnect, as Slack does every few hours. */
    askToReconnect(): void {
      for (const client of open()) client.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },

    closeAll(): void {
      for (const client of server.clients) client.terminate();
    },
  };
}
