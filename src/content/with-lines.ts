import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cut } from '../text/cut';
import type { Mistake } from './mistake';

const MOST_SHOWN = 100;

/** The same mistakes, each with its line as it stands in the file, so that its author need not count lines. */
export function withLines(mistakes: readonly Mistake[]): Mistake[] {
  const files = new Map<string, readonly string[]>();
  return mistakes.map((mistake) => {
    const lines = files.get(mistake.file) ?? linesOf(mistake.file);
    files.set(mistake.file, lines);
    const stands = shown(lineAndText(lines, mistake.line - 1));
    return stands.trim() === '' ? mistake : { ...mistake, stands };
  });
}

/** With the text below it, where the line itself has only the sign that a text follows. */
function lineAndText(lines: readonly string[], at: number): string {
  const line = lines[at] ?? '';
  return /: [|>][+-]?\s*$/.test(line) ? `${line.trimEnd()} ${lines[at + 1]?.trim() ?? ''}` : line;
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(resolve(file), 'utf8').split(/\r\n?|\n/);
  } catch {
    return [];
  }
}

/** A tab is shown as →, because it looks like spaces; other invisible characters, which can upset a terminal, as spaces. */
const shown = (line: string) => cut(line.trimEnd().replaceAll('\t', '→').replace(/\p{C}/gu, ' '), MOST_SHOWN);
