import { backUpFile } from '../store/copies/backup';
import { type Checked, checkCopy } from '../store/copies/check';
import { moveToPostgres } from '../store/copies/move';
import { secretKeptIn } from '../store/db/key-file';
import { sqlitePath } from '../store/db/sqlite';
import { TABLE_NAMES, TABLES } from '../store/db/tables';
import { openStore } from '../store/open-store';

type Said = { readonly text: string; readonly ok: boolean };

type StorageSettings = {
  readonly databaseUrl: string;
  readonly secretKey: string | undefined;
  /** They still open what they had sealed. */
  readonly previousKeys: readonly string[];
};

/** What a call of `backup`, `restore` or `move` does. Undefined if it is not understood. */
export function storageCall(
  command: 'backup' | 'restore' | 'move',
  words: readonly string[],
): ((settings: StorageSettings) => Promise<Said>) | undefined {
  const [first = '', second = '', third] = words;
  const isFile = (word: string) => word !== '' && !word.startsWith('-');
  if (command === 'backup' && words.length === 1 && isFile(first)) return (settings) => backup(first, settings);
  if (command === 'restore' && words.length === 1 && first === '--end-polls') return endPolls;
  if (third !== undefined || !isFile(second)) return undefined;
  if (command === 'restore' && first === '--check') return (settings) => checkBackup(second, settings);
  if (command === 'move' && first === '--to') return (settings) => move(second, settings);
  return undefined;
}

/** `backup <file>`. Rejects with a sentence if it cannot be written. */
export async function backup(file: string, { databaseUrl, secretKey, previousKeys }: StorageSettings): Promise<Said> {
  const path = sqlitePath(databaseUrl);
  if (path === undefined)
    return {
      ok: false,
      text: `The database is PostgreSQL, whose own program makes the copy, also while the bot runs:\n  pg_dump --format=custom --file=${file} "$DATABASE_URL"\nTo put it back into an empty database:\n  pg_restore --no-owner --dbname="$DATABASE_URL" ${file}\nKeep SECRET_KEY in another place: without it the votes of open polls cannot be counted.`,
    };
  backUpFile(path, file);
  const current = secretKey ?? secretKeptIn(`${path}.key`);
  const checked = await checkCopy(file, { current, previous: previousKeys });
  if (checked.fault !== undefined) return { ok: false, text: `${file} was written, but ${checked.fault}.` };
  const key = secretKey === undefined ? `the key file (${path}.key)` : 'SECRET_KEY';
  const lines = [
    `${file} holds everything up to now.${votesInIt(checked)}`,
    ...notOpened(checked),
    `Keep ${key} in another place: without it the votes of open polls cannot be counted.`,
    ...needsOldKey(checked),
  ];
  return { ok: true, text: lines.join('\n') };
}

/** `restore --check <file>`. Rejects if the file cannot be read. */
async function checkBackup(file: string, { databaseUrl, secretKey, previousKeys }: StorageSettings): Promise<Said> {
  const current = secretKey ?? secretBeside(file, databaseUrl);
  const checked = await checkCopy(file, { current, previous: previousKeys });
  const { fault, schema, rows, seals } = checked;
  if (fault !== undefined) return { ok: false, text: `${file} cannot be used: ${fault}.` };
  const lines = [
    `${file} is whole.`,
    schema?.toCome === 0
      ? 'Its schema is that of this version.'
      : `Its schema is of an earlier version (${schema?.newest}). The next start brings it up to date.`,
    ...describeKey(checked, current !== undefined || previousKeys.length > 0),
    'It holds:',
    ...TABLE_NAMES.filter((name) => name !== 'migration' && name !== 'fact' && rows.get(name)).map(
      (name) => `${String(rows.get(name)).padStart(9)}  ${TABLES[name]}`,
    ),
    ...(votesInIt(checked) ? [votesInIt(checked).trim()] : []),
    'To use it: stop the bot, move the database file away with the files beside it that end in -wal and -shm, put this file in its place, start the bot.',
  ];
  return { ok: seals.pollKeys.lost.length === 0, text: lines.join('\n') };
}

