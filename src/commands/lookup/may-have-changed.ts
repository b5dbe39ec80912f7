import { changedSince } from '../../content/due';
import type { Principle, Prompt, Term, Theme } from '../../content/schema';
import type { Block } from '../../message';
import { longDate } from '../../text/long-date';

/** For an entry that was expected to change by now. Nothing for the others. */
export function mayHaveChanged(entry: Term | Principle | Theme | Prompt, now: Date): Block[] {
  const since = changedSince(entry, now.toISOString().slice(0, 10));
  return since ? [{ kind: 'note', text: `May have changed since ${longDate(since)}.` }] : [];
}
