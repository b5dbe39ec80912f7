import { changedSince } from '../../content/due';
import type { Prompt } from '../../content/schema';
import type { Block } from '../../message';
import { longDate } from '../../text/long-date';
import type { LookedUp } from './entries';

/** For an entry that was expected to change by now. Nothing for the others. */
export function mayHaveChanged(entry: LookedUp | Prompt, now: Date): Block[] {
  const since = changedSince(entry, now.toISOString().slice(0, 10));
  return since ? [{ kind: 'note', text: `May have changed since ${longDate(since)}.` }] : [];
}
