import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What `openssl rand -base64 48` would give. */
const newSecret = () => randomBytes(48).toString('base64url');

/**
 * The secret in this file, which is made (for its owner alone) where there is none. However many processes make it at once,
 * all get the same. Throws a sentence for a file that holds no secret.
 */
export function secretInFile(path: string): string {
  const secret = read(path) ?? make(path);
  if (!/^[\w-]{43,}$/.test(secret))
    throw new Error(`The file ${path} holds no key. Put its backup back, or set SECRET_KEY to the key that was in it.`);
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

/** Whole or not at all: the file gets its name once its content is on the disk, and a name that is taken stays as it is. */
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

/** A name is on the disk when its folder is (fsync(2)). Windows has no such call for a folder. */
function keepName(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
