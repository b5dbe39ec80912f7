import { readPng } from '../testing/png';
import { createLog } from './log';
import { createMetrics } from './metrics';
import { startServer } from './server';
import { createTrendAddresses, type TrendReference } from './trend-addresses';
import { createTrendRoute } from './trend-route';

const { addressOf, read } = createTrendAddresses('a secret of this installation, long enough', () => '');
const of = (tenant: string) =>
  addressOf({ tenant, conversation: `${tenant}:C1`, template: 'plain-words-in-plans', newest: new Date(0) });
const picture = { width: 2, height: 1, colours: ['#ffffff', '#000000'], pixels: Uint8Array.of(0, 1) };

let server: Awaited<ReturnType<typeof startServer>>;
let asked: TrendReference[];
let lines: string[];
const metrics = createMetrics();

beforeEach(async () => {
  [asked, lines] = [[], []];
  const draw = async (one: TrendReference) => {
    asked.push(one);
    if (one.tenant === 'broken') throw new Error('the database is gone');
    return one.tenant === 'slack:T1' ? picture : undefined;
  };
  server = await startServer('127.0.0.1', 0, {
    faces: {},
    pages: [createTrendRoute({ read, draw })],
    ping: async () => {},
    metrics,
    log: createLog({ level: 'debug', secrets: [] }, { write: (line) => void lines.push(line) }),
  });
});
afterEach(() => server.stop(async () => {}));

const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });

test('an address shows its picture, which only the viewer’s own browser may keep', async () => {
  const answer = await ask(of('slack:T1'));
  expect(answer.status).toBe(200);
  expect(readPng(Buffer.from(await answer.arrayBuffer())).colours).toEqual([['#ffffff', '#000000']]);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'private, max-age=3600',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
  expect(asked).toEqual([expect.objectContaining({ tenant: 'slack:T1', conversation: 'slack:T1:C1' })]);
});

test('it can be asked for without its body, and for nothing but reading', async () => {
  const head = await ask(of('slack:T1'), 'HEAD');
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'image/png', '']);
  expect(Number(head.headers.get('content-length'))).toBeGreaterThan(50);
  for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask(of('slack:T1'), method)).status).toBe(405);
});

test('an address that is not ours is not found, and reads nothing from the database', async () => {
  const good = of('slack:T1');
  const wrong = [
    good.replace('.png', 'A.png'),
    good.replace('.png', ''),
    `${good}/`,
    good.replace('/trend/', '/trend//'),
  ];
  for (const path of [...wrong, '/trend', '/trend/', '/trend/x.png', '/trend/..%2Fmetrics'])
    expect((await ask(path)).status).toBe(404);
  expect(asked).toEqual([]);
});

test('an address whose rounds are gone is answered like one that never was', async () => {
  const [gone, never] = await Promise.all([ask(of('slack:T2')), ask('/trend/x.png')]);
  expect([gone.status, await gone.text()]).toEqual([404, await never.text()]);
  expect(gone.headers.get('cache-control')).toBe('no-store');
});

test('neither the log nor the figures hold an address, also where drawing fails', async () => {
  const paths = [of('slack:T1'), of('slack:T2'), of('broken'), '/trend/made-up.png'];
  const statuses: number[] = [];
  for (const path of paths) {
    const answer = await ask(path);
    await answer.arrayBuffer();
    statuses.push(answer.status);
  }
  expect(statuses).toEqual([200, 404, 500, 404]);
  const figures = await metrics.text();
  for (const path of paths) {
    const token = path.slice('/trend/'.length, -'.png'.length);
    expect(lines.join() + figures).not.toContain(token);
  }
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ path: '/trend/*', status: 200 }),
  );
  expect(figures).toContain('path="/trend/*",status="404"');
});
