import { shippedContent } from '../testing/shipped-content';
import { createKnowledge } from './knowledge';

const knowledge = createKnowledge(shippedContent());

test('what is looked up again gets the very same answer, for each kind by itself', () => {
  const first = knowledge.lookUp('cukooing', ['term']);
  expect(first.results[0]?.entry.id).toBe('cuckooing');
  expect(knowledge.lookUp('cukooing', ['term'])).toBe(first);
  expect(knowledge.lookUp('cukooing', ['principle']).results).toEqual([]);
});

test('an answer that repeats what was typed is worked out each time', () => {
  const answer = () => knowledge.lookUp('CSE and QZX', ['term']);
  expect(answer().several?.unknown).toEqual(['QZX']);
  expect(answer()).toEqual(answer());
  expect(answer()).not.toBe(answer());
});
