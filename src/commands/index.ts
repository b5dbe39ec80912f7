import { platformOf } from '../ids';
import type { Answer, Handler, Services } from './answer';
import type { Asker } from './asker';
import { help } from './help';
import { turnPage } from './lookup/browse';
import { sayLookup } from './lookup/found';
import { glossary, principle } from './lookup/principle-and-glossary';
import { share } from './lookup/share';
import { saySmallTalk } from './lookup/small-talk';
import { suggest, unsuggest } from './lookup/suggest';
import { sayWorry, worryAsTerm, worryIn } from './lookup/worry';
import { pollAgain } from './poll/again';
import { pollClose } from './poll/close';
import { pollDelete } from './poll/delete';
import { pollDrop, pollEdit, pollPost } from './poll/drafts';
import { pollExport } from './poll/export';
import { pollExtend } from './poll/extend';
import { poll } from './poll/poll';
import { vote, withdraw } from './poll/vote';
import { another, postNow } from './reflect/prompt-buttons';
import { reflect } from './reflect/reflect';
import type { CommandName } from './table';

/** A line that starts with no command's name is looked up among everything. */
const anything: Handler = (words, asker, services) =>
  sayLookup(words, services.lookUp(words, ['term', 'principle', 'theme']), asker, services);

const typedCommands = { principle, glossary, reflect, poll, help } satisfies Record<CommandName, Handler>;

/** These act on something that a card shows, so they exist as buttons, and forms that buttons open, only. */
const buttonCommands = {
  browse: turnPage,
  share,
  suggest,
  unsuggest,
  another,
  'post-now': postNow,
  vote,
  withdraw,
  'poll-post': pollPost,
  'poll-edit': pollEdit,
  'poll-drop': pollDrop,
  'poll-close': pollClose,
  'poll-extend': pollExtend,
  'poll-delete': pollDelete,
  'poll-export': pollExport,
  'poll-again': pollAgain,
};

const handlers = { ...typedCommands, ...buttonCommands, anything };

/** People write the names in the plural, too. */
const otherNames: Record<string, CommandName> = {
  principles: 'principle',
  term: 'glossary',
  terms: 'glossary',
  polls: 'poll',
  '?': 'help',
};

/**
 * The one way in: a line, typed or said by a button, becomes an answer. The first word picks the command; a line that
 * starts with none is looked up among everything. Throws only for faults (a database that is gone), never for what was typed.
 */
export async function answer(line: string, asker: Asker, services: Services): Promise<Answer> {
  const { command, words } = read(line, asker);
  const typed = asker.via === 'typed' ? { command, words, line } : undefined;
  const before = typed && !isForTheTeam(typed) ? beforeSearch(typed, services) : undefined;
  const answered = before ?? (await handlers[command](words, asker, services));
  const given = (typed && answered.unread && worryOf(typed, services)) || answered;
  // A worry counts as what it would be without one: not even its number can be read from the figures.
  const outcome = given.lookup && !given.worry ? (given.lookup.results.length > 0 ? 'found' : 'nothing') : 'shown';
  const votedIn = given.votedIn === undefined ? {} : { votedIn: given.votedIn };
  services.countAnswer?.({ platform: platformOf(asker.tenant), command, outcome, ...votedIn });
  return given;
}

/** A line that somebody typed, as it was read. */
type Typed = { readonly command: keyof typeof handlers; readonly words: string; readonly line: string };

/** What is asked of a team may sound like a worry, and is none; what could not be read is listened to afterwards. */
const isForTheTeam = ({ command }: Typed) => command === 'poll' || command === 'reflect';

/** The answer to what is no look-up, whatever command stands before it: a worry first, then talk about and with the bot. */
function beforeSearch(typed: Typed, services: Services): Answer | undefined {
  if (typed.words === '') return undefined;
  return worryOf(typed, services) ?? (isLookUp(typed) ? saySmallTalk(typed.words, services) : undefined);
}

/** Behind a command's name, and with it: “help me, he is going to kill me” begins with one. */
function worryOf({ words, line }: Typed, services: Services): Answer | undefined {
  if (worryAsTerm(words, services.content)) return undefined;
  const worry = worryIn(words, services) ?? worryIn(line, services);
  return worry && sayWorry(worry, words, services);
}

const isLookUp = ({ command }: Typed) => ['principle', 'glossary', 'help', 'anything'].includes(command);

/**
 * Which command a line is for, and its words. Whatever stands between them is white space, of any kind; only a poll, whose
 * answers may be typed one below the other, gets its words as they were typed.
 */
function read(line: string, { via }: Asker): { command: keyof typeof handlers; words: string } {
  const [, first = '', typed = ''] = /^(\S*)\s*(.*)$/s.exec(line.trim()) ?? [];
  const name = first.toLowerCase();
  const command = Object.hasOwn(otherNames, name) ? (otherNames[name] ?? name) : name;
  const words = typed.replace(/\s+/g, ' ');
  if (isIn(typedCommands, command)) return { command, words: command === 'poll' ? typed : words };
  if (via !== 'typed' && isIn(buttonCommands, command)) return { command, words };
  return name === '' ? { command: 'help', words } : { command: 'anything', words: line.trim() };
}

const isIn = <T extends object>(table: T, name: PropertyKey): name is keyof T => Object.hasOwn(table, name);
