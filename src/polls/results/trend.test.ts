import fc from 'fast-check';
import { SCALES } from '../../content/scales';
import { closedResult } from './closed-result';
import { resultOf } from './result';
import { type Round, trendOf } from './trend';

const LONDON = { minimum: 5, zone: 'Europe/London' };
const AGREEMENT = { ...LONDON, scale: 'agreement' as const };

function round(
  day: string,
  counts: readonly number[],
  labels: readonly string[],
  openness: 'anonymous' | 'open' = 'anonymous',
): Round {
  const options = labels.map((label, id) => ({ id, label }));
  const voters = counts.reduce((total, count) => total + count, 0);
  const result = resultOf({ options, many: false, openness }, { voters, counts }, { minimum: 5 });
  return { closedAt: new Date(`${day}T12:00:00Z`), result };
}
const agree = (day: string, ...counts: number[]) => round(day, counts, SCALES.agreement);
const yesNo = (day: string, yes: number, no: number) => round(day, [yes, no], ['Yes', 'No']);

test('one round is nothing to compare', () => {
  expect(trendOf([], LONDON).kind).toBe('too few rounds');
  expect(trendOf([yesNo('2026-03-02', 12, 8)], LONDON)).toEqual({
    kind: 'too few rounds',
    says: expect.stringContaining('two rounds'),
  });
});

test('rounds that showed nothing take no part', () => {
  const soon: Round = { closedAt: new Date('2026-06-02T12:00:00Z'), result: { kind: 'too soon' } };
  expect(trendOf([yesNo('2026-03-02', 12, 8), yesNo('2026-05-02', 3, 1), soon], LONDON).kind).toBe('too few rounds');
});

test('an open round with fewer votes than the minimum takes no part, one with enough does', () => {
  const open = (yes: number, no: number) => round('2026-05-02', [yes, no], ['Yes', 'No'], 'open');
  expect(trendOf([yesNo('2026-03-02', 12, 8), open(3, 1)], LONDON).kind).toBe('too few rounds');
  expect(trendOf([yesNo('2026-03-02', 12, 8), open(3, 2)], LONDON)).toMatchObject({
    says: 'In March 2026 about 60 % chose “Yes”; in May 2026 3 of 5 did.',
  });
});

test('rounds with other answers than the last take no part', () => {
  const other = round('2026-04-02', [9, 6], ['Yes', 'Not yet']);
  expect(trendOf([other, yesNo('2026-05-02', 12, 8)], LONDON).kind).toBe('too few rounds');
});

describe('in words', () => {
  test.each([
    [
      'small rounds',
      yesNo('2026-03-02', 4, 4),
      yesNo('2026-11-02', 7, 1),
      'In March 2026 no answer stood out; in November 2026 most or all chose “Yes”.',
    ],
    [
      'the same answer ahead',
      agree('2026-03-02', 0, 1, 2, 4, 1),
      agree('2026-11-02', 0, 0, 0, 8, 0),
      'In March 2026 half chose “Agree”; in November 2026 most or all did.',
    ],
    [
      'another answer ahead',
      yesNo('2026-03-02', 12, 8),
      yesNo('2026-11-02', 5, 15),
      'In March 2026 about 60 % chose “Yes”; in November 2026 about 75 % chose “No”.',
    ],
    [
      'nearly all',
      yesNo('2026-03-02', 20, 0),
      yesNo('2026-11-02', 10, 10),
      'In March 2026 nearly all chose “Yes”; in November 2026 no answer stood out.',
    ],
    [
      'two rounds in a month',
      yesNo('2026-03-02', 12, 8),
      yesNo('2026-03-30', 14, 6),
      'On 2 March 2026 about 60 % chose “Yes”; on 30 March 2026 about 70 % did.',
    ],
    [
      'a small round and a large one',
      yesNo('2026-03-02', 7, 1),
      yesNo('2026-11-02', 14, 6),
      'In March 2026 most or all chose “Yes”; in November 2026 about 70 % did.',
    ],
  ])('%s', (_what, first, last, says) => {
    expect(trendOf([first, last], LONDON)).toMatchObject({ kind: 'trend', says });
  });
});

