/**
 * What is wrong with the text that stands after a colon or a dash, as a writer would see it; undefined where nothing is.
 * `goesOn`: the lines below that may belong to it.
 */
export function slipInValue(value: string, goesOn: readonly string[] = []): string | undefined {
  const [first = ''] = value;
  if (first === "'" || first === '"') return slipInQuotes(value, goesOn);
  if (first === '[' || first === '{') return slipInBrackets(value, goesOn);
  if (/^[|>]/.test(value))
    return /^[|>][+-]?\d?[+-]?(\s*|\s+#.*)$/.test(value)
      ? undefined
      : `found text that starts with ${first}; ${QUOTE_ALL}`;
  if (/^[@`%*&!]/.test(value)) return `found text that starts with ${first}; ${QUOTE_ALL}`;
  if (/^- /.test(value))
    return 'found a dash after the colon; leave it out, or begin a list in a line of its own below';
  if (/^\?(\s|$)/.test(value)) return `found text that starts with ?; ${QUOTE_ALL}`;
  if (/:(\s|$)/.test(value.replace(/\s#.*$/, ''))) return slipOfColon(value);
  return undefined;
}

const QUOTE_ALL = 'put the whole text in quotes: "…"';

function slipOfColon(value: string): string {
  const curly = /^[“”‘’]/.test(value) ? ' Curly quotes do not count as quotes; type straight ones.' : '';
  return `found a colon inside the text; ${QUOTE_ALL}.${curly}`.replace(/\.$/, '');
}

function slipInQuotes(value: string, goesOn: readonly string[]): string | undefined {
  const quote = value.charAt(0);
  const [, escaped] =
    quote === '"'
      ? (/^(?:[^"\\]|\\[\s0abtnvfre"/\\N_LPxuU])*\\([^\s0abtnvfre"/\\N_LPxuU])/.exec(value.slice(1)) ?? [])
      : [];
  if (escaped !== undefined)
    return 'found a \\ in a text in double quotes; write it twice: \\\\, or put the text in single quotes';
  const whole = [value, ...goesOn].join('\n');
  const end = endOfQuoted(whole);
  const name = quote === '"' ? 'a double quote' : 'an apostrophe';
  if (end === undefined)
    return `found a text that starts with ${quote} and does not end with it; put ${quote} at its end too, or leave the first one out`;
  const rest =
    whole
      .slice(end + 1)
      .split('\n')[0]
      ?.trim() ?? '';
  if (rest === '' || rest.startsWith('#')) return undefined;
  if (quote === "'")
    return `found ${name} inside a text in single quotes, which ends the text there; put the whole text in double quotes: "…"`;
  return rest.endsWith('"')
    ? 'found a double quote inside a text in double quotes, which ends the text there; put \\ before it: \\", or use curly ones: “…”'
    : 'found a text that is only partly in quotes; use curly ones inside it: “…”, or put the whole text in single quotes';
}

/** Where the quote that the text starts with is closed. */
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

function slipInBrackets(value: string, goesOn: readonly string[]): string | undefined {
  const [open, close] = value.startsWith('[') ? ['[', ']'] : ['{', '}'];
  const whole = [value, ...goesOn].join('\n');
  const end = whole.indexOf(close);
  if (end < 0) return `found a ${open} without its ${close}; put ${close} at the end of the list`;
  const rest =
    whole
      .slice(whole.lastIndexOf(close) + 1)
      .split('\n')[0]
      ?.trim() ?? '';
  return rest === '' || rest.startsWith('#') ? undefined : `found text that starts with ${open}; ${QUOTE_ALL}`;
}
