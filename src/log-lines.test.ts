import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LIST = join(__dirname, '..', 'manifests', 'operations', 'log-lines.md');

const HEAD = `# Every line of the log

Each line is one JSON object with \`time\`, \`level\`, \`msg\` and, where it belongs to a request, \`requestId\` (before Node 24, only
the server’s own lines have it). “…” stands for what differs, such as a host. None holds what somebody typed, nor a name. Lines that
start with \`Bolt:\` are Slack’s library’s own.

Made from the source by \`LOG_LINES=write npx jest src/log-lines\`; a test holds it to that.

| Level | Line | Where in the source |
|---|---|---|
`;

test('every line that the program can log stands in the list, and no other', () => {
  const made = `${HEAD}${linesOfLog().join('\n')}\n`;
  if (process.env.LOG_LINES === 'write') writeFileSync(LIST, made);
  const there = readFileSync(LIST, 'utf8');
  if (there !== made)
    throw new Error(
      `manifests/operations/log-lines.md is no longer right. Make it anew: LOG_LINES=write npx jest src/log-lines\n\n${made}`,
    );
});

test('the reader of the source misses no call', () => {
  const calls = sources().flatMap(({ code }) => [...code.matchAll(CALL)]);
  expect(calls.length).toBeGreaterThan(60);
  expect(linesOfLog().length).toBeGreaterThan(60);
  expect(linesOfLog().filter((line) => /\| *\||undefined|\$\{/.test(line))).toEqual([]);
});

/** A call of a logger: `log.warn(`, `bot.log.info(`, `log[level](`. */
const CALL = /\blog(?:\.(fatal|error|warn|info)|\[(\w+)\])\(/g;

function sources() {
  return (readdirSync(__dirname, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|^(testing|bench|tryout)\//.test(file))
    .sort()
    .map((file) => ({ file, code: readFileSync(join(__dirname, file), 'utf8').replace(/(^|\s)\/\/.*$/gm, '') }));
}

function linesOfLog(): string[] {
  const rows = sources().flatMap(({ file, code }) =>
    [...code.matchAll(CALL)].flatMap((call) => {
      const inside = argumentsFrom(code, call.index + call[0].length);
      return saidIn(inside, code).map((says) => `| ${call[1] ?? 'info, or debug'} | ${cell(says)} | \`${file}\` |`);
    }),
  );
  const byLine = (row: string) => (row.split('|')[2] ?? '').toLowerCase() + row;
  return [...new Set(rows)].sort((a, b) => (byLine(a) < byLine(b) ? -1 : 1));
}

/** The text of the arguments up to the bracket that closes them. */
function argumentsFrom(code: string, from: number): string {
  let depth = 1;
  let quote = '';
  for (let at = from; at < code.length; at++) {
    const sign = code[at] ?? '';
    if (quote) {
      if (sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if ('\'"`'.includes(sign)) quote = sign;
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign) && --depth === 0) return code.slice(from, at);
  }
  throw new Error('a call of the log that does not end');
}

/** What the last argument says: its texts, or those of the constant that it names. */
function saidIn(inside: string, code: string): string[] {
  const message = lastArgument(inside).trim();
  const named = /^([A-Z_]+)(?:\[\w+\])?$/.exec(message)?.[1];
  if (named === undefined) return textsIn(message);
  const [, constant = ''] = new RegExp(`\\bconst ${named}\\b[^=]*=([\\s\\S]*?);\\n`).exec(code) ?? [];
  return textsIn(constant.replace(/^\s*\w+:/gm, ''));
}

function lastArgument(inside: string): string {
  let depth = 0;
  let quote = '';
  let last = 0;
  for (let at = 0; at < inside.length; at++) {
    const sign = inside[at] ?? '';
    if (quote) {
      if (sign === '\\') at++;
      else if (sign === quote) quote = '';
    } else if ('\'"`'.includes(sign)) quote = sign;
    else if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
    else if (sign === ',' && depth === 0 && inside.slice(at + 1).trim() !== '') last = at + 1;
  }
  return inside.slice(last);
}

/** Texts in quotation marks; what is put into them is “…”. */
function textsIn(source: string): string[] {
  const flat = source.replace(/\$\{(?:[^{}`]|\{[^{}]*\}|`[^`]*`)*\}/g, '…');
  return [...flat.matchAll(/'((?:\\.|[^'\\])*)'|`([^`]*)`/g)].map(([, plain, template]) =>
    (plain ?? template ?? '').replaceAll("\\'", "'").replace(/\s+/g, ' '),
  );
}

const cell = (text: string) => text.replaceAll('|', '\\|');