describe('on a scale', () => {
  test('the answers have one position, and the sentence says where they moved', () => {
    const trend = trendOf([agree('2026-03-02', 5, 5, 5, 5, 0), agree('2026-11-02', 0, 0, 5, 10, 5)], AGREEMENT);
    expect(trend).toMatchObject({
      says: expect.stringContaining('the answers moved towards “Strongly agree”, and are now nearest to “Agree”.'),
      points: [
        { when: 'March 2026', voters: '20', position: { value: 40, near: 'Neither agree nor disagree' } },
        { when: 'November 2026', position: { value: 75, near: 'Agree' } },
      ],
    });
  });

  test('a move the other way is told as well, and a small one as none', () => {
    const high = agree('2026-03-02', 0, 0, 5, 10, 5);
    expect(trendOf([high, agree('2026-05-02', 5, 10, 5, 0, 0)], AGREEMENT)).toMatchObject({
      says: expect.stringContaining('moved towards “Strongly disagree”'),
    });
    expect(trendOf([high, agree('2026-05-02', 0, 0, 6, 9, 5)], AGREEMENT)).toMatchObject({
      says: expect.stringContaining('stayed about where they were, nearest to “Agree”'),
    });
  });

  test('“Not my role” is no point of the scale', () => {
    const labels = [...SCALES.agreement, 'Not my role'];
    const rounds = ['2026-03-02', '2026-05-02'].map((day) => round(day, [0, 0, 0, 0, 10, 10], labels));
    expect(trendOf(rounds, AGREEMENT)).toMatchObject({
      points: [{ position: { value: 100 } }, { position: { value: 100 } }],
    });
  });

  test('a round where hardly anybody chose a point, and a small round, have no position', () => {
    const labels = [...SCALES.agreement, 'Not my role'];
    const rounds = [round('2026-03-02', [0, 0, 0, 0, 0, 20], labels), round('2026-05-02', [0, 0, 0, 4, 2, 0], labels)];
    expect(trendOf(rounds, AGREEMENT)).toMatchObject({ points: [{ position: null }, { position: null }] });
  });
});

test('the rounds come in the order of time, at most the last six', () => {
  const months = ['01', '02', '03', '04', '05', '06', '07'];
  const rounds = months.map((month) => yesNo(`2026-${month}-02`, 12, 8)).reverse();
  const trend = trendOf(rounds, LONDON);
  expect(trend.kind === 'trend' ? trend.points.map(({ when }) => when) : []).toEqual(
    ['February', 'March', 'April', 'May', 'June', 'July'].map((month) => `${month} 2026`),
  );
});

test('a month is the month of the zone', () => {
  const late: Round = { ...yesNo('2026-06-30', 12, 8), closedAt: new Date('2026-06-30T23:30:00Z') };
  expect(trendOf([yesNo('2026-03-02', 12, 8), late], LONDON)).toMatchObject({
    says: expect.stringContaining('July 2026'),
  });
});

test('whatever the votes, a trend is told from the stored cards, and a position is a step of 5 on the scale', () => {
  const counts = fc.array(fc.nat(12), { minLength: 5, maxLength: 5 });
  const stored = (one: Round): Round => ({
    ...one,
    result: closedResult.parse(JSON.parse(JSON.stringify(one.result))),
  });
  fc.assert(
    fc.property(counts, counts, (first, last) => {
      const trend = trendOf([stored(agree('2026-03-02', ...first)), stored(agree('2026-11-02', ...last))], AGREEMENT);
      for (const { position, shares } of trend.kind === 'trend' ? trend.points : []) {
        expect(position === null).toBe(shares.some(({ bar }) => bar === null));
        if (position === null) continue;
        expect([position.value % 5, position.value >= 0, position.value <= 100]).toEqual([0, true, true]);
        expect(SCALES.agreement).toContain(position.near);
      }
      expect(trend.says).toMatch(/\.$/);
    }),
    { seed: 20261123, numRuns: 300 },
  );
});
