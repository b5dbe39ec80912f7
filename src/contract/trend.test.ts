import { joinForPolls, type PollsOnFace, postDraft } from '../testing/join-for-polls';
import type { Join, Person } from '../testing/person';
import { joinOnSlack } from '../testing/slack/slack-person';
import { joinOnTeams } from '../testing/teams/teams-person';

describe.each<[string, Join, readonly string[]]>([
  ['Slack', joinOnSlack, ['"type":"line"', '"label":"November 2026","value":25', '"label":"December 2026","value":75']],
  ['Teams', joinOnTeams, ['"Chart.Line"', '-23","y":25', '-28","y":75', '"width":15,"style":"accent"']],
])('on %s, a trend', (_platform, join, line) => {
  let there: PollsOnFace;
  let ann: Person;

  afterEach(() => there.leave());

  /** Two rounds of a ready-made poll, five weeks apart: one low, one high. */
  async function askedTwice(): Promise<void> {
    there = await joinForPolls(join);
    ann = there.ann;
    for (const answer of ['Disagree', 'Agree']) {
      await ann.mention('poll plain-words-in-plans open');
      await postDraft(ann);
      for (let voter = 0; voter < 5; voter += 1) await ann.colleague(`Voter${voter}`).press(answer);
      await ann.mention('poll close');
      there.pass(35 * 24 * 3_600_000);
    }
  }

  test('is told in words and drawn as a line, to whoever asks and from the result’s card', async () => {
    await askedTwice();
    const onlooker = ann.colleague('Onlooker');
    await onlooker.press('Over time');
    const card = onlooker.seen().findLast((text) => text.includes('Overall, '));
    await ann.mention('poll trend effective communication');
    for (const seen of [card, onlooker.seen().at(-1), ann.seen().at(-1)]) {
      const said = seen?.replaceAll('*', '');
      expect(said).toContain('Overall, the answers moved towards “Strongly agree”, and are now nearest to “Agree”.');
      expect(said).toContain('November 2026 (5 people): nearest to “Disagree”');
      expect(said).toContain('December 2026 (5 people): nearest to “Agree”');
    }
    for (const part of line) expect(JSON.stringify(onlooker.newestAsSent())).toContain(part);
  });
});
