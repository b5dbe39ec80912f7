import type { PollTemplate } from '../../content/schema';
import { atMost } from '../../text/cut';
import { cleanText, isTooLong, quoted } from '../clean-text';
import type { Draft } from '../poll';
import { checkOptions, checkQuestion } from './check-wording';
import { findTemplate, unknownTemplate } from './find-template';
import { mendLine, partsOf } from './mend-line';
import type { PollMistake } from './mistake';
import { readSettings, type Settings, strayWords, USUAL_SETTINGS } from './read-settings';
import { readTokens, type Token } from './read-tokens';
import { ONE_ANSWER, templateDraft } from './template-draft';

/** What a line after `poll` asks for. */
export type PollLine =
  | { readonly kind: 'draft'; readonly draft: Draft }
  /** No question was typed, at most settings: the form is to be shown, with them filled in. */
  | { readonly kind: 'form'; readonly settings: Settings }
  | { readonly kind: 'templates' | 'close' | 'again' | 'results' }
  /** `words`: the principle or theme, as typed; may be empty. */
  | { readonly kind: 'trend'; readonly words: string }
  /**
   * `meant`: the poll as it was probably meant. `parts`: where that is unclear, the question and answers that can be told apart,
   * to be filled into the form.
   */
  | {
      readonly kind: 'mistakes';
      readonly mistakes: readonly PollMistake[];
      readonly meant?: Draft;
      readonly parts?: PollParts;
    };

type PollParts = { readonly question: string; readonly options: readonly string[]; readonly settings: Settings };

/** `zone`: the time zone of `until 15:30`. */
export type PollReading = { readonly templates: readonly PollTemplate[]; readonly now: Date; readonly zone: string };

/** Reads the line after `poll`. Returns all mistakes at once; never throws for any text. */
export function readPoll(line: string, reading: PollReading): PollLine {
  const text = cleanText(line);
  if (isTooLong(line)) return { kind: 'mistakes', mistakes: [TOO_LONG] };
  const read = readLine(text, reading);
  if (read.kind !== 'mistakes') return read;
  const mended = mendLine(text, reading);
  const again = mended === undefined ? undefined : readLine(mended, reading);
  if (again?.kind === 'draft') return { ...read, meant: again.draft };
  const parts = partsIn(text, reading);
  return parts ? { ...read, parts } : read;
}

/** What the form is filled in with: for a line that was typed, or that a button carries. */
export function partsIn(line: string, { now, zone }: Pick<PollReading, 'now' | 'zone'>): PollParts | undefined {
  const parts = partsOf(cleanText(line), { now, zone });
  return parts && { ...parts, settings: readSettings(parts.said.split(' ').filter(Boolean), now, zone).settings };
}

function readLine(text: string, reading: PollReading): PollLine {
  const tokens = readTokens(text);
  const quotes = tokens.filter((token) => token.kind === 'quoted');
  const words = tokens.filter((token) => token.kind === 'word').map((token) => token.text);
  const [only, ...others] = quotes;
  if (only && (others.length > 0 || !isName(only.text, words, reading))) return readOwn(quotes, words, reading);
  const all = tokens.map((token) => token.text);
  return readWords(text, all, reading);
}

/** True for a template's id, or a principle's name after `trend`: some people put them in quotation marks. */
const isName = (text: string, words: readonly string[], { templates }: PollReading) =>
  words[0]?.toLowerCase() === 'trend' || findTemplate(text, templates) !== undefined;

/** Reads a line without a quoted question. */
function readWords(text: string, words: readonly string[], { templates, now, zone }: PollReading): PollLine {
  const [first = '', ...more] = words;
  const verb = first.toLowerCase();
  if (words.length === 1 && isVerb(verb)) return { kind: VERBS[verb] };
  if (verb === 'trend') return { kind: 'trend', words: atMost(more.join(' '), LONGEST_TREND) };
  const { settings, rest, mistakes } = readSettings(words, now, zone);
  const whole = findTemplate(text, templates);
  if (whole) return { kind: 'draft', draft: templateDraft(whole, USUAL_SETTINGS) };
  const template = findTemplate(rest.join(' '), templates);
  if (isUnquoted(words) || (text.includes('\n') && !template))
    return { kind: 'mistakes', mistakes: [strayWords(words)] };
  if (rest.length > 0 && !template)
    return { kind: 'mistakes', mistakes: [unknownTemplate(rest.join(' '), templates), ...mistakes] };
  const wrong = [...(template?.scale && settings.many ? [ONE_ANSWER] : []), ...mistakes];
  if (wrong.length > 0) return { kind: 'mistakes', mistakes: wrong };
  return template ? { kind: 'draft', draft: templateDraft(template, settings) } : { kind: 'form', settings };
}

/** Reads a quoted question with its answers. */
function readOwn(
  quotes: readonly Extract<Token, { kind: 'quoted' }>[],
  words: readonly string[],
  { now, zone }: PollReading,
): PollLine {
  const [question = '', ...options] = quotes.map(({ text }) => text.replaceAll('\n', ' '));
  const { settings, rest, mistakes } = readSettings(words, now, zone);
  const unclosed = quotes.find(({ closed }) => !closed);
  const wrong = [
    ...(unclosed ? [forgottenMark(unclosed.text)] : []),
    ...(rest.length > 0 ? [strayWords(isUnquoted(words) ? words : rest)] : []),
    ...checkQuestion(question),
    ...checkOptions(options),
    ...(isUnquoted(words) ? [] : mistakes),
  ];
  if (wrong.length > 0) return { kind: 'mistakes', mistakes: wrong };
  return { kind: 'draft', draft: { question, options, ...settings, template: null, about: null, followUp: null } };
}

/** True for a question without quotation marks: a “for” in it says nothing about closing. */
const isUnquoted = (words: readonly string[]) => words.some((word) => word.includes('?'));

const LONGEST_TREND = 100;

const VERBS = {
  templates: 'templates',
  template: 'templates',
  close: 'close',
  again: 'again',
  results: 'results',
  result: 'results',
} as const;
const isVerb = (word: string): word is keyof typeof VERBS => Object.hasOwn(VERBS, word);

const TOO_LONG: PollMistake = {
  field: 'line',
  says: 'That is more than a poll can hold. Please ask one short question, with up to 10 short answers.',
};

const forgottenMark = (text: string): PollMistake => ({
  field: 'line',
  says: `A quotation mark is missing after ${quoted(text)}. Please put quotation marks around the question and around each answer.`,
});
