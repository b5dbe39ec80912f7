import { shippedContent } from '../testing/shipped-content';
import { readingAge } from './readability';
import type { Prompt } from './schema';

const { prompts, principles, themes, terms } = shippedContent();
const AUDIENCES = ['practitioners', 'managers', 'leaders'] as const;

const idsWhere = (fits: (prompt: Prompt) => boolean) => prompts.filter(fits).map(({ id }) => id);
const wordsOf = (text: string) => text.split(/\s+/);

describe('there is a prompt for every week', () => {
  const cells = (topics: readonly { id: string }[]) =>
    topics.flatMap(({ id }) => AUDIENCES.map((audience) => [id, audience] as const));

  it.each(cells(principles))('%s has at least two for %s alone', (topic, audience) => {
    const own = idsWhere((prompt) => prompt.about === topic && prompt.audience.join() === audience);
    expect(own.length).toBeGreaterThanOrEqual(2);
  });

  it.each(cells(themes))('%s has at least two that suit %s', (topic, audience) => {
    const fitting = idsWhere((prompt) => prompt.about === topic && prompt.audience.includes(audience));
    expect(fitting.length).toBeGreaterThanOrEqual(2);
  });

  it.each(AUDIENCES)('a channel for %s hears none twice in 35 weeks', (audience) => {
    expect(idsWhere((prompt) => prompt.audience.includes(audience)).length).toBeGreaterThanOrEqual(35);
  });

  it('a channel for everybody hears none twice in a year and a half', () => {
    expect(prompts.length).toBeGreaterThanOrEqual(78);
  });
});

