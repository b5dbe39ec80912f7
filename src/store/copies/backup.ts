import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import SqliteFile from 'libsql';

/**
 * Writes a copy of an SQLite database to a new file (mode 0600), as it was at one moment, while a bot goes on writing. What was
 * deleted is not in it. Rejects with a sentence if there is no such database, or the new file exists or cannot be written.
 */
export function backUpFile(path: string, target: string): void {
  const source = opened(path);
  try {
    createNew(target);
    try {
      source.prepare('vacuum into ?').run(target);
      sync(target);
    } catch (error) {
      rmSync(target, { force: true });
      throw new Error(`${target} cannot be written: ${(error as Error).message}`, { cause: error });
    }
  } finally {
    source.close();
  }
}

function opened(path: string): SqliteFile.Database {
  if (!existsSync(path)) throw new Error(`There is no database at ${path}: nothing was backed up`);
  return new SqliteFile(path, { readonly: true });
}

function createNew(target: string): void {
  try {
    closeSync(openSync(target, 'wx', 0o600));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(
      code === 'EEXIST' ? `${target} is there already: name a new file` : `${target} cannot be written (${code})`,
    );
  }
}

/** A backup is one only once it is on disk. */
function sync(target: string): void {
  const file = openSync(target, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
