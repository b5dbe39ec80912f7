import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** 48 random bytes, as from `openssl rand -base64 48`, but in base64url. */
const newSecret = () => randomBytes(48).toString('base64url');

/**
 * The secret in this file. Creates the file (mode 0600) if there is none; if several processes do so at once, all get the same
 * secret. Throws an error that says what to do if the file does not hold a secret.
 */
export function secretInFile(path: string): string {
  return checked(path, read(path) ?? make(path));
}

/** The same without creating a file: undefined if there is none. */
export function secretKeptIn(path: string): string | undefined {
  const secret = read(path);
  return secret === undefined ? undefined : checked(path, secret);
}

function checked(path: string, secret: string): string {
  if (!/^[\w-]{43,}$/.test(secret))
    throw new Error(
      `The file ${path} holds no key. Restore it from a backup, or set SECRET_KEY to the key that was in it.`,
    );
  return secret;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** All or nothing: the file gets its name only once its content is on disk, and a file that already has the name is kept. */
function make(path: string): string {
  const unnamed = `${path}.${randomUUID()}`;
  const file = openSync(unnamed, 'wx', 0o600);
  try {
    writeFileSync(file, `${newSecret()}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(unnamed, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(unnamed);
  }
  keepName(path);
  return read(path) ?? '';
}

/** A file's name is on disk only once its folder is synced (fsync(2)). Windows cannot sync a folder. */
function keepName(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
