import { isOtherDoubt, judgeByDatabase, judgeByWitness, type Witness } from './judge-clock';

const NOW = new Date('2026-11-30T09:00:00Z');
const HOUR_MS = 60 * 60 * 1_000;
const ago = (days: number) => new Date(NOW.getTime() - days * 24 * HOUR_MS);

type Known = { readonly alive?: Date; readonly doubt?: Date; readonly server?: Date };
const judged = (known: Known, witness?: Witness) => {
  const all = { alive: undefined, doubt: undefined, server: undefined, ...known };
  const verdict = judgeByDatabase(NOW, all);
  return verdict === 'ask' ? judgeByWitness(NOW, all, witness) : verdict;
};

test.each<[string, Known, Witness, string]>([
  ['the first start', {}, undefined, 'trusted'],
  ['a bot that was seen an hour ago', { alive: ago(1 / 24) }, undefined, 'trusted'],
  ['a bot that was off for a week, and nobody to ask', { alive: ago(7) }, undefined, 'trusted'],
  ['a bot that was off for two summer months, and Slack agrees', { alive: ago(62) }, NOW, 'trusted'],
  ['the same without anybody to ask', { alive: ago(62) }, undefined, 'doubted'],
  ['the same, once the clock has stood for a day', { alive: ago(62), doubt: ago(1) }, undefined, 'trusted'],
  ['a doubt of another time', { alive: ago(62), doubt: ago(50) }, undefined, 'doubted'],
  ['a clock two years ahead, and Slack contradicts', { alive: ago(730) }, ago(730), 'doubted'],
  ['the same after a day: it is never outwaited', { alive: ago(730), doubt: ago(1) }, ago(730), 'doubted'],
  ['a certificate that is not valid at this time', { alive: ago(730), doubt: ago(1) }, 'another time', 'doubted'],
  ['a clock three days ahead, and Slack contradicts', { alive: ago(3) }, ago(3), 'doubted'],
  ['a clock two years behind', { alive: ago(-730) }, undefined, 'doubted'],
  ['a database server with another time', { alive: ago(0), server: ago(2) }, undefined, 'doubted'],
  ['the same after a day', { alive: ago(0), server: ago(2), doubt: ago(1) }, undefined, 'doubted'],
  ['the same, and Slack agrees with this machine', { alive: ago(0), server: ago(2) }, NOW, 'trusted'],
  ['two months off, and the database server agrees', { alive: ago(62), server: ago(0.01) }, undefined, 'trusted'],
])('%s', (_says, known, witness, verdict) => {
  expect(judged(known, witness)).toBe(verdict);
});

test('a doubt is of another time if the clock has jumped since', () => {
  expect([undefined, ago(-1), ago(31)].map((doubt) => isOtherDoubt(NOW, doubt))).toEqual([true, true, true]);
  expect(isOtherDoubt(NOW, ago(1))).toBe(false);
});
