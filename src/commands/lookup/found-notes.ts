import type { Lookup } from '../../lookup/look-up';
import type { Block } from '../../message';
import { cut } from '../../text/cut';

/** The most characters of what was typed that an answer repeats. */
const LONGEST_SHOWN = 60;

/** What an answer repeats of it. */
export const shortened = (words: string): string => cut(words, LONGEST_SHOWN);

/** What was typed, between quotation marks. */
export const typed = (words: string): string => `“${shortened(words)}”`;

/** What a short form means to different agencies. */
export function clashNote({ clash }: Lookup): Block[] {
  if (!clash) return [];
  const meanings = clash.meanings.map(({ means }) => means).join(', or ');
  return [{ kind: 'text', label: 'Careful', text: `${clash.abbreviation} can mean ${meanings}. Ask which.` }];
}

/** The terms among the meanings of a short form. */
export const termsMeant = ({ clash }: Lookup): string[] => clash?.meanings.flatMap(({ term }) => term ?? []) ?? [];

/** If several names were typed, those that have no entry here. */
export function unknownNote({ several }: Lookup): Block[] {
  const unknown = several?.unknown ?? [];
  return unknown.length > 0 ? [{ kind: 'note', text: `I have no entry for ${unknown.map(typed).join(' or ')}.` }] : [];
}
