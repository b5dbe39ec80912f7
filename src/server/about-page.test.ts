import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { about } from '../commands/about';
import { STORED, storedTable } from '../commands/stored';
import { commands } from '../commands/table';
import { everyKindOfBlock } from '../testing/every-kind-of-block';
import { shippedContent } from '../testing/shipped-content';
import { ABOUT_PAGE_POLICY, aboutPage } from './about-page';
import { createLog } from './log';
import { createMetrics } from './metrics';
import { startServer } from './server';

const root = join(__dirname, '..', '..');
const page = () => aboutPage(about(shippedContent()));
const idsIn = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
const withoutMarkup = (html: string) =>
  html.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));

test('the page has every place that the Teams manifest leads to', () => {
  const { developer } = JSON.parse(readFileSync(join(root, 'manifests', 'teams', 'manifest.json'), 'utf8'));
  const addresses = [developer.websiteUrl, developer.privacyUrl, developer.termsOfUseUrl].map((url) => new URL(url));
  expect(addresses.map(({ pathname }) => pathname)).toEqual(['/', '/', '/']);
  const named = addresses.map(({ hash }) => hash.slice(1)).filter((id) => id !== '');
  expect(named).toEqual(['privacy', 'terms']);
  expect(idsIn(page())).toEqual(expect.arrayContaining(['about', ...named]));
});

test('it says how to ask, where to go with a worry, and under which terms', () => {
  const said = withoutMarkup(page());
  for (const { usage, does } of commands) expect(said).toContain(`@Practice Compass ${usage}: ${does}`);
  for (const { label } of shippedContent().signposts) expect(said).toContain(label);
  for (const words of ['for learning, not for reporting', 'no advice about a case', 'MIT licence', 'Informed by'])
    expect(said).toContain(words);
});

test('its table is the list of all that is stored', () => {
  const [table = ''] = /<table>[\s\S]*<\/table>/.exec(page()) ?? [];
  expect(table).toContain('<caption>');
  const cells = [...table.matchAll(/<(th|td)[^>]*>(.*?)<\/\1>/g)].map(([, , cell = '']) => withoutMarkup(cell));
  expect(cells).toEqual([...STORED.head, ...STORED.rows.flat()]);
});

test('the README has the same list, made from it', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8').split('## What it stores')[1] ?? '';
  const there = (readme.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  if (there.join('\n') !== storedTable())
    throw new Error(
      `Under “What it stores”, README.md needs the table that this prints: npm run build && node -p "require('./dist/commands/stored.js').storedTable()"\n\n${storedTable()}`,
    );
});

test('it can be read by a screen reader from top to bottom', () => {
  const html = page();
  expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
  expect(html).toContain('<title>Practice Compass</title>');
  expect(html.match(/<h1>/g)).toHaveLength(1);
  const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  const ids = idsIn(html);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of html.matchAll(/(?:href="#|aria-labelledby=")([^"]*)"/g)) expect(ids).toContain(id);
  expect(html).not.toMatch(/<(?:script|iframe|img|form|link)\b/);
  for (const [link] of html.matchAll(/<a href="http[^>]*>/g)) expect(link).toContain('rel="noopener');
});

test('no text in any kind of block becomes markup, and no address runs anything', () => {
  const hostile = '</title></style><script>alert("1")</script>&amp; \' onload=x';
  const html = aboutPage({
    title: hostile,
    sections: [
      {
        id: hostile,
        heading: hostile,
        blocks: everyKindOfBlock(hostile),
        table: { caption: hostile, head: [hostile], rows: [[hostile, hostile]] },
      },
    ],
  });
  expect(html).not.toContain('<script');
  expect(html).not.toContain('javascript:');
  expect(html.match(/<\/(?:title|style)>/g)).toHaveLength(2);
  expect(html.match(/<a href="http/g)).toHaveLength(2);
  expect(withoutMarkup(html).split(hostile).length - 1).toBe(37);
});

test('the browser is told to load and run nothing but the page’s own style', () => {
  const [, style = ''] = /<style>([\s\S]*)<\/style>/.exec(page()) ?? [];
  const hash = createHash('sha256').update(style).digest('base64');
  expect(ABOUT_PAGE_POLICY).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  );
});

test('the server shows it at its front door, to be read only', async () => {
  const html = page();
  const server = await startServer('127.0.0.1', 0, {
    adapters: {},
    aboutPage: () => html,
    whyNoWrites: async () => undefined,
    metrics: createMetrics(),
    log: createLog({ level: 'silent', secrets: [] }),
  });
  const ask = (method: string) => fetch(`http://127.0.0.1:${server.port}/?from=teams`, { method });
  try {
    const shown = await ask('GET');
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(shown.headers.get('content-security-policy')).toBe(ABOUT_PAGE_POLICY);
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('set-cookie')).toBeNull();
    expect(await shown.text()).toBe(html);
    const head = await ask('HEAD');
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      String(Buffer.byteLength(html)),
      '',
    ]);
    const post = await ask('POST');
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  } finally {
    await server.stop(async () => {});
  }
});
