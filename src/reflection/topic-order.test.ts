import fc from 'fast-check';
import { ids, prompts, topics } from '../testing/run/candidates';
import { comingPrompts } from './choose';
import { AUDIENCES } from './schedule';
import type { Candidate } from './topic-order';

const anySeed = fc.string({ maxLength: 12 });

describe('the circle of principles and themes', () => {
  const all = prompts({ voice: 4, trust: 4, family: 4, places: 4 });
  /** As many posted as leaves two per topic. */
  const amid = fc.record({ posted: fc.nat({ max: 7 }), which: fc.nat({ max: 15 }), seed: anySeed });

  it('goes on where it was when a prompt is removed, whether it was posted or not', () => {
    fc.assert(
      fc.property(amid, ({ posted, which, seed }) => {
        const used = ids(comingPrompts(all, [], null, posted, seed));
        const removed = all[which]?.id;
        // The last prompt posted says where the circle has got to.
        fc.pre(removed !== used.at(-1));
        const fewer = all.filter(({ id }) => id !== removed);
        const coming = (of: readonly Candidate[]) => topics(comingPrompts(of, used, null, 4, seed));
        expect(coming(fewer)).toEqual(coming(all));
        expect(new Set(coming(all)).size).toBe(4);
      }),
    );
  });

  it('goes on where it was when prompts are added', () => {
    fc.assert(
      fc.property(amid, ({ posted, seed }) => {
        const used = ids(comingPrompts(all, [], null, posted, seed));
        const more = [...all, { id: 'new-1', about: 'voice', audience: all[0]?.audience ?? [] }];
        const coming = (of: readonly Candidate[]) => topics(comingPrompts(of, used, null, 4, seed));
        expect(coming(more)).toEqual(coming(all));
      }),
    );
  });

  it('takes in a new one at a place of its own, and the others keep theirs', () => {
    fc.assert(
      fc.property(amid, ({ posted, seed }) => {
        const used = ids(comingPrompts(all, [], null, posted, seed));
        const more = [...all, ...prompts({ learning: 4 })];
        const coming = topics(comingPrompts(more, used, null, 5, seed));
        expect(coming).toContain('learning');
        expect(coming.filter((topic) => topic !== 'learning')).toEqual(topics(comingPrompts(all, used, null, 4, seed)));
      }),
    );
  });
});

describe('another audience from now on', () => {
  it('hears of something else than the one before heard last, and the circle goes on', () => {
    const all = AUDIENCES.flatMap((audience) => prompts({ voice: 4, trust: 4, family: 4, places: 4 }, audience));
    const weeks = fc.record({ managers: fc.integer({ min: 1, max: 12 }), seed: anySeed });
    fc.assert(
      fc.property(weeks, ({ managers, seed }) => {
        const before = comingPrompts(all, [], 'managers', managers, seed);
        const after = comingPrompts(all, ids(before), 'leaders', 4, seed);
        const expected = topics(comingPrompts(all, [], 'managers', managers + 4, seed)).slice(managers);
        expect(topics(after)).toEqual(expected);
      }),
    );
  });
});
