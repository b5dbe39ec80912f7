type SlipInValue = {
  readonly says: string;
  /** True if a quote or bracket has no partner, here or below. */
  readonly isOpen: boolean;
};

/**
 * What is wrong with the text after a colon or a dash, as a writer would see it; undefined if nothing is.
 * `goesOn`: the lines below that may belong to it.
 */
export function slipInValue(value: string, goesOn: readonly string[] = []): SlipInValue | undefined {
  const [first = ''] = value;
  const whole = [value, ...goesOn].join('\n');
  if (first === "'" || first === '"') return slipInQuotes(value, whole);
  if (first === '[' || first === '{') return slipInBrackets(whole, first);
  const says = slipInPlainText(value, first);
  return says === undefined ? undefined : slip(says);
}

const slip = (says: string): SlipInValue => ({ says, isOpen: false });
const open = (says: string): SlipInValue => ({ says, isOpen: true });

function slipInPlainText(value: string, first: string): string | undefined {
  if (/^[|>]/.test(value)) return /^[|>][+-]?\d?[+-]?(\s+#.*)?$/.test(value) ? undefined : startsWith(first);
  if (/^[@`%*&!]|^\?(\s|$)/.test(value)) return startsWith(first);
  if (/^- /.test(value))
    return 'found a dash after the colon; leave it out, or begin a list on a line of its own below';
  return /:(\s|$)/.test(value.replace(/\s#.*$/, '')) ? sayColon(value) : undefined;
}

const QUOTE_ALL = 'put the whole text in quotes: "…"';

const startsWith = (sign: string) => `found text that starts with ${sign}; ${QUOTE_ALL}`;

function sayColon(value: string): string {
  const says = `found a colon inside the text; ${QUOTE_ALL}`;
  return /^[“”‘’]/.test(value) ? `${says}. Curly quotes do not count as quotes; type straight ones` : says;
}

/** A \\ before a character that it cannot escape in double quotes: https://yaml.org/spec/1.2.2/#57-escaped-characters */
const STRAY_ESCAPE = /^"(?:[^"\\]|\\[\s0abtnvfre"/\\N_LPxuU])*\\[^\s0abtnvfre"/\\N_LPxuU]/;

function slipInQuotes(value: string, whole: string): SlipInValue | undefined {
  const quote = value.charAt(0);
  if (STRAY_ESCAPE.test(value))
    return slip('found a \\ inside double quotes; write it twice: \\\\, or put the text in single quotes');
  const end = endOfQuoted(whole);
  if (end === undefined)
    return open(
      `found text that starts with ${quote} but does not end with it; put ${quote} at the end too, or leave the first one out`,
    );
  const rest = restOfLine(whole, end);
  if (rest === '') return undefined;
  if (quote === "'")
    return slip(
      'found an apostrophe inside single quotes, which ends the text there; put the whole text in double quotes: "…"',
    );
  return slip(
    rest.endsWith('"')
      ? 'found a double quote inside double quotes, which ends the text there; put \\ before it: \\", or use curly ones: “…”'
      : 'found text that is only partly in quotes; use curly ones inside it: “…”, or put the whole text in single quotes',
  );
}

/** The index of the quote that closes the one at the start; undefined if none does. */
function endOfQuoted(text: string): number | undefined {
  const quote = text.charAt(0);
  for (let at = 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== "'") return at;
      at++;
    }
  }
  return undefined;
}

function slipInBrackets(whole: string, first: '[' | '{'): SlipInValue | undefined {
  const close = first === '[' ? ']' : '}';
  const end = whole.lastIndexOf(close);
  if (end < 0) return open(`found a ${first} without its ${close}; put ${close} at the end of the list`);
  return restOfLine(whole, end) === '' ? undefined : slip(startsWith(first));
}

/** The rest of the line after this index, trimmed; empty if it is a comment. */
function restOfLine(text: string, at: number): string {
  const rest =
    text
      .slice(at + 1)
      .split('\n', 1)[0]
      ?.trim() ?? '';
  return rest.startsWith('#') ? '' : rest;
}
