import { isBlank, withoutBullet } from '../clean-text';
import { fold } from '../fold';
import { answersFor, isOpenQuestion } from './guess-answers';
import { readSettings } from './read-settings';
import { readTokens, type Token } from './read-tokens';

/** When and where the line was typed. */
type Typed = { readonly now: Date; readonly zone: string };
export type Parts = { readonly question: string; readonly options: readonly string[]; readonly said: string };

/**
 * The line after `poll` as it was probably meant, with each text in quotation marks; undefined if that is unclear. A question
 * without answers gets those that suit it. The line may still contain a mistake.
 */
export function mendLine(text: string, typed: Typed): string | undefined {
  const parts = partsOf(text, typed);
  if (!parts) return undefined;
  const { question, said } = parts;
  const options = parts.options.length > 0 ? parts.options : answersFor(question, isQuoted(text));
  if (!options) return undefined;
  return [inQuotes(question), ...distinct(options).map(inQuotes), said].filter(Boolean).join(' ');
}

/** The question, the answers and the settings in a line, as far as they can be told apart; undefined if there is no question. */
export function partsOf(text: string, typed: Typed): Parts | undefined {
  const tokens = readTokens(text);
  const [only, ...others] = tokens;
  if (only?.kind === 'quoted' && !only.closed && others.length === 0) return plainParts(only.text, typed);
  return isQuoted(text) ? quotedParts(tokens, typed) : plainParts(text, typed);
}

const isQuoted = (text: string) => readTokens(text).some(({ kind }) => kind === 'quoted');

/** `Is it Friday? yes no open`, `how was it: good, mixed, hard`, a question with each answer on a line of its own, or alone. */
function plainParts(text: string, typed: Typed): Parts | undefined {
  const [first = '', ...lines] = text.split('\n');
  if (lines.length > 1) return { question: first, options: lines.map(withoutBullet), said: '' };
  const end = text.indexOf('?') + 1 || colonIn(text);
  if (end > 0) return { question: text.slice(0, end).replace(/\s*:$/, ''), ...answersIn(text.slice(end), typed) };
  const { rest, said } = readSettings(text.split(' '), typed.now, typed.zone);
  const question = rest.join(' ');
  const isQuestion = isOpenQuestion(question) || answersFor(question, false) !== undefined;
  return isQuestion ? { question, options: [], said } : undefined;
}

/** The end of the words before a colon that has a space behind it: a time such as 15:30 has none. */
const colonIn = (text: string): number => {
  const at = text.search(/:\s/);
  return at > 0 && text.slice(0, at).includes(' ') ? at + 1 : 0;
};

/** Some texts are quoted; others are not, or lack the closing mark. */
function quotedParts(tokens: readonly Token[], typed: Typed): Parts {
  const pieces = joined(tokens).map((token) => {
    if (token.kind === 'quoted') return { text: token.text.replaceAll('\n', ' '), said: '' };
    const end = token.text.indexOf('?') + 1;
    const { rest, said } = readSettings(token.text.slice(end).split(' '), typed.now, typed.zone);
    return { text: [token.text.slice(0, end), ...rest].filter(Boolean).join(' '), said };
  });
  const [question = '', ...options] = pieces.map(({ text }) => text).filter((text) => text !== '');
  const said = pieces
    .map((piece) => piece.said)
    .filter(Boolean)
    .join(' ');
  return { question, options: options.length === 1 ? options.flatMap(answersOf) : options, said };
}

/** Joins neighbouring words into one. */
function joined(tokens: readonly Token[]): readonly Token[] {
  const found: Token[] = [];
  for (const token of tokens) {
    const last = found.at(-1);
    if (token.kind !== 'word' || last?.kind !== 'word') found.push(token);
    else found.splice(-1, 1, { kind: 'word', text: `${last.text} ${token.text}` });
  }
  return found;
}

function answersIn(text: string, { now, zone }: Typed): Pick<Parts, 'options' | 'said'> {
  const pieces = splitAnswers(text);
  const last = readSettings((pieces.pop() ?? '').split(' '), now, zone);
  const options = pieces.length > 0 ? [...pieces, last.rest.join(' ')] : last.rest;
  return { options: options.filter(Boolean), said: last.said };
}

const answersOf = (text: string): readonly string[] => {
  const pieces = splitAnswers(text);
  return pieces.length > 1 ? pieces : text.split(' ');
};

const splitAnswers = (text: string): string[] =>
  text
    .split(/[\n,;/|]|\bor\b/i)
    .map((piece) => withoutBullet(piece.trim()))
    .filter((piece) => piece !== '');

function distinct(options: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return options.filter((option) => !isBlank(option) && !seen.has(fold(option)) && seen.add(fold(option)));
}

const inQuotes = (text: string): string => (text.includes('"') ? `“${text}”` : `"${text}"`);
