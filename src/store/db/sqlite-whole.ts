import { statSync } from 'node:fs';
import { basename } from 'node:path';
import SqliteFile from 'libsql';
import type { Tables } from './database';

/** To check all of a larger file would hold up the start: a second and a half of processor time for each gigabyte, and the reading. */
const LARGEST_CHECKED_BYTES = 500_000_000;

/** What makes a file large: what has happened. Damage in it costs no vote and no prompt to come, and is met when it is read. */
const HISTORY = new Set<string>(['delivery', 'prompt_use', 'audit', 'seen_key'] satisfies (keyof Tables)[]);

/** Throws a sentence that says what to do where a database was before, and its file is missing or empty now. */
export function refuseWithoutItsFile(path: string, keyPath: string): void {
  if (sizeOf(path) > 0) return;
  const name = basename(path);
  if (sizeOf(`${path}-wal`) > 0)
    throw new Error(
      `${name} is missing or empty, but ${name}-wal beside it is not, and may hold the newest votes. Put ${name} back beside it. To use a backup or begin with nothing, first move ${name}-wal away`,
    );
  if (sizeOf(keyPath) > 0)
    throw new Error(
      `${name} is missing or empty, but the key of a database is there (${basename(keyPath)}). Put ${name} back, or a backup of it. To begin with nothing, first move ${basename(keyPath)} away`,
    );
}

/**
 * Throws a sentence that says what to do if the file is damaged, such as a copy that was made while it was written to. Of a file
 * that is larger than `wholeBytes`, it looks at the tables that what is to come depends on: votes, keys, polls, weekly prompts.
 */
export function refuseDamaged(file: SqliteFile.Database, path: string, wholeBytes = LARGEST_CHECKED_BYTES): void {
  try {
    const parts = sizeOf(path) > wholeBytes ? tablesIn(file).filter((name) => !HISTORY.has(name)) : ['1'];
    for (const part of parts) {
      const [found] = file.prepare(`pragma quick_check(${part})`).all() as readonly { readonly quick_check: string }[];
      if (found?.quick_check !== 'ok') throw new Error(DAMAGED);
    }
  } catch (error) {
    if (error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_CORRUPT')) throw new Error(DAMAGED);
    throw error;
  }
}

const tablesIn = (file: SqliteFile.Database): readonly string[] =>
  (file.prepare("select name from sqlite_master where type = 'table'").all() as readonly { readonly name: string }[])
    .map(({ name }) => name)
    .filter((name) => /^[a-z_]+$/.test(name));

const DAMAGED =
  'its file is damaged. It may be a copy that was made while the bot was writing to it, or without the file beside it that ends in -wal. Put a backup in its place; “restore --check <file>” says whether one is whole';

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
