import { createHash } from 'node:crypto';
import type { Content } from '../../content/schema';

/** A mark of the two lists as they are: other phrases, another mark. */
export function listsOf({ worries, noWorries }: Pick<Content, 'worries' | 'noWorries'>): string {
  const lists = [worries.map(({ kind, phrases }) => [kind, phrases]), noWorries.map(({ phrases }) => phrases)];
  return createHash('sha256').update(JSON.stringify(lists)).digest('hex').slice(0, 16);
}
