import { dueBy } from '../content/due';
import { plainText } from '../plain-text';
import type { Feedback } from '../store/feedback';
import { shippedContent } from '../testing/shipped-content';
import { keeperReport } from './keeper-report';

const content = shippedContent();

test('what the keeper reads names the entry or its law, and since when it may have changed', () => {
  const report = keeperReport(dueBy('2026-09-01', content), [], content);
  expect(plainText(report)).toContain('- Child-on-child abuse: since 1 September 2026');
  expect(plainText(report)).toContain('- the law on Local authority designated officer: since 1 September 2026');
  expect(plainText(report)).toContain('[Child-on-child abuse]');
});

test('a long list is cut, with the number of the others', () => {
  const [one] = dueBy('2040-01-01', content);
  if (!one) throw new Error('nothing is ever due');
  const said = plainText(keeperReport(Array(14).fill(one), [], content));
  expect(said.match(/: since /g)).toHaveLength(10);
  expect(said).toContain('And 4 more.');
});

describe('feedback', () => {
  const piece = (number: number, changes: Partial<Feedback> = {}): Feedback => ({
    ...{
      number,
      entry: 'county-lines',
      kind: 'out-of-date',
      text: 'The law has changed.',
      month: '2026-11',
      ...changes,
    },
  });

  test('stands first, each piece with its number, its entry, what is wrong and the words', () => {
    const report = keeperReport([], [piece(7), piece(6, { entry: null, kind: 'other', text: '*No* boys.' })], content);
    expect(plainText(report)).toContain(
      [
        '2 pieces of feedback to read:',
        '- Number 7: County lines, out of date. “The law has changed.”',
        '- Number 6: Something else. “*No* boys.”',
        '',
        '[Number 7 is done] [Number 6 is done]',
      ].join('\n'),
    );
    expect(plainText(report)).not.toContain('To look at again');
  });

  test('of a long list the newest three are shown', () => {
    const said = plainText(
      keeperReport(
        [],
        [9, 8, 7, 6].map((number) => piece(number)),
        content,
      ),
    );
    expect(said).toContain('4 pieces of feedback to read');
    expect(said.match(/^- Number \d/gm)).toEqual(['- Number 9', '- Number 8', '- Number 7']);
  });

  test('on an entry that is gone is named by its id', () => {
    expect(plainText(keeperReport([], [piece(1, { entry: 'old-term', text: '' })], content))).toContain(
      '1 piece of feedback to read:\n- Number 1: old-term, out of date.\n',
    );
  });
});
