import type { Asker } from './asker';
import { buttonCommands, type Command, handlers, typedCommands } from './handlers';
import { asksForWordsToRetire } from './lookup/words-to-retire';
import { roleWordsIn } from './role';
import type { CommandName } from './table';

/** Other names for commands: plurals, mainly. */
const otherNames: Record<string, CommandName> = {
  principles: 'principle',
  term: 'glossary',
  terms: 'glossary',
  polls: 'poll',
  '?': 'help',
};

/** What people type for a command that is not in the table, most of them lists: the whole line, without “the” before it and a full stop after it. */
const lists: readonly (readonly [RegExp, Command, string?])[] = [
  [/^(?:(?:list of|all)(?: the)? )?(?:practice |multi-agency )*principles(?: list)?$/i, 'principle'],
  [/^(?:(?:list of|all)(?: the)? )?(?:(?:four|4|common) )*themes$/i, 'principle', 'themes'],
  [/^(?:(?:list of|all)(?: the)? )?(?:glossary )?terms$|^a to z$/i, 'glossary'],
  [/^(?:(?:list of|all)(?: the)? )?resources$/i, 'resources'],
  [/^(?:(?:give|send|leave) (?:us )?)?feedback$/i, 'feedback'],
  [/^feedback list$/i, 'feedback-list'],
];

/**
 * Which command a line is for, and the words after it. Any white space becomes a single space, except in a poll, whose
 * answers may be typed on separate lines: it gets its words as they were typed.
 */
export function readLine(
  line: string,
  { via }: Pick<Asker, 'via'>,
): { readonly command: Command; readonly words: string } {
  if (asksForWordsToRetire(line.trim())) return { command: 'words-to-retire', words: '' };
  const [, first = '', typed = ''] = /^(\S*)\s*(.*)$/s.exec(line.trim()) ?? [];
  const name = first.toLowerCase();
  const command = Object.hasOwn(otherNames, name) ? (otherNames[name] ?? name) : name;
  const words = typed.replace(/\s+/g, ' ');
  // The Slack Marketplace asks for it, and people expect it: help after any command.
  if (via === 'typed' && isIn(typedCommands, command) && /^(?:help|\?)$/i.test(words))
    return { command: 'help', words: '' };
  if (isIn(typedCommands, command)) return { command, words: command === 'poll' ? typed : words };
  if (via !== 'typed' && isIn(buttonCommands, command)) return { command, words };
  const ofRole = roleWordsIn(line.trim());
  if (ofRole !== undefined) return { command: 'role', words: ofRole };
  const asked = line.trim().replace(/^the |[.?!]+$/gi, '');
  const list = lists.find(([says]) => says.test(asked));
  if (list) return { command: list[1], words: list[2] ?? '' };
  if (name === 'resource' || name === 'resources') return { command: 'resources', words };
  return name === '' ? { command: 'help', words } : { command: 'anything', words: line.trim() };
}

/** True if this line only shows something, whoever sends it again and however: a look-up, a page of the glossary, help. */
export function onlyShows(line: string): boolean {
  const [first = ''] = line.trim().toLowerCase().split(/\s/);
  const name = Object.hasOwn(otherNames, first) ? (otherNames[first] ?? first) : first;
  return SHOWING.includes(name) || !isIn(handlers, name);
}

const SHOWING: readonly string[] = [
  ...['principle', 'glossary', 'help', 'browse', 'more', 'less', 'nearest', 'for', 'signposts', 'privacy'],
  ...['about-content', 'prompt-source', 'resources', 'words-to-retire', 'anything'],
];

const isIn = <T extends object>(table: T, name: PropertyKey): name is keyof T => Object.hasOwn(table, name);
