import { statSync } from 'node:fs';
import { DatabaseAway, type WhyAway } from './database-away';

/**
 * Returns a function that throws a `DatabaseAway` unless the files of an SQLite database still have their names. Whoever has a
 * file open can go on writing to it after its name was deleted, and all that is written is lost when the file is closed.
 */
export function createSameFile(path: string): () => void {
  if (path === ':memory:') return () => {};
  const opened = idOf(path);
  // Made by the first write; it then stays as long as the database is open (https://www.sqlite.org/walformat.html).
  let log: string | undefined;
  return () => {
    const found = idOf(path);
    if (found !== opened) throw away(found === undefined ? 'gone' : 'exchanged');
    const logFound = idOf(`${path}-wal`);
    log ??= logFound;
    if (logFound !== log) throw away('logGone');
  };
}

const away = (why: WhyAway) => new DatabaseAway('the file is not the one that was opened', { why });

/** What the file is to the operating system, whatever its name. Undefined if there is none. */
function idOf(path: string): string | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev} ${found.ino}`;
}
