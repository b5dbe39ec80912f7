/** `closed` is false if the closing mark is missing. */
export type Token =
  | { readonly kind: 'quoted'; readonly text: string; readonly closed: boolean }
  | { readonly kind: 'word'; readonly text: string };

/**
 * Splits a line into quoted texts and single words. Straight, curly, low and angle marks all quote, and one kind may be
 * used inside another. Single marks quote only around whole words, so an apostrophe stays an apostrophe. Expects clean
 * text.
 */
export function readTokens(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    const [token, end] = nextToken(line, at);
    if (token) tokens.push(token);
    at = end;
  }
  return tokens;
}

type Found = readonly [token: Token | undefined, end: number];

const STRAIGHT = '"＂';
const CURLY = '“”„‟';
const ANGLE = '«»';
const OPENING = '“„«';
const SINGLE = `'‘’‚‛＇`;
const BETWEEN = /[\s,;]/;

const isDouble = (char: string) => STRAIGHT.includes(char) || CURLY.includes(char) || ANGLE.includes(char);
const isSpace = (char: string | undefined) => char === undefined || BETWEEN.test(char);

function nextToken(line: string, at: number): Found {
  const char = line.charAt(at);
  if (BETWEEN.test(char)) return [undefined, at + 1];
  if (isDouble(char)) return quotedFrom(line, at);
  if (SINGLE.includes(char)) {
    const end = singleEnd(line, at);
    if (end !== undefined) return [{ kind: 'quoted', text: line.slice(at + 1, end).trim(), closed: true }, end + 1];
  }
  return wordFrom(line, at);
}

function wordFrom(line: string, at: number): Found {
  let end = at + 1;
  while (end < line.length && !isSpace(line[end]) && !isDouble(line.charAt(end))) end++;
  return [{ kind: 'word', text: line.slice(at, end) }, end];
}

function quotedFrom(line: string, at: number): Found {
  const opener = line.charAt(at);
  let inner = 0;
  for (let end = at + 1; end < line.length; end++) {
    const char = line.charAt(end);
    if (!isDouble(char)) continue;
    const role = roleOf(line, at, end);
    if (role === 'inner') inner++;
    // A mark that can only open another text shows that this text's closing mark is missing.
    else if (role === 'next') return [{ kind: 'quoted', text: line.slice(at + 1, end).trim(), closed: false }, end];
    else if (inner > 0 && family(char) !== family(opener)) inner--;
    else return [{ kind: 'quoted', text: line.slice(at + 1, end).trim(), closed: true }, end + 1];
  }
  return [{ kind: 'quoted', text: line.slice(at + 1).trim(), closed: false }, line.length];
}

function roleOf(line: string, from: number, at: number): 'inner' | 'next' | 'end' {
  const [opener, char, before, after] = [line.charAt(from), line.charAt(at), line.charAt(at - 1), line[at + 1]];
  const isOther = family(char) !== family(opener);
  if (isSpace(after) || isDouble(after ?? '')) return 'end';
  if (at === from + 1) return isOther && OPENING.includes(char) ? 'inner' : 'end';
  if (!/[\s(]/.test(before)) return 'end';
  if (isOther) return 'inner';
  return char === opener || OPENING.includes(char) ? 'next' : 'end';
}

const family = (char: string) => [STRAIGHT, CURLY, ANGLE].findIndex((marks) => marks.includes(char));

/** The index of the closing single mark, which has a word before it and none after it; undefined if there is none. */
function singleEnd(line: string, at: number): number | undefined {
  for (let end = at + 1; end < line.length && line[end] !== '\n'; end++) {
    const isMark = SINGLE.includes(line.charAt(end));
    const endsHere = isSpace(line[end + 1]) || SINGLE.includes(line.charAt(end + 1));
    if (isMark && endsHere && (end === at + 1 || !isSpace(line[end - 1]))) return end;
  }
  return undefined;
}
