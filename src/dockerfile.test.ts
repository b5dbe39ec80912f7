import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

/** Instructions in order, continued lines joined, comments left out. */
const instructions = read('Dockerfile')
  .replace(/^#.*\n/gm, '')
  .replace(/\s*\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => {
    const [name = '', ...rest] = line.split(' ');
    return { name, rest: rest.join(' ').trim() };
  });
const lastFrom = instructions.map(({ name }) => name).lastIndexOf('FROM');
const building = instructions.slice(0, lastFrom);
const shipped = instructions.slice(lastFrom);
const given = (name: string, stage = shipped) => stage.filter((one) => one.name === name).map(({ rest }) => rest);

test('it is built in one stage and shipped in another, on a Node that the package allows and that gets security updates', () => {
  const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
  const [arg = ''] = given('ARG', building);
  const shippedOn = Number(/^NODE=(\d+)$/.exec(arg)?.[1]);
  expect(shippedOn).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]));
  // Of 20, the last were in April 2026: https://nodejs.org/en/about/previous-releases
  expect(shippedOn).toBeGreaterThan(20);
  expect([...given('FROM', building), ...given('FROM')]).toEqual([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Docker fills this in
    'node:${NODE}-bookworm-slim AS build',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Docker fills this in
    'node:${NODE}-bookworm-slim',
  ]);
});

test('it ships what it needs to run and nothing else: no source, no tests, no try-out, no development packages', () => {
  expect(given('COPY').map((line) => line.replace('--from=build /app/', ''))).toEqual([
    'package.json ./',
    'node_modules node_modules',
    'dist dist',
    'content content',
    'manifests manifests',
  ]);
  expect(given('RUN', building).join(' && ')).toBe(
    'npm ci && npm run build && rm -rf dist/tryout && npm prune --omit=dev',
  );
  const { exclude } = JSON.parse(read('.tsconfig.build.json')) as { exclude: string[] };
  expect(exclude).toEqual(expect.arrayContaining(['src/**/*.test.ts', 'src/bench', 'src/testing']));
});

test('everything that it copies is there and is let through', () => {
  const letThrough = read('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));
  const copied = [...given('COPY', building), ...given('COPY').filter((line) => !line.startsWith('--from'))];
  const names = copied.flatMap((line) => line.split(' ').slice(0, -1));
  expect(names.sort()).toEqual(letThrough.sort());
  for (const name of names) expect(existsSync(join(ROOT, name))).toBe(true);
});

test('settings, data and history never get into an image', () => {
  const [first] = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(first).toBe('*');
  expect(read('.dockerignore')).not.toMatch(/^!\.?\/?(\.env|data|\.git|node_modules|dist)/m);
});

test('it runs as nobody special, keeps its data on a volume that this user may write to, and stops when it is asked', () => {
  const order = shipped.map(({ name }) => name);
  expect(given('USER')).toEqual(['node']);
  expect(order.indexOf('USER')).toBeLessThan(order.indexOf('CMD'));
  expect(given('VOLUME')).toEqual(['/data']);
  expect(given('RUN')).toEqual(['mkdir /data && chown node:node /data']);
  expect(given('ENV')).toEqual(['NODE_ENV=production DATABASE_URL=file:/data/compass.db']);
  expect(given('STOPSIGNAL')).toEqual(['SIGTERM']);
});

test('node itself is the process, so that it gets the signals', () => {
  const [command = ''] = given('CMD');
  const { bin } = JSON.parse(read('package.json')) as { bin: Record<string, string> };
  expect(JSON.parse(command)).toEqual(['node', ...Object.values(bin)]);
});

test('its health is asked by node, which is there; the image has no curl', () => {
  const [check = ''] = given('HEALTHCHECK');
  const [program, flag, script] = JSON.parse(check.slice(check.indexOf('['))) as string[];
  expect([program, flag]).toEqual(['node', '-e']);
  expect(() => new Function(script ?? '')).not.toThrow();
  expect(script).toContain('/healthz');
});
