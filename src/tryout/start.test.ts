import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startBuiltTryOut } from '../testing/browser/built-try-out';
import { startTryOut } from './start';
import type { Acted, State } from './state';

let tryOut: Awaited<ReturnType<typeof startBuiltTryOut>>;
beforeAll(async () => {
  tryOut = await startBuiltTryOut();
}, 120_000);
afterAll(() => tryOut.stop());

/** Asks as no browser would: with any headers. */
function ask(path: string, headers: Record<string, string> = {}, body?: string) {
  return new Promise<{ status: number | undefined; body: string; policy: unknown }>((resolve, reject) => {
    request(new URL(path, tryOut.address), { method: body === undefined ? 'GET' : 'POST', headers }, async (answer) => {
      const policy = answer.headers['content-security-policy'];
      resolve({ status: answer.statusCode, body: await text(answer), policy });
    })
      .once('error', reject)
      .end(body);
  });
}

const act = async (what: object): Promise<{ status: number | undefined; acted: Acted }> => {
  const { status, body } = await ask('/tryout/act', { 'content-type': 'application/json' }, JSON.stringify(what));
  return { status, acted: JSON.parse(body) };
};

/** The first state that is streamed to this person. */
async function stateOf(person: string): Promise<State> {
  const going = new AbortController();
  const { body } = await fetch(`${tryOut.address}tryout/state?as=${person}`, { signal: going.signal });
  let read = '';
  const decoder = new TextDecoder();
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    read += decoder.decode(part, { stream: true });
    if (read.includes('\n\n')) break;
  }
  going.abort();
  return JSON.parse(read.slice('data: '.length, read.indexOf('\n\n')));
}

test('the page may load its own script and style, and nothing from anywhere else', async () => {
  const { status, body, policy } = await ask('/');
  expect([status, body]).toEqual([200, expect.stringContaining('/tryout/page.js')]);
  expect(policy).toMatch(/default-src 'none'.*script-src 'self'/);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

test.each(['/', '/tryout/page.js', '/tryout/state?as=ann', '/tryout/steps', '/tryout/act'])(
  'a stranger’s site gets nothing from %s',
  async (path) => {
    const json = { 'content-type': 'application/json' };
    const body = path === '/tryout/act' ? '{}' : undefined;
    for (const headers of [
      { host: 'evil.example' },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ] as Record<string, string>[]) {
      expect((await ask(path, { ...json, ...headers }, body)).status).toBe(403);
    }
  },
);

test.each([
  {},
  { does: 'slack' },
  { does: 'slack/say', as: 'mallory', place: 'channel', text: 'hello' },
  { does: 'slack/say', as: 'ann', place: 'elsewhere', text: 'hello' },
  { does: 'slack/say', as: 'ann', place: 'channel', text: 'x'.repeat(4001) },
  { does: 'teams/insert', as: 'ann', place: 'channel', result: -1 },
  { does: 'clock/move', to: 'the past' },
])('what nobody can do here is refused: %j', async (what) => {
  expect((await act(what)).status).toBe(400);
});

test('what is no JSON, or too much of it, is refused', async () => {
  const json = { 'content-type': 'application/json' };
  expect((await ask('/tryout/act', json, 'not json')).status).toBe(400);
  expect((await ask('/tryout/act', json, JSON.stringify({ x: 'y'.repeat(100_000) }))).status).toBe(400);
});

test.each([
  { does: 'slack/press', as: 'ann', message: '1.2', block: 'b', action: 'a' },
  { does: 'slack/press-in-view', as: 'ann', view: 'V1', block: 'b', action: 'a' },
  { does: 'slack/submit', as: 'ann', view: 'V1', values: {} },
  { does: 'slack/look-up', as: 'ann', message: '1.2' },
  { does: 'teams/press', as: 'ann', post: '1', action: 'a', inputs: {} },
  { does: 'teams/insert', as: 'ann', place: 'channel', result: 3 },
])('what is not there cannot be pressed: %j', async (what) => {
  expect(await act(what)).toEqual({ status: 200, acted: { notice: expect.stringContaining('Please look again') } });
});

test('a private answer is in the state of one person and of nobody else', async () => {
  await act({ does: 'slack/say', as: 'dee', place: 'channel', text: '/glossary cuckooing' });
  const anns = await stateOf('ann');
  const dees = await stateOf('dee');
  expect(JSON.stringify(dees.slack)).toContain('Cuckooing');
  expect(dees.slack.messages.at(-1)?.onlyYou).toBe(true);
  expect(JSON.stringify(anns)).not.toContain('Cuckooing');
});

test('nobody presses a button on a message that only somebody else sees', async () => {
  await act({ does: 'slack/say', as: 'ben', place: 'channel', text: '/glossary grooming' });
  const { ts, blocks } = (await stateOf('ben')).slack.messages.at(-1) ?? {};
  const row = blocks?.find(({ type }) => type === 'actions') as { block_id: string; elements: { action_id: string }[] };
  const button = { block: row.block_id, action: row.elements[0]?.action_id };
  const press = { does: 'slack/press', message: ts, ...button };
  expect((await act({ ...press, as: 'chidi' })).acted.notice).toContain('Please look again');
  expect((await act({ ...press, as: 'ben' })).acted).toEqual({});
});

test.each(['/glossary', 'glossary', '@Practice Compass glossary'])(
  'the long menu of an answer to “%s” is filled without anything else being done',
  async (text) => {
    await act({ does: 'slack/say', as: 'ann', place: text === 'glossary' ? 'direct' : 'channel', text });
    const isFilled = ({ slack: { messages } }: State) =>
      /"external_select".*"(options|option_groups)":\[/.test(JSON.stringify(messages.at(-1)));
    while (!isFilled(await stateOf('ann')));
  },
  10_000,
);

test('a stranger has no state', async () => {
  expect((await ask('/tryout/state?as=mallory')).status).toBe(400);
  expect((await ask('/tryout/state')).status).toBe(400);
});

test('signatures and tokens go by the real time, wherever the clock of prompts has been moved', async () => {
  await act({ does: 'clock/move', to: 'day' });
  expect((await act({ does: 'slack/say', as: 'ann', place: 'channel', text: '/compass' })).status).toBe(200);
  await act({ does: 'teams/say', as: 'ann', place: 'meeting', text: '@Practice Compass help' });
  const { slack, teams } = await stateOf('ann');
  expect(slack.messages.at(-1)?.from).toBe('bot');
  expect(teams.posts.filter(({ place }) => place === 'meeting').at(-1)?.from).toBe('bot');
});

test('a page that has not been built is told in one sentence, and nothing is started', async () => {
  const clock = { now: () => new Date(), moveTo: async () => {} };
  const listen = () => Promise.reject(new Error('the bot must not be started'));
  const folder = join(__dirname, 'no-such-folder');
  await expect(startTryOut({ listen, clock, folder, timezone: 'Europe/London' })).rejects.toThrow('npm run build');
});
