import { cannotReach } from '../../network/cannot-reach';

/** An answer over HTTP. `skewMs`: how far this machine's clock is ahead of the answer's `Date`; undefined if it has none. */
export type Answered = {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Readonly<Record<string, unknown>>;
  readonly skewMs: number | undefined;
};

/** `unreached`: one sentence that says why, and what to do. `refusedByProxy`: the proxy does not let it through. */
export type Asked = Answered | { readonly unreached: string; readonly refusedByProxy: boolean };

const PATIENCE_MS = 10_000;

/** Asks once. Never rejects. */
export async function ask(url: string, init: RequestInit, now: () => number, patienceMs = PATIENCE_MS): Promise<Asked> {
  try {
    const began = now();
    const answer = await fetch(url, { redirect: 'manual', ...init, signal: AbortSignal.timeout(patienceMs) });
    const middle = (began + now()) / 2;
    const date = Date.parse(answer.headers.get('date') ?? '');
    const text = await answer.text();
    const skewMs = Number.isNaN(date) ? undefined : middle - date;
    return { status: answer.status, headers: answer.headers, json: objectIn(text), skewMs };
  } catch (error) {
    const { host } = new URL(url);
    const unreached = cannotReach(error, host) ?? `${host} cannot be reached: check the network.`;
    return { unreached, refusedByProxy: unreached.includes('(PROXY_REFUSED)') };
  }
}

/** Slack's own word for what is wrong; anything else is not repeated. */
export const errorIn = ({ status, json }: Answered): string =>
  typeof json.error === 'string' && /^[a-z_]{1,40}$/.test(json.error) ? json.error : `HTTP ${status}`;

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
