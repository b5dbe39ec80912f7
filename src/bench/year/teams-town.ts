import { createActs } from '../../tryout/teams/acts';
import { actionsOf } from '../../tryout/teams/card-text';
import { deliverTo, type Received } from '../../tryout/teams/deliver';
import { startLocalIssuer } from '../../tryout/teams/issuer';
import { cardsFor, EVERYBODY, type Json, type Post, type Room, textFor } from '../../tryout/teams/rooms';
import { startLocalConnector } from '../../tryout/teams/start';
import { type Answer, type Call, SEND_LIMIT_MS, startLine } from './line';
import type { MovedClock } from './moved-clock';
import type { Channel, Platform, Refusal, Shown, Unanswered } from './platform';
import type { Fate } from './troubles';

const APP_ID = '3b7d4f5e-0000-4000-8000-000000000001';
const TOKEN = 'the-bots-own-token';

/** A Teams tenant with so many channels and group chats, as strict about rates as the real one, each with an owner of its weekly prompt. */
export async function startTeamsTown(count: number, clock: MovedClock, troubles: Fate): Promise<Platform> {
  const [connector, issuer] = await Promise.all([
    startLocalConnector({ token: TOKEN, throttledBy: clock.ms }),
    startLocalIssuer(),
  ]);
  const { rooms } = connector;
  const channels = Array.from({ length: count }, (_, nth): Channel => {
    const [id, owner] = [nth % 4 === 0 ? `19:chat-${nth}@thread.v2` : `19:team-${nth}@thread.tacv2`, `29:owner-${nth}`];
    const number = String(nth).padStart(12, '0');
    rooms.addPerson({ id: owner, name: `Owner ${nth}`, aadObjectId: `11111111-0000-4000-8000-${number}` });
    rooms.addRoom({ id, kind: nth % 4 === 0 ? 'groupChat' : 'channel', members: [owner] });
    // The personal chat is opened when the bot first has something to say there.
    return { id, owner, chat: `a:${owner}` };
  });
  const refusals: Refusal[] = [];
  const unanswered: Unanswered[] = [];
  const deleted = new Map<string, Room>();

  const line = await startLine({
    target: new URL(connector.serviceUrl).origin,
    fate: (call) => {
      const where = whereOf(call);
      if (where === undefined) return undefined;
      const met = troubles.fate(where.startsWith('19:') ? 'everybody' : 'one person');
      if (met?.endsWith('posted')) unanswered.push({ where, at: clock.ms(), trouble: met as Unanswered['trouble'] });
      if (met === 'refused') refusals.push({ where, at: clock.ms(), why: 'BotDisabledByAdmin' });
      return met === undefined ? undefined : (ANSWERS[met] ?? (met as Unanswered['trouble']));
    },
    heard: (call, { status, body }) => {
      const where = whereOf(call);
      if (where === undefined || (status !== 403 && status !== 404)) return;
      refusals.push({ where, at: clock.ms(), why: JSON.parse(body).error.code });
    },
    late: (call) => void unanswered.push({ where: whereOf(call) ?? '', at: clock.ms(), trouble: 'time-out, posted' }),
  });
  const serviceUrl = connector.serviceUrl.replace(new URL(connector.serviceUrl).origin, line.address);
  let bot = '';
  const token = (activity: Json) => issuer.token({ aud: APP_ID, serviceurl: activity.serviceUrl });
  const acts = createActs(connector, (activity) =>
    deliverTo(`${bot}/api/messages`, token)({ ...activity, serviceUrl }),
  );

  const posts: { readonly post: Post; readonly at: number }[] = [];
  let open = true;
  const listen = (): void =>
    void connector.nextPost().then((post) => {
      posts.push({ post, at: clock.ms() });
      if (open) listen();
    });
  listen();
  const shown: Shown[] = [];

  return {
    ...{ name: 'Teams', channels, refusals, unanswered },
    settings: {
      teams: {
        ...{ appId: APP_ID, appType: 'SingleTenant', allowUnauthenticated: false, targetedMessages: false },
        authority: { openIdMetadataUrl: issuer.openIdMetadataUrl, issuer: issuer.issuer, outboundToken: TOKEN },
        sendTimeLimit: SEND_LIMIT_MS,
      },
    },
    botIsAt: (address) => {
      bot = address;
    },
    shown: () => {
      for (const { post, at } of posts.splice(0)) if (rooms.find(post.room, post.id)) shown.push(shownAs(post, at));
      return shown;
    },
    type: async ({ id, owner }, words) => answered(await acts.mention(owner, id, `reflect ${words}`)),
    pressPostNow: async ({ owner }) => answered(await acts.press(owner, 'Post now')),
    async close({ id, owner }, nth) {
      const room = rooms.rooms.get(id);
      // Teams tells that a channel was deleted, which can be undone. Of the bot’s place in a chat nothing is told here:
      // where it is, nothing is kept to go on with.
      if (nth % 3 === 0 || room?.kind !== 'channel') return void rooms.removeBot(id);
      deleted.set(id, room);
      await acts.deleteChannel(owner, id);
      refusals.push({ where: id, at: clock.ms(), why: 'told' });
    },
    async open({ id, owner }) {
      const room = deleted.get(id);
      if (room) rooms.addRoom(room);
      await acts.install(owner, id);
    },
    async stop() {
      open = false;
      await line.stop();
      await Promise.all([connector.close(), issuer.close()]);
    },
  };
}

const failed = (status: number, code: string, headers: Answer['headers'] = {}): Answer => ({
  ...{ status, headers },
  body: JSON.stringify({ error: { code } }),
});

const ANSWERS: Readonly<Record<string, Answer>> = {
  429: failed(429, 'Throttled', { 'retry-after': '30' }),
  500: failed(500, 'ServiceError'),
  503: failed(503, 'ServiceUnavailable'),
  refused: failed(403, 'BotDisabledByAdmin'),
};

/** The conversation that a call would post to; undefined for a call that posts nothing. */
function whereOf({ method, path }: Call): string | undefined {
  const [, conversation] = /\/v3\/conversations\/([^/?]+)\/activities/.exec(path) ?? [];
  return method === 'POST' && conversation ? decodeURIComponent(conversation).split(';')[0] : undefined;
}

const shownAs = (post: Post, at: number): Shown => ({
  ...{ where: post.room, at, text: textFor(EVERYBODY, post) },
  says: cardsFor(EVERYBODY, post)
    .flatMap(actionsOf)
    .map(({ data }) => String((data as Json | undefined)?.says)),
});

function answered({ status }: Received): void {
  if (status !== 200) throw new Error(`The bot answered ${status}`);
}
