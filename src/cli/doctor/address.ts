import { connect } from 'node:tls';
import { type Asked, ask } from './ask';
import { about, type Finding } from './finding';

const { fine, look, not, off } = about('address');

const DAY_MS = 86_400_000;
const WARN_DAYS = 14;
const PATIENCE_MS = 5_000;

/** What reaches the bot over HTTP. */
type Doors = { readonly slack: boolean; readonly install: boolean; readonly teams: boolean };

/**
 * Whether the bot answers at PUBLIC_URL, from here: with a certificate that is trusted and does not end soon, and whether it turns
 * strangers away where Slack and Teams come in. `direct`: no proxy stands in between.
 */
export async function checkAddress(
  publicUrl: string | undefined,
  doors: Doors,
  { now, direct }: { readonly now: () => number; readonly direct: boolean },
): Promise<Finding[]> {
  const isNeeded = doors.slack || doors.teams;
  if (publicUrl === undefined)
    return [
      isNeeded
        ? look('PUBLIC_URL is not set, so I cannot try it', SET_IT)
        : off('nobody has to reach the bot from outside'),
    ];
  const health = await ask(`${publicUrl}/healthz`, {}, now);
  if ('unreached' in health) return [not(health.unreached, UP)];
  if (health.status !== 200)
    return [
      not(
        `${publicUrl} answers with ${health.status}, which is not the bot`,
        'Let the address, or the proxy before the bot, lead to its port.',
      ),
    ];
  const ends = direct ? await certificateEnds(publicUrl) : undefined;
  return [
    fine(`the bot answers at ${publicUrl}`),
    ...(ends === undefined ? [] : [ofCertificate(ends, now())]),
    ...(doors.slack ? [ofDoor(`${publicUrl}/slack/events`, await knock(`${publicUrl}/slack/events`, now))] : []),
    ...(doors.install ? [ofPage(`${publicUrl}/slack/install`, await ask(`${publicUrl}/slack/install`, {}, now))] : []),
    ...(doors.teams ? [ofDoor(`${publicUrl}/api/messages`, await knock(`${publicUrl}/api/messages`, now))] : []),
  ];
}

const SET_IT = 'Set PUBLIC_URL to the address that Slack and Teams call.';
const UP =
  'Start the bot, and check the name, the certificate and the firewall. A network may not let its own address be reached from inside: then try from elsewhere.';

/** As a stranger would: without a signature or token. */
const knock = (url: string, now: () => number) =>
  ask(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }, now);

function ofDoor(url: string, asked: Asked): Finding {
  if ('unreached' in asked) return not(asked.unreached, UP);
  if (asked.status === 401 || asked.status === 403) return fine(`${url} is there, and turns strangers away`);
  return not(
    `${url} answers a stranger with ${asked.status}`,
    'Let the proxy before the bot pass on this path as it is, and check that the platform is set up in the bot that runs.',
  );
}

/** The page on which workspaces install the bot. */
function ofPage(url: string, asked: Asked): Finding {
  if ('unreached' in asked) return not(asked.unreached, UP);
  if (asked.status === 200) return fine(`${url} shows the page on which workspaces install it`);
  return not(`${url} answers with ${asked.status}`, 'Let the proxy before the bot pass on this path as it is.');
}

function ofCertificate(ends: Date, now: number): Finding {
  const days = Math.floor((ends.getTime() - now) / DAY_MS);
  const day = ends.toISOString().slice(0, 10);
  return days < WARN_DAYS
    ? look(`its certificate ends on ${day}`, 'Renew it.')
    : fine(`its certificate is good until ${day}`);
}

/** Undefined where there is none, or it cannot be read. */
function certificateEnds(url: string): Promise<Date | undefined> {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'https:') return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 443), servername: hostname, timeout: PATIENCE_MS });
    const done = (ends?: Date) => {
      socket.destroy();
      resolve(ends);
    };
    socket.once('secureConnect', () => {
      const ends = new Date(socket.getPeerCertificate().valid_to);
      done(Number.isNaN(ends.getTime()) ? undefined : ends);
    });
    socket.once('timeout', () => done());
    socket.once('error', () => done());
  });
}
