import { openStore } from '../store/open-store';
import type { Suggested } from '../store/suggestions';
import { printable } from './ask';

/** The suggested words as text for whoever looks after the content. Rejects if the database cannot be opened. */
export async function readSuggestions(databaseUrl: string): Promise<string> {
  const store = await openStore(databaseUrl);
  try {
    return describeSuggestions(await store.suggestions.list());
  } finally {
    await store.close();
  }
}

/** The words that people missed, with how often and when, in the order given. */
export function describeSuggestions(suggested: readonly Suggested[]): string {
  if (suggested.length === 0) return 'Nobody has suggested a word yet.';
  const lines = suggested.map(({ word, count, firstOn, lastOn }) => {
    const days = firstOn === lastOn ? firstOn : `${firstOn} to ${lastOn}`;
    return `${String(count).padStart(5)}  ${printable(word)}  (${days})`;
  });
  return ['times  word', ...lines].join('\n');
}
