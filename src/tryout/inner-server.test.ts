import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { startInspector } from './server/inspector';
import { startLocalSlack } from './slack/start';
import { startLocalIssuer } from './teams/issuer';
import { startLocalConnector } from './teams/start';

/** Every port that a try-out opens beside its page. */
async function startAll() {
  const [slack, connector, issuer] = await Promise.all([startLocalSlack(), startLocalConnector(), startLocalIssuer()]);
  const there = () => new URL(slack.apiUrl).origin;
  const inspector = await startInspector({ bot: there, slack: there, teams: there }, () => {});
  const { slackToBot, botToSlack, teamsToBot, botToTeams } = inspector;
  return {
    slack,
    addresses: [
      slack.apiUrl,
      connector.serviceUrl,
      issuer.openIdMetadataUrl,
      slackToBot,
      botToSlack,
      teamsToBot,
    ].concat(botToTeams),
    stop: () => Promise.all([inspector.stop(), slack.stop(), connector.close(), issuer.close()]),
  };
}

async function statusOf(address: string, headers: Record<string, string>, body = ''): Promise<number | undefined> {
  const asked = send(address, { method: 'POST', headers }).on('error', () => {});
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

test('every inner port refuses another name for this machine, what a browser sends, and what is too large', async () => {
  const { addresses, stop } = await startAll();
  for (const address of addresses) {
    const { host } = new URL(address);
    expect([address, await statusOf(address, { host: 'evil.example' })]).toEqual([address, 403]);
    expect([address, await statusOf(address, { host, origin: 'https://evil.example' })]).toEqual([address, 403]);
    expect([address, await statusOf(address, { host, 'sec-fetch-site': 'cross-site' })]).toEqual([address, 403]);
    expect([address, await statusOf(address, { host }, 'x'.repeat(1024 * 1024 + 1))]).toEqual([address, 413]);
  }
  await stop();
});

test('a page of another site cannot open Slack’s socket', async () => {
  const { slack, stop } = await startAll();
  const { host, port } = new URL(slack.apiUrl);
  const socket = connect(Number(port), '127.0.0.1');
  const asks = ['GET /socket HTTP/1.1', `Host: ${host}`, 'Origin: https://evil.example', 'Connection: Upgrade'];
  socket.write([...asks, 'Upgrade: websocket', 'Sec-WebSocket-Key: x', '', ''].join('\r\n'));
  expect(await text(socket)).toBe('');
  await stop();
});
