import type { Block } from '../../message';
import { asLabel } from '../../plain-text';
import { aroundCode } from '../../text/code';
import type { CardElement, TextRun } from './card';
import { clip } from './fit-card';
import { plainCardText } from './markdown';

/** Our own limit, in characters: one text must not fill a card by itself. */
const LONGEST = 3000;

/** One element for each line: a run of text is shown on one line, whatever line breaks it contains. */
export function renderText({ label, text }: Extract<Block, { kind: 'text' }>): CardElement[] {
  const [first = '', ...others] = clip(text, LONGEST)
    .split(/[\r\n]+/)
    .filter((line) => plainCardText(line) !== '');
  return [
    rich([...(label ? [bold(asLabel(label)), SPACE] : []), ...runs(first)]),
    ...others.map((line) => ({ ...rich(runs(line)), spacing: 'None' }) as const),
  ];
}

/** Text runs on one line, which always wraps. */
export const rich = (inlines: readonly TextRun[]) => ({ type: 'RichTextBlock', inlines }) as const;

export const run = (text: string): TextRun => ({ type: 'TextRun', text: clip(plainCardText(text), LONGEST) });

/** Lines that people can type stand out. */
export const runs = (text: string): TextRun[] => {
  const pieces = aroundCode(clip(plainCardText(text), LONGEST));
  return pieces.map(({ text: piece, code }) => ({
    type: 'TextRun',
    text: piece,
    ...(code ? { fontType: 'Monospace' } : {}),
  }));
};

export const bold = (text: string): TextRun => ({ ...run(text), weight: 'Bolder' });

/** Small print. */
export const quietly = (one: TextRun): TextRun => ({ ...one, size: 'Small', isSubtle: true });

const SPACE: TextRun = { type: 'TextRun', text: ' ' };
