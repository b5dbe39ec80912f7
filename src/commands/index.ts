import { platformOf } from '../ids';
import { EVERY_KIND } from '../lookup/entry';
import type { Answer, Handler, Services } from './answer';
import type { Asker } from './asker';
import { feedback } from './feedback/feedback';
import { feedbackDone, feedbackList } from './feedback/unread';
import { aboutContent, help, privacy } from './help';
import { aboutAPrinciple } from './lookup/about-a-principle';
import { browse } from './lookup/browse';
import { sayLookup } from './lookup/found';
import { helpful } from './lookup/helpful';
import { less, more } from './lookup/more';
import { nearest } from './lookup/nearest';
import { glossary, principle } from './lookup/principle-and-glossary';
import { resources } from './lookup/resources';
import { forRole } from './lookup/role-view';
import { share } from './lookup/share';
import { saySmallTalk } from './lookup/small-talk';
import { suggest, unsuggest } from './lookup/suggest';
import { signposts } from './lookup/who-to-call';
import { asksForWordsToRetire, wordsToRetire } from './lookup/words-to-retire';
import { sayWorry, worryAsTerm, worryIn } from './lookup/worry';
import { pollAgain } from './poll/again';
import { pollClose } from './poll/close';
import { pollDelete } from './poll/delete';
import { pollDrop, pollEdit, pollPost } from './poll/drafts';
import { pollExport, pollTrendExport } from './poll/export';
import { pollExtend } from './poll/extend';
import { pollHow } from './poll/how';
import { poll } from './poll/poll';
import { pollMake } from './poll/preview';
import { vote, withdraw } from './poll/vote';
import { another, postNow } from './reflect/prompt-buttons';
import { promptSource } from './reflect/prompt-card';
import { reflect } from './reflect/reflect';
import { role, roleWordsIn } from './role';
import type { CommandName } from './table';

/** A line that does not start with a command's name: looks it up among terms, principles and themes. */
const anything: Handler = (words, asker, services) =>
  sayLookup(words, services.lookUp(words, EVERY_KIND), asker, services);

const typedCommands = { principle, glossary, reflect, poll, help } satisfies Record<CommandName, Handler>;

/** These act on something that a card shows, so they exist only as buttons, and as forms that buttons open. */
const buttonCommands = {
  browse,
  more,
  less,
  nearest,
  helpful,
  feedback,
  'feedback-list': feedbackList,
  'feedback-done': feedbackDone,
  for: forRole,
  signposts,
  privacy,
  'about-content': aboutContent,
  role,
  resources,
  'words-to-retire': wordsToRetire,
  share,
  suggest,
  unsuggest,
  another,
  'prompt-source': promptSource,
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
  'poll-trend-export': pollTrendExport,
  'poll-again': pollAgain,
  'poll-how': pollHow,
  'poll-make': pollMake,
};

const handlers = { ...typedCommands, ...buttonCommands, anything };

/** Other names for commands: plurals, mainly. */
const otherNames: Record<string, CommandName> = {
  principles: 'principle',
  term: 'glossary',
  terms: 'glossary',
  polls: 'poll',
  '?': 'help',
};

/** What people type for a command that is not in the table, most of them lists: the whole line, without “the” before it and a full stop after it. */
const lists: readonly (readonly [RegExp, keyof typeof handlers])[] = [
  [
    /^(?:(?:list of|all)(?: the)? )?(?:practice |multi-agency )*principles(?: list)?$|^(?:(?:list of|all)(?: the)? )?(?:common )?themes$/i,
    'principle',
  ],
  [/^(?:(?:list of|all)(?: the)? )?(?:glossary )?terms$|^a to z$/i, 'glossary'],
  [/^(?:(?:list of|all)(?: the)? )?resources$/i, 'resources'],
  [/^(?:(?:give|send|leave) (?:us )?)?feedback$/i, 'feedback'],
  [/^feedback list$/i, 'feedback-list'],
];

