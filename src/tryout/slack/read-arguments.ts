import type { IncomingMessage } from 'node:http';
import type { Json } from '../json';

/** The arguments of a call to Slack's Web API, which come as JSON or as a form whose richer values are JSON. */
export function readArguments({ headers }: IncomingMessage, body: string): Json {
  if (body === '') return {};
  if (headers['content-type']?.startsWith('application/json')) return JSON.parse(body);
  return Object.fromEntries([...new URLSearchParams(body)].map(([name, value]) => [name, fromForm(value)]));
}

function fromForm(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  return value.startsWith('[') || value.startsWith('{') ? JSON.parse(value) : value;
}
