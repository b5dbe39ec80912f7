import fc from 'fast-check';
import { tally } from './results/tally';
import { type Choices, press, withdraw } from './vote';

const NOW = new Date('2026-11-23T12:00:00Z');
const EARLIER = new Date('2026-11-23T11:59:59Z');
const LATER = new Date('2026-11-23T12:00:01Z');

const poll = (many: boolean, over: { state?: 'open' | 'closed'; closesAt?: Date | null } = {}) => ({
  options: [0, 1, 2].map((id) => ({ id, label: `Answer ${id}` })),
  many,
  state: 'open' as const,
  closesAt: null,
  ...over,
});
const ONE = poll(false);
const SEVERAL = poll(true);

describe('with one choice', () => {
  test('a press is the vote, another press takes its place', () => {
    expect(press(ONE, [], 1, NOW)).toEqual({ ok: true, choices: [1], changed: true });
    expect(press(ONE, [1], 2, NOW)).toEqual({ ok: true, choices: [2], changed: true });
  });

  test('a double press leaves the vote as it is', () => {
    expect(press(ONE, [1], 1, NOW)).toEqual({ ok: true, choices: [1], changed: false });
  });
});

describe('with several choices', () => {
  test('a press adds an answer, and a double press adds nothing', () => {
    expect(press(SEVERAL, [2], 0, NOW)).toEqual({ ok: true, choices: [0, 2], changed: true });
    expect(press(SEVERAL, [0, 2], 0, NOW)).toEqual({ ok: true, choices: [0, 2], changed: false });
  });
});

test('withdrawing takes the whole vote away, and twice is no mistake', () => {
  expect(withdraw(SEVERAL, [0, 2], NOW)).toEqual({ ok: true, choices: [], changed: true });
  expect(withdraw(SEVERAL, [], NOW)).toEqual({ ok: true, choices: [], changed: false });
});

test.each([-1, 3, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
  'the option %d, which is not there, is refused',
  (forged) => {
    expect(press(ONE, [], forged, NOW)).toEqual({ ok: false, why: 'no such option' });
    expect(press(SEVERAL, [0], forged, NOW)).toEqual({ ok: false, why: 'no such option' });
  },
);

describe('when the poll is over', () => {
  test.each([
    ['closed', { state: 'closed' as const }],
    ['at its closing time, before anything closed it', { closesAt: NOW }],
    ['after its closing time', { closesAt: EARLIER }],
  ])('%s: voting, changing and withdrawing are refused', (_what, over) => {
    const closed = { ok: false, why: 'closed' };
    expect(press(poll(false, over), [], 1, NOW)).toEqual(closed);
    expect(press(poll(false, over), [1], 1, NOW)).toEqual(closed);
    expect(press(poll(true, over), [], 1, NOW)).toEqual(closed);
    expect(withdraw(poll(false, over), [1], NOW)).toEqual(closed);
  });

  test('until its closing time a vote counts', () => {
    expect(press(poll(false, { closesAt: LATER }), [], 1, NOW)).toMatchObject({ ok: true });
  });
});

test('an id that the poll does not have counts nowhere', () => {
  expect(tally(ONE, [[7], [1, 1], []])).toEqual({ voters: 1, counts: [0, 1, 0] });
});

type Act = readonly [person: string, does: 'press' | 'withdraw', option: number];

const act: fc.Arbitrary<Act> = fc.tuple(
  fc.constantFrom('Ann', 'Ben', 'Cat', 'Dee'),
  fc.constantFrom('press', 'press', 'withdraw'),
  fc.integer({ min: -1, max: 3 }),
);

test.each([false, true])(
  'whoever votes, changes and withdraws in whatever order, each person counts once (several choices: %s)',
  (many) => {
    const asked = poll(many);
    const isThere = (id: number) => id >= 0 && id <= 2;
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const votes = new Map<string, Choices>();
        const model = new Map<string, Set<number>>();
        for (const [person, does, option] of acts) {
          const current = votes.get(person) ?? [];
          const voting = does === 'press' ? press(asked, current, option, NOW) : withdraw(asked, current, NOW);
          if (voting.ok) votes.set(person, voting.choices);
          expect(voting.ok && !voting.changed ? voting.choices : current).toEqual(current);

          const before = model.get(person) ?? new Set();
          if (does === 'withdraw') model.delete(person);
          if (does === 'press' && isThere(option)) model.set(person, new Set(many ? [...before, option] : [option]));
        }
        const chose = (id: number) => [...model.values()].filter((ids) => ids.has(id)).length;
        expect(tally(asked, votes.values())).toEqual({ voters: model.size, counts: [0, 1, 2].map(chose) });
      }),
      { seed: 20261123, numRuns: 500 },
    );
  },
);
