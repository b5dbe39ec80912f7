import { createActs } from '../../tryout/teams/acts';
import { actionsOf } from '../../tryout/teams/card-text';
import { deliverTo } from '../../tryout/teams/deliver';
import { startLocalIssuer } from '../../tryout/teams/issuer';
import { cardsFor, EVERYBODY, type Json, textFor } from '../../tryout/teams/rooms';
import { startLocalConnector, type Fault as TeamsFault } from '../../tryout/teams/start';
import type { Clock } from './clock';
import type { Fault, Faults } from './faults';
import type { Conversation, Shown, Workspace } from './workspace';

const APP_ID = '3b7d4f5e-0000-4000-8000-000000000001';
const TOKEN = 'the-bots-own-token';

export async function startTeamsWorkspace(count: number, clock: Clock, faults: Faults): Promise<Workspace> {
  const issuer = await startLocalIssuer();
  const connector = await startLocalConnector({
    ...{ token: TOKEN, throttledBy: clock.now },
    faultOf: ({ method, path: [conversation = '', kind] }) => {
      if (method === 'GET' && kind === 'pagedmembers') return FAULTS[faults.ofQuestion() ?? 'none'];
      if (method !== 'POST' || kind !== 'activities') return undefined;
      const [room = ''] = conversation.split(';');
      const fault = faults.of(room, room.startsWith('19:'));
      return fault && FAULTS[fault];
    },
  });
  const { rooms } = connector;
  const conversations = Array.from({ length: count }, (_, nth): Conversation => {
    const isChat = nth % 4 === 0;
    const [id, owner] = [isChat ? `19:chat-${nth}@thread.v2` : `19:team-${nth}@thread.tacv2`, `29:owner-${nth}`];
    const aadObjectId = `11111111-0000-4000-8000-${String(nth).padStart(12, '0')}`;
    rooms.addPerson({ id: owner, name: `Owner ${nth}`, aadObjectId });
    rooms.addRoom({ id, kind: isChat ? 'groupChat' : 'channel', members: [owner] });
    // The chat is opened when the bot first has something to say there.
    return { id, owner, chat: `a:${owner}` };
  });
  const shown: Shown[] = [];
  let isOpen = true;
  void (async () => {
    while (isOpen) {
      const post = await connector.nextPost();
      const lines = cardsFor(EVERYBODY, post)
        .flatMap(actionsOf)
        .map(({ data }) => String((data as Json | undefined)?.says));
      shown.push({ where: post.room, at: clock.now(), text: textFor(EVERYBODY, post), lines });
    }
  })();

  return {
    ...{ name: 'Teams', conversations },
    settings: {
      teams: {
        ...{ appId: APP_ID, appType: 'SingleTenant', allowUnauthenticated: false },
        authority: { openIdMetadataUrl: issuer.openIdMetadataUrl, issuer: issuer.issuer, outboundToken: TOKEN },
      },
    },
    newlyShown: () => shown.splice(0),
    async type({ id, owner }, line, bot) {
      const token = ({ serviceUrl }: Json) => issuer.token({ aud: APP_ID, serviceurl: serviceUrl });
      const acts = createActs(connector, deliverTo(`${bot}/api/messages`, token));
      const { status } = await acts.mention(owner, id, `reflect ${line}`);
      if (status !== 200) throw new Error(`The bot answered ${status}`);
    },
    async stop() {
      isOpen = false;
      await Promise.all([connector.close(), issuer.close()]);
    },
  };
}

const FAULTS: Readonly<Record<Fault | 'none', TeamsFault | undefined>> = {
  none: undefined,
  busy: { status: 429, code: 'Throttled', retryAfter: 30 },
  down: { status: 503, code: 'ServiceUnavailable' },
  broken: 'reset',
  unanswered: 'lost',
  taken: { status: 500, code: 'ServiceError', taken: true },
  refused: { status: 403, code: 'BotNotInConversationRoster' },
  'locked out': { status: 401, code: 'Unauthorized' },
};
