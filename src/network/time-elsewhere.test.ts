import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { timeElsewhere } from './time-elsewhere';

test('the time is that of the first address that answers with one; where none does, there is none', async () => {
  const server = createServer((request, response) => {
    response.sendDate = false;
    if (request.url === '/dated') response.setHeader('Date', 'Mon, 23 Nov 2026 09:30:00 GMT');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const nobody = 'http://127.0.0.1:9/';
  expect(await timeElsewhere([nobody, at('/undated'), at('/dated')])).toEqual(new Date('2026-11-23T09:30:00Z'));
  expect(await timeElsewhere([nobody, at('/undated')])).toBeUndefined();
  server.close();
});