describe('the names of prompts', () => {
  const PRINCIPLES = ['child-first', 'fairness', 'voice', 'relationships', 'trauma', 'curiosity', 'parents', 'places'];
  const THEMES = ['communication', 'thinking', 'collaboration', 'learning'];

  it('stay, so that no channel takes an old prompt for a new one', () => {
    const first = [
      ...PRINCIPLES.flatMap((topic) => AUDIENCES.flatMap((one) => [1, 2, 3].map((no) => `${topic}-${one}-${no}`))),
      ...THEMES.flatMap((topic) => AUDIENCES.map((one) => `${topic}-${one}-1`)),
      ...THEMES.flatMap((topic) => [1, 2].map((no) => `${topic}-everyone-${no}`)),
    ];
    expect(first).toHaveLength(92);
    const here = new Set(prompts.map(({ id }) => id));
    expect(first.filter((id) => !here.has(id))).toEqual([]);
  });

  it('say what each is about and whom it is for', () => {
    const named = prompts.map(({ id }) => /^([a-z-]+)-(practitioners|managers|leaders|everyone)-\d+$/.exec(id));
    const topics = new Map(prompts.map(({ about }, at) => [named[at]?.[1], about]));
    expect(topics.size).toBe(12);
    const wrong = prompts.filter(({ about, audience }, at) => {
      const [, topic, reader] = named[at] ?? [];
      return topics.get(topic) !== about || reader !== (audience.length === 3 ? 'everyone' : audience.join());
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe('a prompt', () => {
  it('asks one question, and ends with it', () => {
    expect(idsWhere(({ text }) => text.split('?').length !== 2 || !text.endsWith('?'))).toEqual([]);
  });

  it('fits the header of a card: fewer than 30 words, at most 150 characters', () => {
    expect(idsWhere(({ text }) => wordsOf(text).length >= 30 || text.length > 150)).toEqual([]);
  });

  it('ends in something small to do: no second question, at most 25 words', () => {
    expect(idsWhere(({ followUp }) => !/^[A-Z][^?]*\.$/.test(followUp) || wordsOf(followUp).length > 25)).toEqual([]);
  });

  it('asks of nobody to do it in the next quarter or year', () => {
    expect(idsWhere(({ followUp }) => /next (month|quarter|year)|strategy|review group/i.test(followUp))).toEqual([]);
  });

  it('can be read at the age of twelve, with its follow-up', () => {
    const hard = prompts.map(({ id, text, followUp }) => ({ id, age: readingAge(`${text} ${followUp}`) }));
    expect(hard.filter(({ age }) => age > 12)).toEqual([]);
  });

  it('begins in its own way', () => {
    const opening = (words: number) => {
      const counts = new Map<string, number>();
      for (const { text } of prompts) {
        const start = wordsOf(text).slice(0, words).join(' ');
        counts.set(start, (counts.get(start) ?? 0) + 1);
      }
      return Math.max(...counts.values());
    };
    expect(opening(1)).toBeLessThanOrEqual(prompts.length / 6);
    expect(opening(2)).toBeLessThanOrEqual(4);
  });
});

describe('a heads-up', () => {
  const heavy = /trauma|racis|discriminat|unfair|\bharm|violen|abus|serious incident|distress/i;
  const HEAVY_TOPIC = 'principle-5';

  it('comes before everything heavy: trauma, discrimination, harm', () => {
    const unannounced = idsWhere(
      ({ about, text, followUp, headsUp }) =>
        headsUp === undefined && (about === HEAVY_TOPIC || heavy.test(`${text} ${followUp}`)),
    );
    expect(unannounced).toEqual([]);
  });

  it('is kept for what is heavy, so that people still read it', () => {
    expect(idsWhere(({ headsUp }) => headsUp !== undefined).length).toBeLessThan(prompts.length / 3);
  });

  it('says what is coming, and that nobody needs to answer', () => {
    const says = [/^This one (is about|touches on) /, /leave it|No need to write/];
    expect(idsWhere(({ headsUp }) => headsUp !== undefined && !says.every((part) => part.test(headsUp)))).toEqual([]);
  });
});

describe('another way to see it', () => {
  const seen = prompts.flatMap(({ id, anotherView = '' }) => (anotherView ? [{ id, anotherView }] : []));

  it('is there for at least twenty prompts, for each audience', () => {
    expect(seen.length).toBeGreaterThanOrEqual(20);
    for (const audience of AUDIENCES)
      expect(
        idsWhere((prompt) => prompt.anotherView !== undefined && prompt.audience.includes(audience)).length,
      ).toBeGreaterThan(9);
  });

  it('has at most 30 words that can be read at the age of twelve', () => {
    expect(seen.filter(({ anotherView }) => wordsOf(anotherView).length > 30)).toEqual([]);
    expect(seen.filter(({ anotherView }) => readingAge(anotherView) > 12)).toEqual([]);
  });
});

describe('a word to retire', () => {
  const ofWords = prompts.filter(({ word }) => word !== undefined);

  it('comes every now and then: at least ten words, no two of one term or about one topic', () => {
    expect(ofWords.length).toBeGreaterThanOrEqual(10);
    for (const part of ['word', 'about'] as const)
      expect(new Set(ofWords.map((prompt) => prompt[part])).size).toBe(ofWords.length);
  });

  it('is held up in the question, in quotation marks', () => {
    const retired = (prompt: Prompt) => terms.find(({ id }) => id === prompt.word)?.sayInstead?.[0]?.avoid.split(', ');
    const holds = (prompt: Prompt) =>
      retired(prompt)?.some((word) => prompt.text.toLowerCase().includes(`“${word.replace(/ \(.*/, '')}`));
    expect(ofWords.filter((prompt) => !holds(prompt)).map(({ id }) => id)).toEqual([]);
  });
});

describe('no prompt is another in other words', () => {
  const contentWords = (text: string) => new Set(text.toLowerCase().match(/[a-z]{4,}/g));
  /** How many of the longer words two texts share: 0 to 1 (Jaccard). */
  const likeness = (one: string, other: string) => {
    const [a, b] = [contentWords(one), contentWords(other)];
    const shared = [...a].filter((word) => b.has(word)).length;
    return shared / (a.size + b.size - shared);
  };
  const LIMIT = 0.5;

  it('and a reworded one would be found', () => {
    const one = 'Which phrase do we use every day that would make a young person wince?';
    const same = 'Which phrase that we use every day would make young people wince?';
    expect(likeness(one, same)).toBeGreaterThan(LIMIT);
  });

  it('neither of the prompts nor of the questions on the principles’ cards', () => {
    const questions = principles.flatMap(({ id, questions: asked }) => asked.map((text) => ({ id, text })));
    const pairs = prompts.flatMap((prompt, at) =>
      [...prompts.slice(0, at), ...questions].map((other) => ({
        pair: `${prompt.id} and ${other.id}`,
        like: likeness(prompt.text, other.text),
      })),
    );
    expect(pairs.filter(({ like }) => like >= LIMIT)).toEqual([]);
  });

  it('and no two ask to try the same thing', () => {
    const twins = prompts.flatMap((prompt, at) =>
      prompts
        .slice(0, at)
        .filter(({ followUp }) => likeness(prompt.followUp, followUp) >= LIMIT)
        .map(({ id }) => `${prompt.id} and ${id}`),
    );
    expect(twins).toEqual([]);
  });
});