/** `restore --end-polls`: gives up the open polls whose key is lost. */
export async function endPolls({ databaseUrl, secretKey, previousKeys }: StorageSettings): Promise<Said> {
  const store = await openStore(databaseUrl, undefined, { secretKey, previousKeys });
  try {
    const ended = await store.endPollsWithoutKey();
    return { ok: true, text: ended === 0 ? 'Every open poll has its key: nothing was deleted.' : `${ended} deleted.` };
  } finally {
    await store.close();
  }
}

/** `move --to postgres://…`. Rejects with a sentence, with nothing changed, if it cannot be done. */
export async function move(to: string, { databaseUrl, secretKey, previousKeys }: StorageSettings): Promise<Said> {
  const path = sqlitePath(databaseUrl);
  if (path === undefined) return { ok: false, text: 'DATABASE_URL is not a file: only an SQLite file can be moved.' };
  if (!/^postgres(ql)?:\/\//.test(to))
    return { ok: false, text: 'After “move --to”, give the address of a PostgreSQL database: postgres://…' };
  if (secretKey === undefined)
    return {
      ok: false,
      text: `PostgreSQL needs SECRET_KEY. Set it to what is in ${path}.key, if that file is there; otherwise make one with: openssl rand -base64 48`,
    };
  const moved = await moveToPostgres(path, to, { current: secretKey, previous: previousKeys });
  const lines = [
    `${moved.rows} rows were moved, and counted there. Now set DATABASE_URL to the new address, keep SECRET_KEY as it is, and start the bot.`,
    ...needsOldKey(moved),
    ...notOpened(moved),
    `The old file is now ${moved.oldFile}. It still holds the votes of polls that are open: delete it when all is well.`,
  ];
  return { ok: true, text: lines.join('\n') };
}

function votesInIt({ seals, rows }: Checked): string {
  const openPolls = seals.pollKeys.kept;
  if (openPolls === 0) return '';
  const polls = openPolls === 1 ? 'a poll that is open' : `${openPolls} polls that are open`;
  return ` It also holds the ${rows.get('vote') ?? 0} votes in ${polls}, and will when they have closed: delete it in time.`;
}

/** Whether the key that is here fits. */
function describeKey(checked: Checked, hasKey: boolean): string[] {
  const { pollKeys, installations } = checked.seals;
  if (pollKeys.kept + installations.kept === 0) return ['No poll is open in it, so any key will do.'];
  if (!hasKey && pollKeys.kept > 0)
    return ['Its open polls need a key, and there is none here: set SECRET_KEY, or put the key file beside it.'];
  const fits = [
    ...(pollKeys.kept > 0 ? ['the votes in open polls can be counted'] : []),
    ...(installations.kept > 0 ? ['the tokens of workspaces can be read'] : []),
  ];
  const wrong = notOpened(checked);
  return [
    ...(wrong.length > 0 ? wrong : [`The key that is here fits: ${fits.join(', and ')}.`]),
    ...needsOldKey(checked),
  ];
}

/** What of it no key that is here opens. */
function notOpened({ seals: { pollKeys, installations } }: Pick<Checked, 'seals'>): string[] {
  const places = installations.lost.length;
  return [
    ...(pollKeys.lost.length > 0
      ? [
          `The key that is here does not fit ${pollKeys.lost.length} of its ${pollKeys.kept} open polls: their votes cannot be counted with it.`,
        ]
      : []),
    ...(places > 0
      ? [
          `The key that is here does not open the tokens of ${places === 1 ? 'one workspace' : `${places} workspaces`} (${installations.lost.join(', ')}): without the right one the app has to be installed there again.`,
        ]
      : []),
  ];
}

/** A copy that was made while a key is changed needs both for ever, whatever the bot does afterwards. */
function needsOldKey({ seals: { pollKeys, installations } }: Pick<Checked, 'seals'>): string[] {
  const old = pollKeys.old + installations.old;
  return old > 0 ? [`SECRET_KEY_PREVIOUS goes with it: ${old} of what is sealed in it needs that one.`] : [];
}

/** The key beside the copy, or else the one beside the database. */
function secretBeside(file: string, databaseUrl: string): string | undefined {
  const path = sqlitePath(databaseUrl);
  return secretKeptIn(`${file}.key`) ?? (path === undefined ? undefined : secretKeptIn(`${path}.key`));
}
