import { createServer } from 'node:net';
import { cannotListen } from './cannot-listen';

/** The error that the machine itself gives for a host and a port. */
const fault = (host: string, port: number) =>
  new Promise<NodeJS.ErrnoException>((resolve) => createServer().once('error', resolve).listen(port, host));

test('a host that is none of this machine’s is told, with what to set instead', async () => {
  expect(cannotListen(await fault('192.0.2.1', 0), '192.0.2.1', 3000).message).toBe(
    'This machine has no address “192.0.2.1” to listen on. Set HOST to 0.0.0.0 for all its addresses, or to 127.0.0.1 for this machine only.',
  );
});

test('a port that only the system may use is told', () => {
  const refused = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
  expect(cannotListen(refused, '0.0.0.0', 80).message).toContain(
    'may not listen on port 80. Set PORT to 1024 or higher',
  );
});

test('what it has no words for comes back as it is', () => {
  const other = new Error('something else');
  expect(cannotListen(other, '0.0.0.0', 80)).toBe(other);
});
