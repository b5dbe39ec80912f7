import fc from 'fast-check';
import { ids, prompts, topics } from '../testing/run/candidates';
import { choosePrompt, comingPrompts } from './choose';
import { AUDIENCES, type Audience } from './schedule';
import type { Candidate } from './topic-order';

const SEED = 'slack:T1:C1';

const pairs = (list: readonly string[]) => list.filter((one, at) => at > 0 && list[at - 1] === one).length;

const anyPrompts = fc
  .uniqueArray(
    fc.record({
      id: fc.stringMatching(/^[a-z]{1,3}$/),
      about: fc.constantFrom('voice', 'trust', 'family', 'places', 'learning'),
      audience: fc.uniqueArray(fc.constantFrom(...AUDIENCES), { minLength: 1, maxLength: 3 }),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 16 },
  )
  .map((list): Candidate[] => list);
const anyAudience = fc.constantFrom<Audience | null>(null, ...AUDIENCES);
const anySeed = fc.string({ maxLength: 12 });

/** Some of the prompts in any order, with repeats, and ids that no longer exist. */
const withHistory = anyPrompts.chain((all) =>
  fc.record({
    all: fc.constant(all),
    used: fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...ids(all)) }, fc.constant('gone')), {
      maxLength: 40,
    }),
  }),
);

const fits = (audience: Audience | null) => (prompt: Candidate) =>
  audience === null || prompt.audience.includes(audience);

