import { weigh } from '../../lookup/weigh';
import { fitWeights, silentFrom } from './fit';
import type { Lesson } from './lessons';

/** One figure for each entry, and one for silence. */
const lesson = (figures: readonly number[], silence: number, right: readonly boolean[]): Lesson => ({
  set: 'police',
  evidence: { entries: figures.map((figure, owner) => ({ owner, figures: [figure] })), silence: [silence] },
  right,
  count: 1,
});
const found = Array.from({ length: 20 }, () => lesson([0.9, 0.2], 0.1, [true, false]));
const silent = Array.from({ length: 20 }, () => lesson([0.2, 0.1], 0.9, [false, false]));

test('evidence for what was right counts for it, and silence is the answer from where it is right', () => {
  const weights = fitWeights([...found, ...silent]);
  const [ours, others] = [found, silent].map(([one]) => weigh((one as Lesson).evidence, weights));
  expect(ours?.entries[0]?.owner).toBe(0);
  expect(ours?.silence).toBeLessThanOrEqual(weights.silentFrom);
  expect(others?.silence).toBeGreaterThan(weights.silentFrom);
});

test('of what is not ours, 95 in 100 are met by silence', () => {
  const others = Array.from({ length: 200 }, (_, at) => lesson([0.1], at / 20, [false]));
  const weights = { entry: [1], silence: [1] };
  const from = silentFrom([...found, ...others], weights);
  const answered = others.filter(({ evidence }) => weigh(evidence, weights).silence <= from).length;
  expect(answered).toBeGreaterThan(0);
  expect(answered / others.length).toBeLessThanOrEqual(0.05);
});
