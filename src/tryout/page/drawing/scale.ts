import { atMost, cut } from '../../../text/cut';

/** In pixels, for a letter of the small type in charts. Letters differ; this is a wide one. */
const LETTER = 6.6;

/** Returns the ends of an axis that holds all values and zero, and round steps between them. */
export function scaleOf(values: readonly number[], steps = 4): { low: number; high: number; ticks: readonly number[] } {
  const least = Math.min(0, ...values);
  const most = Math.max(0, ...values);
  const rough = (most - least || 1) / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10);
  // Counts are whole: half a person is no step.
  const whole = values.every(Number.isInteger) ? Math.max(1, Math.round(step)) : step;
  const [from, to] = [Math.floor(least / whole), Math.max(1, Math.ceil(most / whole))];
  const ticks = Array.from({ length: to - from + 1 }, (_, at) => Number(((from + at) * whole).toPrecision(6)));
  return { low: from * whole, high: to * whole, ticks };
}

export const widthOf = (words: string) => words.length * LETTER;

/** Breaks words into lines of at most `width` pixels. The last of `most` lines ends with `…` where something is left out. */
export function linesOf(words: string, width: number, most: number): string[] {
  // Not a letter less because of how a computer divides.
  const room = Math.max(2, Math.floor(width / LETTER + 0.01));
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, most);
  return shown.map((line, at) => {
    const more = at === most - 1 && lines.length > most;
    return more ? `${atMost(line, room - 1)}…` : cut(line, room);
  });
}
