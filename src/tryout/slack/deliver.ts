import type { Json } from '../json';
import type { Received } from './answers';
import { signed } from './signature';
import type { LocalSlack } from './start';

export type Kind = 'command' | 'event' | 'interaction';
/** Sends one request to the bot, and resolves with its immediate answer. */
export type Deliver = (kind: Kind, payload: Json, headers?: Record<string, string>) => Promise<Received>;

/** Delivers by signed HTTP requests: https://docs.slack.dev/apis/events-api/using-http-request-urls */
export function deliverOverHttp(slack: Pick<LocalSlack, 'signingSecret'>, appUrl: string): Deliver {
  return async (kind, payload, headers = {}) => {
    const body = encode(kind, payload);
    const response = await fetch(appUrl, {
      method: 'POST',
      body,
      headers: {
        'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
        ...signed(body, slack.signingSecret),
        ...headers,
      },
    });
    return { status: response.status, body: await response.text() };
  };
}

/** Delivers through the WebSocket that the bot has opened. */
export function deliverOverSocket({ socketMode }: Pick<LocalSlack, 'socketMode'>): Deliver {
  const types = { command: 'slash_commands', event: 'events_api', interaction: 'interactive' } as const;
  return async (kind, payload) => {
    const answer = await socketMode.deliver(types[kind], payload);
    return { status: 200, body: Object.keys(answer ?? {}).length > 0 ? JSON.stringify(answer) : '' };
  };
}

function encode(kind: Kind, payload: Json): string {
  if (kind === 'event') return JSON.stringify(payload);
  const fields = kind === 'command' ? payload : { payload: JSON.stringify(payload) };
  return new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}
