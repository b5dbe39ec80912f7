import { shippedContent } from '../testing/shipped-content';
import { readingAge } from './readability';
import { answersOf, SCALES } from './scales';
import type { PollTemplate } from './schema';

const { polls, principles, themes } = shippedContent();
const AUDIENCES = ['practitioners', 'managers', 'leaders'] as const;

const idsWhere = (fits: (poll: PollTemplate) => boolean) => polls.filter(fits).map(({ id }) => id);

describe('there is a poll template', () => {
  it('at least twenty times', () => {
    expect(polls.length).toBeGreaterThanOrEqual(20);
  });

  it.each([...principles, ...themes].map(({ id }) => id))('for %s', (topic) => {
    expect(idsWhere(({ about }) => about === topic)).not.toEqual([]);
  });

  it.each(AUDIENCES)('for %s: at least twelve', (reader) => {
    expect(idsWhere(({ audience }) => audience.includes(reader)).length).toBeGreaterThanOrEqual(12);
  });

  it.each(Object.keys(SCALES))('on the scale %s', (name) => {
    expect(idsWhere(({ scale }) => scale === name)).not.toEqual([]);
  });

  it('for choosing among the eight principles, under their own titles', () => {
    const choice = polls.find(({ id }) => id === 'principle-for-next-month');
    expect(choice?.options).toEqual(principles.map(({ title }) => title));
  });
});

describe('a poll template', () => {
  it('has a scale or options of its own, never both', () => {
    expect(idsWhere(({ scale, options }) => (scale === undefined) === (options === undefined))).toEqual([]);
  });

  it('fits on a card: a question of at most 150 characters, two to ten answers of at most 75', () => {
    const fits = (poll: PollTemplate) => {
      const answers = answersOf(poll);
      return poll.question.length <= 150 && answers.length >= 2 && answers.length <= 10;
    };
    expect(idsWhere((poll) => !fits(poll))).toEqual([]);
    expect(polls.flatMap(answersOf).filter((answer) => answer.length > 75)).toEqual([]);
  });

  it('offers no answer twice', () => {
    const twice = (answers: readonly string[]) =>
      new Set(answers.map((one) => one.toLowerCase())).size < answers.length;
    expect(idsWhere((poll) => twice(answersOf(poll)))).toEqual([]);
  });

  it('asks for agreement with a statement, and anything else as a question', () => {
    const wrong = idsWhere(({ question, scale }) => !question.endsWith(scale === 'agreement' ? '.' : '?'));
    expect(wrong).toEqual([]);
  });

  it('asks how confident, how often and how ready on the scale that answers it', () => {
    const ways = { confidence: /^How confident/, frequency: /\bhow often\b/i, 'fist-to-five': /^How ready/ };
    for (const [name, way] of Object.entries(ways))
      expect(idsWhere(({ scale, question }) => (scale === name) !== way.test(question))).toEqual([]);
  });

  it('leaves a question to talk about when the result is there', () => {
    expect(idsWhere(({ followUp = '' }) => followUp.split('?').length !== 2 || !followUp.endsWith('?'))).toEqual([]);
  });

  it('never asks twice in one breath', () => {
    expect(idsWhere(({ question }) => question.split(/[?.]/).length !== 2)).toEqual([]);
  });

  it('can be read at the age of thirteen, with what follows', () => {
    const hard = polls.map(({ id, question, followUp }) => ({ id, age: readingAge(`${question} ${followUp}`) }));
    expect(hard.filter(({ age }) => age > 13)).toEqual([]);
  });

  it('has a name that can be typed: two to five words', () => {
    expect(idsWhere(({ id }) => !/^[a-z]+(-[a-z0-9]+){1,4}$/.test(id))).toEqual([]);
  });
});

describe('nobody is made to answer', () => {
  it('what only some roles can know: supervision, one’s own work with young people, first calls to parents', () => {
    const some = ['views-change-plans', 'time-for-trust', 'supervision-makes-me-think', 'first-contact-with-parents'];
    const left = some.filter((id) => !idsWhere((poll) => answersOf(poll).includes('Not my role')).includes(id));
    expect(left).toEqual([]);
  });

  it('what could cost them something: discrimination, strain, doubt, disagreement, their supervisor', () => {
    const delicate = /discriminat|unfair|distress|feelings|don't know”|disagree|supervision|enough time/i;
    const asked = polls.filter(({ question }) => delicate.test(question));
    expect(asked.length).toBeGreaterThanOrEqual(8);
    expect(asked.filter((poll) => !answersOf(poll).includes('Prefer not to say')).map(({ id }) => id)).toEqual([]);
  });
});
