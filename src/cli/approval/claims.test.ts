import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { botForMany, openInstall } from '../../testing/slack/many-on-slack';
import { librariesOf, libraryTable } from './libraries';

const SRC = join(__dirname, '..', '..');

test('every library that ships has a licence that allows free use', () => {
  const libraries = librariesOf() ?? [];
  expect(libraries.length).toBeGreaterThan(100);
  const free = /^(MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|PSF-2\.0|Unlicense)$/;
  const others = libraries
    .filter(({ licence }) => !free.test(licence))
    .map(({ name, licence }) => `${name}: ${licence}`);
  // It holds days of holidays, with their attribution.
  expect(others).toEqual(['date-holidays: (ISC AND CC-BY-3.0)']);
});

test('a library that tells its licence in the old way alone is listed with what it says itself', () => {
  const limiter = join(SRC, '..', 'node_modules', 'limiter');
  const said = JSON.parse(readFileSync(join(limiter, 'package.json'), 'utf8'));
  expect([said.license, said.licenses.map(({ type }: { type: string }) => type)]).toEqual([undefined, ['MIT']]);
  expect(readFileSync(join(limiter, 'LICENSE.txt'), 'utf8')).toContain('Permission is hereby granted, free of charge');
  expect(librariesOf()).toContainEqual({ name: 'limiter', version: said.version, licence: 'MIT' });
});

test('where npm left no list, the libraries are a gap to fill in', () => {
  expect(librariesOf('/nowhere')).toBeUndefined();
  expect(libraryTable([])).toBe('| Library | Version | Licence |\n|---|---|---|');
});

test('the one cookie is that of an installation: secure, unread by scripts, for ten minutes', async () => {
  const bot = await botForMany();
  const { headers } = await fetch(`${bot.address}/slack/install`);
  expect(headers.getSetCookie()).toEqual([
    expect.stringMatching(/^slack-app-oauth-state=[\w.-]+; Secure; HttpOnly; Path=\/; Max-Age=600$/),
  ]);
  expect((await openInstall(bot.address)).page).not.toMatch(/<script|document\.cookie/);
  await bot.stop();
  const setting = sources().filter(({ code }) => /['"]set-cookie['"]/i.test(code));
  expect(setting.map(({ file }) => file)).toEqual([]);
});

test('the program starts no other program, and runs no text as code', () => {
  const starting = sources().filter(({ code }) =>
    /node:child_process|worker_threads|\beval\(|new Function\(/.test(code),
  );
  expect(starting.map(({ file }) => file)).toEqual([]);
});

test('PostgreSQL is asked for a certificate that is checked, where its address says so', () => {
  const { Client } = jest.requireActual<typeof import('pg')>('pg');
  const ssl = (address: string) =>
    (new Client({ connectionString: address }) as unknown as { connectionParameters: { ssl: unknown } })
      .connectionParameters.ssl;
  expect(ssl('postgres://db/compass?sslmode=verify-full')).toBeTruthy();
  expect(ssl('postgres://db/compass?sslmode=verify-full')).not.toMatchObject({ rejectUnauthorized: false });
  expect(ssl('postgres://db/compass')).toBe(false);
});

/** What ships of our own. */
function sources() {
  return (readdirSync(SRC, { recursive: true }) as string[])
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|^(testing|bench|tryout)\//.test(file))
    .map((file) => ({ file, code: readFileSync(join(SRC, file), 'utf8') }));
}
