import { KINDS } from '../commands/feedback/kinds';
import type { Feedback } from '../store/feedback';
import type { Helpful } from '../store/helpful';
import { openStore, type Store } from '../store/open-store';
import { printable } from './ask';
import { describeSuggestions } from './suggestions';

/** What people told whoever looks after the content, as text. Rejects if the database cannot be opened. */
export const readFeedback = (databaseUrl: string): Promise<string> =>
  withStore(databaseUrl, async (store) => {
    const [unread, helpful, suggested] = await Promise.all([
      store.feedback.unread(),
      store.helpful.list(),
      store.suggestions.list(),
    ]);
    return [
      ...['Feedback to read', describeUnread(unread), ''],
      ...['Was this helpful?', describeHelpful(helpful), ''],
      ...['Suggested words', describeSuggestions(suggested)],
    ].join('\n');
  });

/** The number in `feedback done <number>`. Undefined if the words are not those. */
export function readDone([done, number = '', ...more]: readonly string[]): number | undefined {
  return done === 'done' && more.length === 0 && /^\d{1,9}$/.test(number) ? Number(number) : undefined;
}

/** Marks one piece of feedback as done. `ok` is false if there is none to read with this number. Rejects as `readFeedback` does. */
export const settleFeedback = (databaseUrl: string, number: number): Promise<{ text: string; ok: boolean }> =>
  withStore(databaseUrl, async (store) => {
    const ok = await store.feedback.done(number);
    return { ok, text: ok ? `Number ${number} is done.` : `There is no feedback to read with the number ${number}.` };
  });

async function withStore<Result>(databaseUrl: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(databaseUrl);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The feedback in the order given, each piece with the number that `feedback done` takes. */
function describeUnread(unread: readonly Feedback[]): string {
  if (unread.length === 0) return 'There is none.';
  const lines = unread.map(({ number, entry, kind, text, month }) => {
    const what = [printable(entry ?? 'in general'), KINDS[kind].toLowerCase(), month].join(', ');
    return `${String(number).padStart(5)}  ${what}${text === '' ? '' : `: ${printable(text)}`}`;
  });
  return ['number', ...lines].join('\n');
}

/** The answers by entry, in the order given. */
function describeHelpful(answered: readonly Helpful[]): string {
  if (answered.length === 0) return 'Nobody has said yet.';
  const lines = answered.map(
    ({ entry, yes, no }) => `${String(yes).padStart(5)} ${String(no).padStart(5)}  ${printable(entry)}`,
  );
  return ['  yes    no  entry', ...lines].join('\n');
}
