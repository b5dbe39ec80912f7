import { joinForPolls, type PollsOnFace, postDraft } from '../testing/join-for-polls';
import { until } from '../testing/passing-time';
import type { Join, Person } from '../testing/person';
import { testServices } from '../testing/services';
import { joinOnSlack } from '../testing/slack/slack-person';
import { joinOnTeams } from '../testing/teams/teams-person';

const FRIDAY = 'poll "Is it Friday?" "Yes" "No" "Nearly"';

describe.each<[string, Join]>([
  ['Slack', joinOnSlack],
  ['Teams', joinOnTeams],
])('on %s', (_platform, join) => {
  let there: PollsOnFace;
  let ann: Person;

  beforeEach(async () => {
    there = await joinForPolls(join);
    ann = there.ann;
  });

  afterEach(() => there.leave());

  /** What the one card of the poll says to somebody who did nothing. */
  const card = () => {
    const cards = ann
      .colleague('Onlooker')
      .seen()
      .filter((text) => text.replace(/^Asked by .*\n+/, '').startsWith('Is it Friday?'));
    return cards.at(-1) ?? '';
  };

  async function post(line = FRIDAY): Promise<void> {
    await ann.mention(line);
    expect(card()).toBe('');
    await postDraft(ann);
    expect(card()).toContain('Is it Friday?');
  }

  async function vote(...answers: readonly string[]): Promise<void> {
    for (const [at, answer] of answers.entries()) await ann.colleague(`Voter${at}`).press(answer);
  }

  /** Lets the card be drawn, which happens a little later than the votes. */
  async function cardSays(words: string | RegExp): Promise<void> {
    await until(() => {
      there.services.letTimePass();
      return card().search(words) >= 0;
    });
  }

  /** What the card counts for each answer: Slack shows it before the bar, Teams below the button. */
  const counts = () =>
    ['Yes', 'No', 'Nearly'].map((answer) => Number(card().match(`(?:^|\n)\\[?${answer}(?:: |\\]\n)(\\d+)\n`)?.[1]));

  async function close(): Promise<void> {
    await ann.mention('poll close');
    await cardSays('Closed');
  }

  const times = (count: number, answer: string): string[] => Array(count).fill(answer);

  test('a poll is seen before it is posted, and then by everybody, with one press for each answer', async () => {
    await ann.mention(FRIDAY);
    expect(ann.seen().join('\n')).toContain('Your poll, not posted yet');
    expect(ann.seen().join('\n')).toContain('Anonymous: nobody, not even the person who asked, sees who chose what.');
    await postDraft(ann);
    for (const answer of ['[Yes]', '[No]', '[Nearly]']) expect(card()).toContain(answer);
    expect(card()).toContain('Anonymous · results at 5 votes, when it closes · nobody yet');
    await ann.colleague('Ben2').press('How it works');
    expect(ann.colleague('Ben2').seen().join('\n')).toContain('the votes and the codes are destroyed.');
    expect(ann.seen().join('\n')).toContain('Your poll is posted.');
  });

  test('a poll that is thrown away is never seen', async () => {
    await ann.mention(FRIDAY);
    await ann.press('Discard');
    expect(card()).toBe('');
    expect(ann.seen().at(-1)).toContain('I have discarded it.');
  });

  test('a vote is confirmed to the voter alone, can be changed, and can be withdrawn', async () => {
    await post();
    const ben = ann.colleague('Ben2');
    await ben.press('Yes');
    expect(ben.seen().join('\n')).toContain('Your answer: ✓ Yes');
    expect(card()).not.toContain('Your answer');
    await ben.press('No');
    expect(ben.seen().at(-1)).toContain('Your answer: ✓ No');
    await ben.press('Withdraw my vote');
    expect(ben.seen().at(-1)).toContain('Your vote is withdrawn.');
    expect(ann.seen().join('\n')).not.toContain('Your answer');
  });

  test('three people vote, two change, one withdraws: of too few, nothing is told', async () => {
    await post();
    await vote('Yes', 'No', 'Yes');
    await cardSays('3 voted');
    await ann.colleague('Voter0').press('Nearly');
    await ann.colleague('Voter1').press('Yes');
    await ann.colleague('Voter2').press('Yes');
    await ann.colleague('Voter2').press('Withdraw my vote');
    await cardSays('2 voted');
    expect(card()).not.toMatch(/\d %|of 2/);
    await close();
    expect(card()).toContain('Fewer than 5 people voted, so no result is shown, to keep every vote private.');
    expect(card()).toContain('[Ask again as an open poll]');
    expect(card()).not.toContain('[Yes]');
  });

  test('of five votes, words are told', async () => {
    await post();
    await vote(...times(4, 'Yes'), 'No');
    await close();
    expect(card()).toContain('Result of 5 to 9 votes: More than half chose “Yes”.');
    expect(card()).not.toMatch(/\d %/);
    expect(card()).toContain('To talk about');
  });

  test('of twelve votes, rounded shares are told', async () => {
    await post();
    await vote(...times(8, 'Yes'), ...times(4, 'No'));
    await close();
    expect(card()).toContain('Result of 12 votes');
    expect(card()).toMatch(/Yes: about 60 %/);
    expect(card()).toMatch(/No: about 25 %/);
    expect(card()).toMatch(/Nearly: hardly any/);
  });

  test('an open poll shows its counts as they come in, and never names', async () => {
    await post(`${FRIDAY} open`);
    expect(card()).toContain('Open: counts live, never names');
    await vote('Yes', 'Yes', 'No');
    await cardSays('3 voted');
    expect(counts()).toEqual([2, 1, 0]);
    expect(card()).not.toContain('Voter');
    await close();
    expect(card()).toMatch(/No: 1 of 3/);
  });

  test('a guest from a partner organisation votes like everybody else, once', async () => {
    await post(`${FRIDAY} open`);
    const guest = ann.colleague('Guest', { guest: true });
    await guest.press('Yes');
    await guest.press('No');
    expect(guest.seen().join('\n')).toContain('Your answer: ✓ No');
    await cardSays(/No(?:: |\]\n)1/);
    expect(card()).toContain('1 voted');
    expect(counts()).toEqual([0, 1, 0]);
  });

  test('after its closing time no vote counts, and the result takes its place', async () => {
    await post(`${FRIDAY} for 2m`);
    await vote(...times(5, 'Yes'));
    there.pass(120_000);
    const late = ann.colleague('Late');
    await late.press('No');
    expect(late.seen().at(-1)).toContain('This poll has closed, so nothing has changed.');
    await there.services.pollCards.tick();
    await cardSays('Result of 5 to 9 votes');
  });

  test('a result whose card was taken away is posted anew', async () => {
    await post();
    ann.takeAway('Is it Friday?');
    await ann.mention('poll close');
    expect(ann.seen().at(-1)).toContain('Its card has gone, so I posted the result as a new message.');
    expect(card()).toContain('Closed');
  });

  test('so it is where the poll closed by itself', async () => {
    await post(`${FRIDAY} for 2m`);
    ann.takeAway('Is it Friday?');
    there.pass(120_000);
    await there.services.pollCards.tick();
    expect(card()).toContain('Closed');
  });

  test('only whoever made it can close it', async () => {
    await post();
    await ann.colleague('Ben2').mention('poll close');
    expect(ann.colleague('Ben2').seen().at(-1)).toContain('Only the person who asked can close it.');
    expect(card()).toContain('[Yes]');
  });

  test('the form makes the same poll', async () => {
    await ann.mention('poll');
    if (ann.seen().at(-1)?.includes('[New poll]')) await ann.press('New poll');
    await ann.fill({ Question: 'Is it Friday?', 'Answers, one on each line': 'Yes\nNo' });
    // The form was opened by a button in the thread of the mention.
    await postDraft(ann);
    expect(card()).toContain('[Yes]');
  });
});

test('in Teams’ personal chat, where nobody else could vote, a poll is kindly refused', async () => {
  const ann = await joinOnTeams(testServices());
  await ann.type(FRIDAY);
  expect(ann.seen().at(-1)).toContain('A poll needs a channel, thread or group chat');
  await ann.leave();
});
