import { createHash } from 'node:crypto';
import type { Place } from '../ids';
import type { Block } from '../message';
import { plainText } from '../message';
import { type Drawing, trendDrawing } from '../polls/trend-drawing';
import { posted } from '../testing/polling';
import { ask } from '../testing/reflecting';
import { type TestServices, testServices } from '../testing/services';
import type { TrendRounds } from './answer';
import { trendPicture } from './poll-trend-picture';

const ON_A_SCALE = 'poll plain-words-in-plans';
const WITHOUT = 'poll route-for-places';
const LOW = [1, 8, 1, 1, 1];
const HIGH = [0, 1, 1, 8, 2];
const FEW = [0, 1, 0, 5, 0];
const [MARCH, APRIL] = [new Date('2026-03-02T12:00:00Z'), new Date('2026-04-02T12:00:00Z')];
const HERE: Place = { tenant: 'slack:T1', conversation: 'slack:T1:C1' };
const ELSEWHERE: Place = { tenant: 'slack:T2', conversation: 'slack:T2:C1' };
const address = ({ tenant, conversation, template, newest }: TrendRounds) =>
  `https://compass.example.org/${[tenant, conversation, template, newest.toISOString()].join('/')}`;

/** Rounds a month apart, each with so many votes for each answer. */
async function withRounds(
  line: string,
  rounds: readonly (readonly number[])[],
  changes: Partial<TestServices> = { trendImage: address },
  place: Place = HERE,
): Promise<TestServices> {
  let now = MARCH;
  const services = testServices({ ...changes, clock: () => now });
  for (const [at, counts] of rounds.entries()) {
    now = new Date(MARCH);
    now.setUTCMonth(MARCH.getUTCMonth() + at);
    await round(line, counts, services, place);
  }
  return services;
}

async function round(line: string, counts: readonly number[], services: TestServices, place: Place) {
  const { id } = await posted(line, services, place);
  const options = counts.flatMap((count, option) => Array<number>(count).fill(option));
  await Promise.all(
    options.map((option, at) =>
      ask(`vote ${id} ${option}`, services, { person: `slack:T1:U0P${at}`, via: 'button', ...place }),
    ),
  );
  await ask('poll close', services, place);
}

type Image = Extract<Block, { kind: 'image' }>;
const imagesIn = (blocks: readonly Block[] = []): Image[] => blocks.filter((block) => block.kind === 'image');
const trendOf = async (services: TestServices, words = 'effective communication') =>
  (await ask(`poll trend ${words}`, services)).message;
const resultCard = (services: TestServices) => services.replaced.at(-1)?.message;

test('where pictures have an address, every round stands in its words too, and how to read it beside it', async () => {
  const services = await withRounds(ON_A_SCALE, [LOW, HIGH]);
  for (const message of [await trendOf(services), resultCard(services)]) {
    expect(imagesIn(message?.blocks)).toEqual([
      {
        kind: 'image',
        url: 'https://compass.example.org/slack:T1/slack:T1:C1/plain-words-in-plans/2026-04-02T12:00:00.000Z',
        alt: 'Bar chart. March 2026 (12 people): nearest to “Disagree”. April 2026 (12 people): nearest to “Agree”.',
      },
    ]);
    const said = message ? plainText(message) : '';
    expect(said).toContain(
      'In the picture: The oldest round is on the left. The newest has a line around it. A taller bar is nearer to “Strongly agree”.\n\nBar chart. March',
    );
    expect(said).toContain('- March 2026 (12 people): nearest to “Disagree”');
  }
});

test('without an address, words and bars tell it alone', async () => {
  const services = await withRounds(ON_A_SCALE, [LOW, HIGH], {});
  for (const message of [await trendOf(services), resultCard(services)]) {
    expect(imagesIn(message?.blocks)).toEqual([]);
    expect(JSON.stringify(message)).not.toContain('picture');
    expect(JSON.stringify(message)).toContain('nearest to “Agree”');
  }
});

test('where there is no scale, the answers are named in the order of their bars', async () => {
  const services = await withRounds(WITHOUT, [
    [8, 2, 1, 1],
    [2, 9, 1, 0],
  ]);
  const message = await trendOf(services, 'safe spaces and places');
  expect(plainText(message)).toContain(
    'In each round, the bars are the answers from left to right: Yes, Partly, No, I do not know.',
  );
  expect(imagesIn(message.blocks).map(({ alt }) => alt)).toEqual([
    'Bar chart. March 2026 (12 people): about 65 % chose “Yes”. April 2026 (12 people): about 75 % chose “Partly”.',
  ]);
});