describe('the next prompt, whatever was posted before and whatever came or went since', () => {
  it('never comes again before all that fit have come since', () => {
    fc.assert(
      fc.property(withHistory, anyAudience, anySeed, ({ all, used }, audience, seed) => {
        const chosen = choosePrompt(all, used, audience, seed);
        const fitting = all.filter(fits(audience));
        if (!chosen) return expect(fitting).toEqual([]);
        expect(fitting).toContain(chosen);
        if (!used.includes(chosen.id)) return undefined;
        const since = used.slice(used.lastIndexOf(chosen.id));
        return expect(ids(fitting).filter((id) => !since.includes(id))).toEqual([]);
      }),
    );
  });

  it('makes a full round, and then the same round again', () => {
    fc.assert(
      fc.property(withHistory, anyAudience, anySeed, ({ all, used }, audience, seed) => {
        const fitting = all.filter(fits(audience));
        const coming = ids(comingPrompts(all, used, audience, 2 * fitting.length, seed));
        const round = coming.slice(0, fitting.length);
        expect([...round].sort()).toEqual(ids(fitting).sort());
        expect(coming.slice(fitting.length)).toEqual(round);
      }),
    );
  });

  it('is the same for the same history, in whatever order the prompts were read', () => {
    const shuffled = withHistory.chain(({ all, used }) =>
      fc.record({
        all: fc.constant(all),
        used: fc.constant(used),
        other: fc.shuffledSubarray(all, { minLength: all.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, anyAudience, anySeed, ({ all, used, other }, audience, seed) => {
        expect(choosePrompt(other, used, audience, seed)?.id).toBe(choosePrompt(all, used, audience, seed)?.id);
      }),
    );
  });

  it('keeps neighbours apart no worse than any order of the unused ones could', () => {
    const few = withHistory.filter(({ all, used }) => {
      const unused = all.filter(({ id }) => !used.includes(id)).length;
      return unused >= 1 && unused <= 6 && unused < all.length;
    });
    fc.assert(
      fc.property(few, anySeed, ({ all, used }, seed) => {
        const unused = all.filter(({ id }) => !used.includes(id));
        const past = all
          .filter(({ id }) => used.includes(id))
          .sort((a, b) => used.lastIndexOf(a.id) - used.lastIndexOf(b.id));
        const around = (middle: readonly string[]) =>
          pairs([...topics(past.slice(-1)), ...middle, ...topics(past.slice(0, 1))]);
        const coming = topics(comingPrompts(all, used, null, unused.length, seed));
        expect(around(coming)).toBe(Math.min(...orders(topics(unused)).map(around)));
      }),
    );
  });

  it('changes the turn of no other prompt of its principle when one is added or removed', () => {
    fc.assert(
      fc.property(anyPrompts, fc.constantFrom(...AUDIENCES), anySeed, fc.nat(), (all, audience, seed, which) => {
        const removed = all[which % all.length]?.id;
        const fewer = all.filter(({ id }) => id !== removed);
        for (const topic of new Set(topics(all))) {
          const turns = (of: readonly Candidate[]) =>
            ids(
              comingPrompts(of, [], audience, of.filter(fits(audience)).length, seed).filter(
                ({ about }) => about === topic,
              ),
            );
          expect(turns(fewer)).toEqual(turns(all).filter((id) => id !== removed));
        }
      }),
    );
  });
});

describe('a new conversation', () => {
  it('sees the principles and themes in turn', () => {
    const all = prompts({ voice: 3, trust: 3, family: 3, places: 3 });
    const coming = topics(comingPrompts(all, [], 'practitioners', 12, SEED));
    for (const at of [0, 4, 8]) expect(coming.slice(at, at + 4).sort()).toEqual(['family', 'places', 'trust', 'voice']);
  });

  it('has no two neighbours alike round after round, where no principle has more than half of the prompts', () => {
    const balanced = anyPrompts.filter((all) =>
      all.every(({ about }) => 2 * topics(all).filter((one) => one === about).length <= all.length),
    );
    fc.assert(
      fc.property(balanced, anySeed, (all, seed) => {
        expect(pairs(topics(comingPrompts(all, [], null, 3 * all.length, seed)))).toBe(0);
      }),
    );
  });

  it('starts somewhere else than others do', () => {
    const all = prompts({ voice: 6, trust: 6, family: 6 });
    const firsts = Array.from({ length: 60 }, (_, at) => choosePrompt(all, [], null, `slack:T1:C${at}`)?.id);
    expect(new Set(firsts).size).toBeGreaterThan(12);
  });

  it('for everybody hears the audiences in turn', () => {
    const each = { voice: 3, trust: 3 };
    const all = AUDIENCES.flatMap((audience) => prompts(each, audience));
    const coming = comingPrompts(all, [], null, 18, SEED);
    for (let at = 0; at < 18; at += 3)
      expect(new Set(coming.slice(at, at + 3).map(({ audience }) => audience[0])).size).toBe(3);
  });
});

describe('examples', () => {
  it('a prompt for another audience never comes', () => {
    const all = [...prompts({ voice: 2 }, 'managers'), ...prompts({ trust: 2 }, 'leaders', 'practitioners')];
    expect(ids(comingPrompts(all, [], 'practitioners', 4, SEED)).every((id) => id.startsWith('trust'))).toBe(true);
    expect(choosePrompt(prompts({ voice: 2 }, 'managers'), [], 'leaders', SEED)).toBeUndefined();
    expect(comingPrompts(prompts({ voice: 2 }, 'managers'), [], 'leaders', 4, SEED)).toEqual([]);
  });

  it('new prompts come before any comes again', () => {
    const all = prompts({ voice: 2, trust: 2 });
    const used = ids(comingPrompts(all, [], null, 5, SEED));
    const more = [...all, ...prompts({ family: 2 })];
    const coming = ids(comingPrompts(more, used, null, 6, SEED));
    expect(coming.slice(0, 2).sort()).toEqual(['family-1', 'family-2']);
    expect(coming.slice(2)).toEqual([...used.slice(1, 5)]);
  });

  it('a principle with many prompts left waits where it came last', () => {
    const all = prompts({ voice: 4, trust: 2 });
    expect(choosePrompt(all, ['voice-1'], null, SEED)?.about).toBe('trust');
  });

  it('the only prompt comes every week', () => {
    expect(ids(comingPrompts(prompts({ voice: 1 }), [], null, 3, SEED))).toEqual(['voice-1', 'voice-1', 'voice-1']);
  });

  it('what is coming is what is chosen, one after the other', () => {
    const all = prompts({ voice: 3, trust: 1, family: 2 });
    const used: string[] = [];
    for (const expected of ids(comingPrompts(all, [], null, 15, SEED))) {
      const chosen = choosePrompt(all, used, null, SEED);
      expect(chosen?.id).toBe(expected);
      used.push(expected);
    }
  });
});

/** Every permutation of a short list. */
function orders(list: readonly string[]): string[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((first, at) => orders(list.filter((_, other) => other !== at)).map((rest) => [first, ...rest]));
}