/**
 * Answers a line that was typed, or that a button or form sent: all lines come through here. The first word picks the
 * command; a line without one is looked up. Rejects only for our own faults (a database that is gone), never for what was typed.
 */
export async function answer(line: string, asker: Asker, services: Services): Promise<Answer> {
  const { command, words } = read(line, asker);
  const typed = asker.via === 'typed' ? { command, words, line } : undefined;
  const before = typed && !isForTheTeam(typed) ? beforeSearch(typed, services) : undefined;
  const part = typed && !before && isLookUp(typed) ? await aboutAPrinciple(words, asker, services) : undefined;
  const answered = before ?? part ?? (await handlers[command](words, asker, services));
  const given = (typed && answered.unread && worryOf(typed, services)) || answered;
  // A worry counts under the command it was typed after, as `shown`: the metrics do not even say how many worries there are.
  const outcome = given.lookup && !given.worry ? (given.lookup.results.length > 0 ? 'found' : 'nothing') : 'shown';
  const votedIn = given.votedIn === undefined ? {} : { votedIn: given.votedIn };
  services.countAnswer?.({ platform: platformOf(asker.tenant), command, outcome, ...votedIn });
  return given;
}

/** A line that somebody typed, once it has been read. `words`: the line without the command's name. */
type Typed = { readonly command: keyof typeof handlers; readonly words: string; readonly line: string };

/** A question for a team may sound like a worry and not be one. Words that `poll` or `reflect` could not read are checked afterwards. */
const isForTheTeam = ({ command }: Typed) => command === 'poll' || command === 'reflect';

/** The answer to a line that is not a look-up, whatever command it starts with: a worry first, then small talk. Undefined if it is neither. */
function beforeSearch(typed: Typed, services: Services): Answer | undefined {
  if (typed.words === '') return undefined;
  return worryOf(typed, services) ?? (isLookUp(typed) ? saySmallTalk(typed.words, services) : undefined);
}

/** The words are checked without the command's name and with it: “help me, he is going to kill me” begins with one. */
function worryOf({ words, line }: Typed, services: Services): Answer | undefined {
  if (worryAsTerm(words, services.content)) return undefined;
  const worry = worryIn(words, services) ?? worryIn(line, services);
  return worry && sayWorry(worry, words, services);
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

const isLookUp = ({ command }: Typed) => ['principle', 'glossary', 'help', 'anything', 'resources'].includes(command);

/**
 * Which command a line is for, and the words after it. Any white space becomes a single space, except in a poll, whose
 * answers may be typed on separate lines: it gets its words as they were typed.
 */
function read(line: string, { via }: Asker): { command: keyof typeof handlers; words: string } {
  const [, first = '', typed = ''] = /^(\S*)\s*(.*)$/s.exec(line.trim()) ?? [];
  const name = first.toLowerCase();
  const command = Object.hasOwn(otherNames, name) ? (otherNames[name] ?? name) : name;
  const words = typed.replace(/\s+/g, ' ');
  if (isIn(typedCommands, command)) return { command, words: command === 'poll' ? typed : words };
  if (via !== 'typed' && isIn(buttonCommands, command)) return { command, words };
  const ofRole = roleWordsIn(line.trim());
  if (ofRole !== undefined) return { command: 'role', words: ofRole };
  if (asksForWordsToRetire(line.trim())) return { command: 'words-to-retire', words: '' };
  const asked = line.trim().replace(/^the |[.?!]+$/gi, '');
  const list = lists.find(([says]) => says.test(asked));
  if (list) return { command: list[1], words: '' };
  if (name === 'resource' || name === 'resources') return { command: 'resources', words };
  return name === '' ? { command: 'help', words } : { command: 'anything', words: line.trim() };
}

const isIn = <T extends object>(table: T, name: PropertyKey): name is keyof T => Object.hasOwn(table, name);
