import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Slack’s Web API, its response URLs and the Bot Connector in one: whatever is sent there is taken. Counts what comes. */
export async function startEdge() {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end('{"ok":true,"team_id":"T0TEAM","user_id":"U0BOT","bot_id":"B0BOT","id":"1"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    calls: () => calls,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
