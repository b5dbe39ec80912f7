import { fewVotersPreview } from './few-voters-preview';

test.each([5, 7, 10])('with a minimum of %d, what will be seen is said in 25 words or fewer', (minimum) => {
  const says = fewVotersPreview(minimum);
  expect(says.split(' ').length).toBeLessThanOrEqual(25);
  expect(says).toMatch(
    new RegExp(`^Under ${minimum} votes, you will see nothing; .*from ten, rounded percentages\\.$`),
  );
  expect(says.includes('under ten, words such as')).toBe(minimum < 10);
});
