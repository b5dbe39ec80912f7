import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_CONTENT } from '../../content/load';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { readQueries } from '../lookup/queries';
import { hearWithout } from './bench';
import { readProbes } from './probes';
import { listsOf } from './write-weights';

const content = shippedContent();

test('what was learnt is of the lists as they are; else make it anew with npm run worries', () => {
  const { lists } = JSON.parse(readFileSync(join(SHIPPED_CONTENT, 'worry-weights', 'about.json'), 'utf8'));
  expect(lists).toBe(listsOf(content));
});

test('a stranger whose lines nothing was learnt from is heard: 90 in 100 worries at least, 2 in 100 ordinary lines at most', () => {
  const hearings = hearWithout('b', content, readProbes());
  const of = (isWorry: boolean) => hearings.filter(({ worry }) => (worry !== null) === isWorry);
  const heard = (isWorry: boolean) => of(isWorry).filter((one) => one.heard !== null).length / of(isWorry).length;
  expect(heard(true)).toBeGreaterThanOrEqual(0.9);
  expect(heard(false)).toBeLessThanOrEqual(0.02);
}, 180_000);

test('the queries of the search are looked up, not heard as worries', () => {
  const { hearWorry } = testServices();
  const queries = (['sample', 'tuning'] as const).flatMap(readQueries);
  expect(queries.filter(({ text }) => hearWorry(text) !== undefined).map(({ text }) => text)).toEqual([]);
});
