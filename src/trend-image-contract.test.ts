import { joinForPolls, type PollsOnFace } from './testing/join-for-polls';
import type { Join, Person } from './testing/person';
import type { TestServices } from './testing/services';
import { joinOnSlack } from './testing/slack-person';
import { joinOnTeams } from './testing/teams-person';

const ADDRESS = 'https://compass.example.org/trend/a-token.png';
const ALT = 'Bar chart. November 2026 (5 people): nearest to “Disagree”. December 2026 (5 people): nearest to “Agree”.';

describe.each<[string, Join, object]>([
  ['Slack', joinOnSlack, { type: 'image', image_url: ADDRESS, alt_text: ALT }],
  ['Teams', joinOnTeams, { type: 'Image', url: ADDRESS, altText: ALT }],
])('on %s, a trend', (_platform, join, image) => {
  let there: PollsOnFace;
  let ann: Person;

  afterEach(() => there.leave());

  /** Two rounds of a ready-made poll, five weeks apart: one low, one high. */
  async function askedTwice(changes: Partial<TestServices>): Promise<void> {
    there = await joinForPolls(join, changes);
    ann = there.ann;
    for (const answer of ['Disagree', 'Agree']) {
      await ann.mention('poll plain-words-in-plans open');
      await ann.press('Post here');
      for (let voter = 0; voter < 5; voter += 1) await ann.colleague(`Voter${voter}`).press(answer);
      await ann.mention('poll close');
      there.pass(35 * 24 * 3_600_000);
    }
  }

  const drawnFor = (person: Person) => JSON.stringify(person.newestAsSent());

  test('is a picture as well where there is an address for it, with every round in its alternative text', async () => {
    await askedTwice({ trendImage: () => ADDRESS });
    const onlooker = ann.colleague('Onlooker');
    await ann.mention('poll trend effective communication');
    for (const person of [onlooker, ann]) {
      expect(partsOf(person.newestAsSent())).toContainEqual(expect.objectContaining(image));
      expect(person.seen().at(-1)).toContain(ALT);
      expect(person.seen().at(-1)).toContain('A taller bar is nearer to “Strongly agree”.');
    }
    await ann.type('poll templates');
    await ann.type('help');
    expect(drawnFor(ann)).not.toContain(ADDRESS);
  });

  test('is words and bars alone where there is none', async () => {
    await askedTwice({});
    const onlooker = ann.colleague('Onlooker');
    await ann.mention('poll trend effective communication');
    for (const person of [onlooker, ann]) {
      expect(person.seen().at(-1)).toContain('December 2026 (5 people): nearest to “Agree”');
      expect(person.seen().at(-1)).not.toMatch(/picture|bar chart/i);
      expect(drawnFor(person)).not.toMatch(/"image"/i);
    }
  });
});

/** Everything that a message as it was sent is made of, however deep. */
function partsOf(sent: unknown): unknown[] {
  if (Array.isArray(sent)) return sent.flatMap(partsOf);
  if (typeof sent !== 'object' || sent === null) return [];
  return [sent, ...Object.values(sent).flatMap(partsOf)];
}
