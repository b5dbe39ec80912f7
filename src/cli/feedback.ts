import type { Helpful } from '../store/helpful';
import { openStore } from '../store/open-store';
import { printable } from './ask';
import { describeSuggestions } from './suggestions';

/** What people told whoever looks after the content, as text. Rejects if the database cannot be opened. */
export async function readFeedback(databaseUrl: string): Promise<string> {
  const store = await openStore(databaseUrl);
  try {
    const [helpful, suggested] = await Promise.all([store.helpful.list(), store.suggestions.list()]);
    return ['Was this helpful?', describeHelpful(helpful), '', 'Suggested words', describeSuggestions(suggested)].join(
      '\n',
    );
  } finally {
    await store.close();
  }
}

/** The answers by entry, in the order given. */
export function describeHelpful(answered: readonly Helpful[]): string {
  if (answered.length === 0) return 'Nobody has said yet.';
  const lines = answered.map(
    ({ entry, yes, no }) => `${String(yes).padStart(5)} ${String(no).padStart(5)}  ${printable(entry)}`,
  );
  return ['  yes    no  entry', ...lines].join('\n');
}
