import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testServices } from '../../testing/services';
import { ANN, APP_ID, ROOMS, startLocalTeams } from '../../testing/teams/local-teams';
import { activityBasics } from '../../tryout/teams/activities';

test('a caller who goes away before it is known who it was holds nothing up', async () => {
  // The server with the keys accepts the request and never answers.
  const keys = createServer();
  const asked = once(keys, 'request');
  keys.listen(0, '127.0.0.1');
  await once(keys, 'listening');
  const openIdMetadataUrl = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/openid`;
  const authority = { openIdMetadataUrl, issuer: 'https://api.botframework.com', outboundToken: 'the-bots-own-token' };
  const teams = await startLocalTeams(testServices(), { authority, answerTimeLimit: 60_000 });

  const activity = {
    ...activityBasics(teams.connector, { person: ANN.id, room: ROOMS.personal }),
    ...{ type: 'message', id: '1', text: 'help' },
  };
  const authorization = `Bearer ${teams.issuer.token({ aud: APP_ID, serviceurl: teams.serviceUrl })}`;
  const caller = request(teams.botAddress, { method: 'POST', headers: { authorization } }).on('error', () => {});
  caller.end(JSON.stringify(activity));
  await asked;
  caller.destroy();

  await teams.adapter.stop();
  keys.closeAllConnections();
  keys.close();
  await teams.leave();
});