test('a round of words only has words in the picture’s text as well, and that it has no bar is said', async () => {
  const services = await withRounds(ON_A_SCALE, [LOW, FEW, HIGH]);
  const message = await trendOf(services);
  expect(plainText(message)).toContain('A round without a bar was told in words only.');
  expect(imagesIn(message.blocks)[0]?.alt).toMatch(/April 2026 \(5 to 9 people\): .* chose “Agree”\. May 2026/);
});

test('small rounds alone have no picture, which would tell more than their words', async () => {
  const services = await withRounds(ON_A_SCALE, [FEW, FEW]);
  const message = await trendOf(services);
  expect(plainText(message)).toContain('- March 2026 (5 to 9 people)');
  expect(imagesIn(message.blocks)).toEqual([]);
});

describe('the picture behind an address', () => {
  const of = (changes: Partial<TrendRounds> = {}): TrendRounds => ({
    ...HERE,
    ...{ template: 'plain-words-in-plans', newest: APRIL },
    ...changes,
  });
  const point = (value: number) => ({
    ...{ when: '', closedAt: MARCH, voters: '', shares: [] },
    position: { value, near: '' },
  });
  /** A picture's pixels, short enough to be compared by eye. */
  const pixels = (drawing: Drawing | undefined) => drawing && createHash('sha256').update(drawing.pixels).digest('hex');
  const barsAt = (...values: number[]) => pixels(trendDrawing(values.map(point)));
  const shown = async (rounds: TrendRounds, services: TestServices) => pixels(await trendPicture(rounds, services));
  const LOW_TO_HIGH = barsAt(25, 75);

  test('shows the rounds that its words tell', async () => {
    const services = await withRounds(ON_A_SCALE, [LOW, HIGH]);
    expect(await shown(of(), services)).toEqual(LOW_TO_HIGH);
  });

  test('stays as it was when later rounds come', async () => {
    const services = await withRounds(ON_A_SCALE, [LOW, HIGH, LOW]);
    expect(await shown(of(), services)).toEqual(LOW_TO_HIGH);
    const later = await shown(of({ newest: new Date('2026-05-02T12:00:00Z') }), services);
    expect(later).toEqual(barsAt(25, 75, 25));
  });

  test('is of its own workspace and channel alone', async () => {
    const services = await withRounds(ON_A_SCALE, [LOW, HIGH], { trendImage: address }, ELSEWHERE);
    expect(await shown(of(ELSEWHERE), services)).toEqual(LOW_TO_HIGH);
    const others: Place[] = [
      HERE,
      { ...ELSEWHERE, tenant: HERE.tenant },
      { ...ELSEWHERE, conversation: 'slack:T2:C2' },
    ];
    for (const other of others) expect(await shown(of(other), services)).toBeUndefined();
  });

  test('leaves out what may not be shown', async () => {
    const services = await withRounds(ON_A_SCALE, [LOW, [2, 1, 1, 0, 0], HIGH]);
    const newest = new Date('2026-05-02T12:00:00Z');
    expect(await shown(of({ newest }), services)).toEqual(LOW_TO_HIGH);
    const stricter = { ...services, policy: { ...services.policy, pollMinVotes: 10 } };
    expect(await shown(of({ newest }), stricter)).toEqual(LOW_TO_HIGH);
  });

  test('is gone with the newest of its polls, and where nothing is left to compare', async () => {
    const services = await withRounds(ON_A_SCALE, [LOW, HIGH]);
    const last = await services.polls.lastClosedIn(HERE);
    await services.polls.remove(last?.id ?? '', HERE);
    expect(await shown(of(), services)).toBeUndefined();
    expect(await shown(of({ newest: MARCH }), services)).toBeUndefined();
  });

  test.each([
    ['a template that is not there any more', { template: 'gone' }],
    ['another template', { template: 'checking-understanding' }],
    ['another time', { newest: new Date(APRIL.getTime() + 1) }],
    ['a time before all', { newest: new Date(0) }],
  ])('is not there for %s', async (_what, changes) => {
    const services = await withRounds(ON_A_SCALE, [LOW, HIGH]);
    expect(await shown(of(changes), services)).toBeUndefined();
  });
});
