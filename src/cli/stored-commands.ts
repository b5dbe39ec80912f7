import { readSettings } from '../config';

export async function showSuggestions(): Promise<number> {
  const { DATABASE_URL } = readSettings(['DATABASE_URL']);
  const { readSuggestions } = await import('./suggestions.js');
  process.stdout.write(`${await readSuggestions(DATABASE_URL)}\n`);
  return 0;
}

export async function showFeedback(): Promise<number> {
  const { DATABASE_URL } = readSettings(['DATABASE_URL']);
  const { readFeedback } = await import('./feedback.js');
  process.stdout.write(`${await readFeedback(DATABASE_URL)}\n`);
  return 0;
}

/** Undefined if the words are not those of `feedback done`. */
export async function settleFeedback(words: readonly string[]): Promise<number | undefined> {
  const { readDone, settleFeedback } = await import('./feedback.js');
  const number = readDone(words);
  if (number === undefined) return undefined;
  const { DATABASE_URL } = readSettings(['DATABASE_URL']);
  const { text, ok } = await settleFeedback(DATABASE_URL, number);
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  return ok ? 0 : 1;
}

export async function exerciseRight(
  right: 'export' | 'delete' | 'forget' | 'audit',
  words: readonly string[],
): Promise<number> {
  const given = readSettings(['DATABASE_URL', 'SECRET_KEY', 'SECRET_KEY_PREVIOUS']);
  const { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey, SECRET_KEY_PREVIOUS: previous } = given;
  const { rights } = await import('./rights/rights.js');
  const previousKeys = previous ? [previous] : [];
  const { code, text } = await rights(right, words, { databaseUrl, secretKey, previousKeys });
  const said = text === '' ? '' : `${text}\n`;
  (code === 0 ? process.stdout : process.stderr).write(said);
  return code;
}

/** Undefined if the words are not those of these commands. */
export async function keepStorage(command: 'backup' | 'restore' | 'move', words: readonly string[]) {
  const { storageCall } = await import('./storage.js');
  const call = storageCall(command, words);
  if (!call) return undefined;
  const given = readSettings(['DATABASE_URL', 'SECRET_KEY', 'SECRET_KEY_PREVIOUS']);
  const { DATABASE_URL: databaseUrl, SECRET_KEY: secretKey, SECRET_KEY_PREVIOUS: previous } = given;
  const { text, ok } = await call({ databaseUrl, secretKey, previousKeys: previous ? [previous] : [] });
  (ok ? process.stdout : process.stderr).write(`${text}\n`);
  return ok ? 0 : 1;
}
