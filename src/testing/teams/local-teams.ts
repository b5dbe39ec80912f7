import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AdapterServices } from '../../platform/adapter';
import { startTeams, type TeamsSettings } from '../../teams/start';
import { createActs } from '../../tryout/teams/acts';
import { deliverTo } from '../../tryout/teams/deliver';
import { startLocalIssuer } from '../../tryout/teams/issuer';
import type { Json } from '../../tryout/teams/rooms';
import { startLocalConnector } from '../../tryout/teams/start';
import { issuerKey } from './issuer-key';
import { testedSdk } from './tested-sdk';

export const ANN = { id: '29:ann', name: 'Ann Example', aadObjectId: '11111111-0000-4000-8000-00000000000a' };
export const BEN = { id: '29:ben', name: 'Ben Example', aadObjectId: '11111111-0000-4000-8000-00000000000b' };

export const ROOMS = {
  personal: 'a:ann-and-the-bot',
  group: '19:group@thread.v2',
  meeting: '19:meeting_weekly@thread.v2',
  channel: '19:channel@thread.tacv2',
} as const;

export const APP_ID = '3b7d4f5e-0000-4000-8000-000000000001';

export type LocalTeams = Awaited<ReturnType<typeof startLocalTeams>>;

/** The real Teams adapter with a local Bot Connector and a local issuer of tokens, two people, and a room of every kind. */
export async function startLocalTeams(services: AdapterServices, more: Partial<TeamsSettings> = {}) {
  const issuer = await startLocalIssuer(['msteams'], issuerKey());
  const outboundToken = 'the-bots-own-token';
  const connector = await startLocalConnector(more.allowUnauthenticated ? {} : { token: outboundToken });
  const { rooms, serviceUrl } = connector;
  for (const person of [ANN, BEN]) rooms.addPerson(person);
  rooms.addRoom({ id: ROOMS.personal, kind: 'personal', members: [ANN.id] });
  rooms.addRoom({ id: ROOMS.group, kind: 'groupChat', members: [ANN.id, BEN.id] });
  rooms.addRoom({ id: ROOMS.meeting, kind: 'groupChat', members: [ANN.id, BEN.id], meeting: 'MCMxOTptZWV0aW5n' });
  rooms.addRoom({ id: ROOMS.channel, kind: 'channel', members: [ANN.id, BEN.id] });

  const settings: TeamsSettings = {
    appId: APP_ID,
    appType: 'SingleTenant',
    allowUnauthenticated: false,
    targetedMessages: false,
    authority: { openIdMetadataUrl: issuer.openIdMetadataUrl, issuer: issuer.issuer, outboundToken },
    ...testedSdk(),
    ...more,
  };
  const adapter = await startTeams(settings, services);
  const server = createServer((request, response) => adapter.handle?.(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const botAddress = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;

  const goodToken = (activity: Json) => issuer.token({ aud: APP_ID, serviceurl: activity.serviceUrl });
  const deliver = deliverTo(botAddress, more.allowUnauthenticated ? undefined : goodToken);

  return {
    connector,
    issuer,
    adapter,
    serviceUrl,
    botAddress,
    deliver,
    tokenFor: goodToken,
    /** Another replica of the bot, for the same places and with the same services. */
    another: () => startTeams(settings, services),
    acts: createActs(connector, deliver),
    /** Resolves when nothing is left that the bot does after its answers. */
    settled: adapter.settled,
    leave: async (): Promise<void> => {
      await adapter.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await Promise.all([closed, connector.close(), issuer.close()]);
    },
  };
}

/** The same where Ann has spoken in the channel and in the group, and waiting is short: a bot knows only places where it was spoken to. */
export async function startKnownTeams(services: AdapterServices): Promise<LocalTeams> {
  const teams = await startLocalTeams(services, { sendTimeLimit: 300 });
  await teams.acts.mention(ANN.id, ROOMS.channel, 'help');
  await teams.acts.mention(ANN.id, ROOMS.group, 'help');
  return teams;
}
