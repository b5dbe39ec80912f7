import { dueBy } from '../content/due';
import { plainText } from '../message';
import { shippedContent } from '../testing/shipped-content';
import { dueReport } from './due-report';

const content = shippedContent();

test('what the keeper reads names the entry or its law, and since when it may have changed', () => {
  const report = dueReport(dueBy('2026-09-01', content), content);
  expect(plainText(report)).toContain('- Child-on-child abuse: since 1 September 2026');
  expect(plainText(report)).toContain('- the law on Local authority designated officer: since 1 September 2026');
  expect(plainText(report)).toContain('[Child-on-child abuse]');
});

test('a long list is cut, with the number of the others', () => {
  const [one] = dueBy('2040-01-01', content);
  if (!one) throw new Error('nothing is ever due');
  const said = plainText(dueReport(Array(14).fill(one), content));
  expect(said.match(/: since /g)).toHaveLength(10);
  expect(said).toContain('And 4 more.');
});
