import { didYouMean, hint } from './did-you-mean';

const fields = ['definition', 'inPractice', 'related', 'sources', 'aliases'];

it.each([
  ['definiton', 'definition'],
  ['Sources', 'sources'],
  ['relatd', 'related'],
  ['inpractise', 'inPractice'],
  ['alias', 'aliases'],
])('%s probably means %s', (found, meant) => {
  expect(didYouMean(found, fields)).toBe(meant);
});

it.each(['colour', 'x', '', 'd'.repeat(100_000)])('nothing is guessed where nothing is near: %.10s', (found) => {
  expect(didYouMean(found, fields)).toBeUndefined();
  expect(hint(found, fields)).toBe('');
});

it('counts two letters that changed places as one slip, as in the shortest words', () => {
  expect(didYouMean('hlep', ['help', 'start'])).toBe('help');
  expect(didYouMean('tersm', ['terms', 'themes'])).toBe('terms');
  expect(didYouMean('hle', ['help'])).toBeUndefined();
});
