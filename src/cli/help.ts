import { quoted } from '../reflection/read/reading';
import { didYouMean } from '../text/did-you-mean';
import { HOW_TO_ASK } from './upcoming';
import { COMMANDS, usage } from './usage';

/** The text of `help`, `help <command>` and `<command> --help`. `ok` is false if there is no such command. */
export function help(topic?: string): { text: string; ok: boolean } {
  if (topic === undefined) return { text: usage(), ok: true };
  if (!COMMANDS.includes(topic)) return { text: misunderstood([topic]), ok: false };
  if (topic === 'upcoming') return { text: `${HOW_TO_ASK}\n`, ok: true };
  return { text: usage(topic), ok: true };
}

/** Commands that people type to the bot in chat; here they come after `ask`. */
const IN_CHAT = ['principle', 'glossary', 'reflect', 'poll', 'compass'];

const SECOND_WORDS: Readonly<Record<string, readonly string[]>> = {
  content: ['check', 'due', 'schemas'],
  ask: ['--jsonl'],
  feedback: ['done'],
  restore: ['--check', '--end-polls'],
  move: ['--to'],
};

/** Says what in a call could not be understood, what was probably meant, and how to call it. */
export function misunderstood([typed = '', ...words]: readonly string[]): string {
  const command = typed.replace(/^(--version|-v)$/, 'version');
  if (!COMMANDS.includes(command)) return `${unknownCommand(command)}\n\n${usage()}`;
  return `${unfit(command, words)}\n\n${usage(command)}`;
}

function unknownCommand(command: string): string {
  if (IN_CHAT.includes(command.toLowerCase()))
    return `“${command}” is what people type to the bot in chat. Here, put ask before it: ask ${command} …`;
  const known = command.startsWith('-') ? ['--help', '--version'] : COMMANDS;
  return sentence('I do not know', command, known);
}

/** For a known command with words that it does not take, or without those that it needs. */
function unfit(command: string, words: readonly string[]): string {
  const [first, second] = words;
  if (command === 'backup') return 'After “backup”, name one new file for the copy, such as backup-monday.db.';
  const known = SECOND_WORDS[command];
  if (command === 'approval') return NO_OUT;
  if (first === undefined) return missing(command);
  if (known === undefined) return `“${command}” takes no other words. I do not know what to do with ${quoted(first)}.`;
  if (!known.includes(first)) return sentence(`After “${command}”, I do not know`, first, known);
  if (command === 'content' && first === 'check') return unfitFolder(words.slice(1));
  if (command === 'content' && first === 'due') return unfitDays(words.slice(1));
  if (command === 'restore' && first === '--check') return 'After “restore --check”, name one file, a backup.';
  if (command === 'move') return 'After “move --to”, give the address of a PostgreSQL database: postgres://…';
  if (command === 'feedback') return 'After “feedback done”, say one number of the list, such as 7.';
  return `“${command} ${first}” takes no other words. I do not know what to do with ${quoted(second ?? '')}.`;
}

const NO_OUT = 'After “approval”, say --out and the name of the file to write, such as --out pack.zip.';

function unfitFolder([folder = '', stray = '']: readonly string[]): string {
  if (folder === '') return 'After “content check”, name a folder; the name given is empty.';
  if (folder.startsWith('-')) return `After “content check”, name a folder. I do not know ${quoted(folder)}.`;
  return `“content check” takes one folder. I do not know what to do with ${quoted(stray)}; a folder with a space in its name needs quotes around it.`;
}

function unfitDays([option = '', days]: readonly string[]): string {
  if (option !== '--within') return `After “content due”, I know only --within, and not ${quoted(option)}.`;
  return `After “--within”, say a number of days from 0 to 3650, such as 30${days ? `, not ${quoted(days)}` : ''}.`;
}

function missing(command: string): string {
  return command === 'ask'
    ? 'Say what to look up, such as: ask glossary county lines'
    : `After “${command}”, say ${oneOf(SECOND_WORDS[command] ?? [])}.`;
}

/** `a, b or c`. */
const oneOf = (words: readonly string[]): string => words.join(', ').replace(/, (?=[^,]*$)/, ' or ');

function sentence(opening: string, found: string, known: readonly string[]): string {
  const meant = didYouMean(found, known);
  return `${opening} ${quoted(found)}. ${meant ? `Did you mean “${meant}”?` : `I know: ${known.join(', ')}.`}`;
}
