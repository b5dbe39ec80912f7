import { platformOf } from '../ids';
import { KINDS_AFTER } from '../lookup/entry';
import { createMemory } from '../lookup/remembered';
import { type Answer, type Services, servicesIn } from './answer';
import type { Asker } from './asker';
import { type Command, handlers } from './handlers';
import { aboutAPrinciple } from './lookup/about-a-principle';
import { saySmallTalk } from './lookup/small-talk';
import { sayWorry, worryAsTerm, worryHeard, worryIn } from './lookup/worry';
import { readLine } from './read-line';

/**
 * Answers a line that was typed, or that a button or form sent: all lines come through here. The first word picks the
 * command; a line without one is looked up. Rejects only for our own faults (a database that is gone), never for what was typed.
 */
export async function answer(line: string, asker: Asker, everywhere: Services): Promise<Answer> {
  const services = servicesIn(asker.tenant, everywhere);
  const { command, words } = readLine(line, asker);
  const typed = asker.via === 'typed' ? { command, words, line } : undefined;
  if (typed || isLookUp({ command })) await services.ready?.();
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
type Typed = { readonly command: Command; readonly words: string; readonly line: string };

/** A question for a team may sound like a worry and not be one. Words that `poll` or `reflect` could not read are checked afterwards. */
const isForTheTeam = ({ command }: Typed) => command === 'poll' || command === 'reflect';

/**
 * The answer to a line that is not a look-up, whatever command it starts with: a worry first, then small talk. Undefined if it
 * is neither, which is remembered of a line; nothing is kept of a worry.
 */
function beforeSearch(typed: Typed, services: Services): Answer | undefined {
  if (typed.words === '') return undefined;
  const hear = () => worryOf(typed, services) ?? (isLookUp(typed) ? saySmallTalk(typed.words, services) : undefined);
  return unheardIn(services.content)(typed.line, hear);
}

/** Of the lines that were neither lately. */
function unheardIn(content: Services['content']) {
  const found = memories.get(content) ?? createMemory<Answer | undefined>((heard) => heard === undefined);
  memories.set(content, found);
  return found;
}

/** By content, so that none outlives it. */
const memories = new WeakMap<Services['content'], ReturnType<typeof createMemory<Answer | undefined>>>();

/** The words are checked without the command's name and, if it may begin a sentence, with it: “help me, he is going to kill me”. */
function worryOf({ command, words, line }: Typed, services: Services): Answer | undefined {
  if (worryAsTerm(words, services.content)) return undefined;
  const whole = line === words || BEGINNING_NONE.has(command) ? undefined : line;
  const worry = worryHeard(words, services) ?? (whole === undefined ? undefined : worryIn(whole, services));
  const kinds = command === 'principle' || command === 'glossary' ? KINDS_AFTER[command] : [];
  return worry && sayWorry(worry, words, services, kinds);
}

/** Commands whose names begin no sentence about a worry. */
const BEGINNING_NONE: ReadonlySet<Command> = new Set(['principle', 'glossary', 'resources']);

const isLookUp = ({ command }: Pick<Typed, 'command'>) =>
  ['principle', 'glossary', 'help', 'anything', 'resources'].includes(command);
