import fc from 'fast-check';
import type { Bars, Chart, Message } from '../../message';
import { readable } from '../../tryout/slack/readable';
import { messageFault } from '../../tryout/slack/web-api';
import type { Json } from '../../tryout/slack/workspace';
import { render, renderModal } from './render';

const chart = (labels: readonly string[], more: Partial<Chart> = {}): Chart => ({
  kind: 'bar',
  title: 'Result',
  measure: 'Per cent of votes',
  points: labels.map((label, at) => ({ label, value: 10 * at })),
  ...more,
});
const bars = (labels: readonly string[], more: Partial<Chart> = {}): Bars => ({
  kind: 'bars',
  label: 'Result',
  bars: labels.map((label, at) => ({ label, words: `about ${10 * at} %`, bar: 2 * at })),
  chart: chart(labels, more),
});
const said = (...blocks: Bars[]): Message => ({ audience: 'conversation', blocks });
const drawn = (message: Message) => render(message).blocks as unknown as Json[];

test('a chart takes the place of the bars, and the words stay above it', () => {
  expect(readable(drawn(said(bars(['Yes', 'No']))))).toBe(
    'Result:\nYes: about 0 %\nNo: about 10 %\nResult: Result: Yes 0, No 10',
  );
});

test('labels that are too long for a chart have a number, which stands before the words as well', () => {
  const long = 'We plan together with the young person';
  expect(readable(drawn(said(bars(['Yes', long]))))).toBe(
    `Result:\n1: Yes: about 0 %\n2: ${long}: about 10 %\nResult: Result: 1: Yes 0, 2: We plan together… 10`,
  );
  const last = bars(['Yes', 'No', long]);
  const withoutFirst = { ...last, chart: chart([long, 'No']) };
  expect(readable(drawn(said(withoutFirst)))).toContain('Result: 3: We plan together… 0, 2: No 10');
});

test('there are two charts in a message, none in a window, and bars for the rest', () => {
  const three = said(bars(['Yes', 'No']), bars(['Yes', 'No']), bars(['Yes', 'No']));
  const count = (blocks: Json[]) => blocks.filter(({ type }) => type === 'data_visualization').length;
  expect(count(drawn(three))).toBe(2);
  expect(readable(drawn(three).slice(-2))).toContain('█');
  const inWindow = renderModal(three) as unknown as Json[];
  expect(count(inWindow)).toBe(0);
  expect(readable(inWindow)).toContain('█');
});

test('what Slack would not draw is drawn as bars', () => {
  for (const points of [
    [],
    [{ label: ' ', value: 1 }],
    Array.from({ length: 21 }, (_, at) => ({ label: `${at}`, value: at })),
  ])
    expect(readable(drawn(said(bars(['Yes', 'No'], { points }))))).toContain('█');
});

test('whatever the labels are, Slack takes the message', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 22 }),
      text,
      fc.constantFrom('bar', 'line'),
      (labels, title, kind) => {
        const message = said(bars(labels, { title, measure: title, kind }));
        expect(messageFault({ ...render(message) }, 40_000)).toBeUndefined();
      },
    ),
  );
});
