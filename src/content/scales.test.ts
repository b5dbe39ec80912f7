import { pack } from '../testing/pack';
import { readContentFolder } from './read';
import { answersOf, SCALES } from './scales';
import { type PollTemplate, pollTemplate } from './schema';

const scales = Object.entries(SCALES);

describe.each(scales)('the scale %s', (_name, points) => {
  it('says every point in words, each its own, short enough for a choice', () => {
    expect(points.filter((point) => !/[a-z]{2}/i.test(point) || point.length > 75)).toEqual([]);
    expect(new Set(points.map((point) => point.replace(/^\d: /, '').toLowerCase())).size).toBe(points.length);
  });

  it('leaves room for the two extra answers', () => {
    expect(points.length + 2).toBeLessThanOrEqual(10);
  });
});

it('fist to five counts from none to five, in order', () => {
  expect(SCALES['fist-to-five'].map((point) => point.slice(0, 3))).toEqual(['0: ', '1: ', '2: ', '3: ', '4: ', '5: ']);
});

describe('the answers of a template', () => {
  it('are the points of its scale', () => {
    expect(answersOf(template({ scale: 'yes-partly-no' }))).toEqual(['Yes', 'Partly', 'No']);
  });

  it('are its own options, and after them what else may be said', () => {
    const options = ['Time', 'Skills'];
    expect(answersOf(template({ options, preferNotToSay: true, notMyRole: true }))).toEqual([
      'Time',
      'Skills',
      'Not my role',
      'Prefer not to say',
    ]);
    expect(answersOf(template({ options, notMyRole: true }))).toEqual(['Time', 'Skills', 'Not my role']);
  });
});

describe('a template is refused', () => {
  const ten = '[a, b, c, d, e, f, g, h, i, j]';

  it.each([
    ['options and a scale', 'scale: agreement\noptions: [a, b]', 'found fields, which needs either options or a scale'],
    ['neither', '', 'found fields, which needs either options or a scale'],
    ['a scale that nobody knows', 'scale: stars', 'scale: found "stars"; it must be "agreement" or '],
    ['one option', 'options: [a]', 'options: found 1 in the list; at least 2 needed'],
    ['the same option twice', 'options: [Yes, "yes"]', 'options: found a list, which says the same thing twice'],
    ['eleven options', `options: ${ten.replace('[', '[k, ')}`, 'options: found 11 in the list; at most 10 allowed'],
    [
      'no room for the extra answers',
      `options: ${ten}\nnotMyRole: true`,
      'options: found a list, which leaves no room',
    ],
    ['a question that no card can hold', `scale: agreement\nquestion: ${'a'.repeat(151)}`, 'question: found 151'],
  ])('for %s', (_what, yaml, says) => {
    const question = yaml.includes('question') ? '' : 'question: How sure are you?\n';
    const dir = pack({ 'polls/sure.yaml': `id: sure\naudience: [managers]\nown: true\n${question}${yaml}\n` });
    const { mistakes } = readContentFolder(dir);
    expect(mistakes).toEqual([{ file: expect.any(String), line: expect.any(Number), says: expect.any(String) }]);
    expect(mistakes[0]?.says).toContain(says);
  });

  it.each([
    ['neither checked against sources nor said to be our own', '', 'reviewed: found nothing, which needs sources, and'],
    ['never checked', 'sources: [tce-principles-home]', 'reviewed: found nothing, which needs sources, and'],
    ['checked against nothing', 'reviewed: 2026-11-23', 'reviewed: found "2026-11-23", which needs sources, and'],
    ['our own, and checked', 'own: true\nreviewed: 2026-11-23', 'own: found true, which does not go with sources or'],
    ['not our own, in so many words', 'own: false', 'own: found false; it must be true'],
  ])('if it is %s', (_what, yaml, says) => {
    const asked = 'id: sure\nquestion: Why?\naudience: [managers]\nscale: agreement\n';
    const { mistakes } = readContentFolder(pack({ 'polls/sure.yaml': `${asked}${yaml}\n` }));
    expect(mistakes.map((mistake) => mistake.says)).toEqual([expect.stringContaining(says)]);
  });

  it('and not for ten options', () => {
    const yaml = `id: sure\nquestion: Why?\naudience: [managers]\nown: true\noptions: ${ten}\n`;
    expect(readContentFolder(pack({ 'polls/sure.yaml': yaml })).mistakes).toEqual([]);
  });
});

function template(fields: Partial<PollTemplate>): PollTemplate {
  return pollTemplate.parse({ id: 'sure', question: 'Why?', audience: ['leaders'], own: true, ...fields });
}
