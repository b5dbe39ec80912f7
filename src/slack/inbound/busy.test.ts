import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerBusy } from './busy';

test('a slash command is told that I am busy, to its asker alone; what Slack warns of or sends again is refused', async () => {
  const server = createServer((request, response) => void answerBusy(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const send = (body: string) => fetch(url, { method: 'POST', body });
  const command = await send('team_id=T0TEAM&command=%2Fglossary&text=cuckooing');
  expect([command.status, await command.json()]).toEqual([
    200,
    { response_type: 'ephemeral', text: 'I am very busy right now. Please try again in a minute.' },
  ]);
  for (const body of ['payload=%7B%22type%22%3A%22block_actions%22%7D', '{"type":"event_callback"}'])
    expect((await send(body)).status).toBe(503);
  server.close();
});
