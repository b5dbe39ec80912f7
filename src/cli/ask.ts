import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { z } from 'zod';
import type { Services } from '../commands/answer';
import type { Asker } from '../commands/asker';
import { answer } from '../commands/index';
import { commands } from '../commands/table';
import { wholeText } from '../plain-text';

const asker = terminalAsker('typed', (line) => `ask ${line}`);

/** `ask county lines`: writes one answer as plain text, as a person in a chat would get it. */
export async function ask(words: string, services: Services, output: Writable): Promise<void> {
  const { message } = await answer(words, asker, services);
  output.write(`${printable(wholeText(message))}\n`);
}

/**
 * `ask --jsonl`: for each JSON line in, writes one JSON line out, in the same order and as they come. A line that is
 * not a question gets `{"error":"…"}`, and the rest goes on. Resolves when the input ends.
 */
export async function askLines(
  input: AsyncIterable<string | Buffer>,
  services: Services,
  output: Writable,
): Promise<void> {
  for await (const line of linesOf(input)) {
    const flowing = output.write(`${oneLine(await answerLine(line, services))}\n`);
    if (!flowing) await once(output, 'drain');
  }
}

const names = commands.map(({ name }) => name);
const question = z.object({ command: z.enum(names).optional(), text: z.string() });

async function answerLine(line: string, services: Services) {
  const read = question.safeParse(parsed(line));
  if (!read.success) {
    return {
      error: `Not a question. Each line must be {"command":"glossary","text":"…"}; the commands are ${names.join(', ')}.`,
    };
  }
  const { command = '', text } = read.data;
  const { message, lookup, worry = null } = await answer(`${command} ${text}`, asker, services);
  return {
    text: wholeText(message),
    worry,
    results: (lookup?.results ?? []).map(({ entry: { id, kind, title }, match }) => ({ id, kind, title, match })),
    suggestions: (lookup?.suggestions ?? []).map(({ id, kind, title }) => ({ id, kind, title })),
  };
}

/** Undefined for what is not JSON, which is not a question either. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** JSON leaves these two characters unescaped, and some readers take them for line ends. */
const oneLine = (value: unknown) =>
  JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');

/**
 * The lines of a stream, in order, as they come. Only a line feed ends a line, and a carriage return before it is
 * removed: a JSON string may contain other line separators, at which `readline` would cut it in two.
 */
async function* linesOf(input: AsyncIterable<string | Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of input) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n');
    pieces[0] = rest + pieces[0];
    rest = pieces.pop() ?? '';
    for (const piece of pieces) yield piece.replace(/\r$/, '');
  }
  rest += decoder.decode();
  if (rest !== '') yield rest.replace(/\r$/, '');
}

/** The person at the terminal. `commandHint` returns what to type there for a line. */
function terminalAsker(via: Asker['via'], commandHint: Asker['commandHint']): Asker {
  return {
    tenant: 'terminal:here',
    conversation: 'terminal:here:here',
    person: 'terminal:here:somebody',
    setting: 'personal',
    via,
    commandHint,
    howToInvite: 'I cannot post anything from a terminal.',
  };
}

/**
 * The text without characters that move the cursor, colour the screen or change the reading direction: answers repeat
 * what people type.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' ? '\n' : ''));
}
