import { channelOnSlack, channelOnTeams, type PromptedChannel, type Trouble } from '../../testing/prompted-channel';
import { shippedContent } from '../../testing/shipped-content';
import { createWorld, type World } from '../../testing/weekly-prompts';

/** On a Monday at half past nine. */
const FIRST = new Date('2027-01-11T09:30:00Z');
const DAY = 24 * 60;
const { prompts, principles, themes, terms } = shippedContent();
/** All that a prompt can be about. */
const named = [
  ...[...principles, ...themes].map(({ id, title }) => ({ id, name: title })),
  ...terms.map(({ id, term }) => ({ id, name: term })),
];

/** Both platforms with the ways in which they close a channel, which are known before the tests are. */
const platforms = [
  { name: 'Slack', start: channelOnSlack, closings: ['not_in_channel', 'is_archived'] },
  {
    name: 'Teams',
    start: channelOnTeams,
    closings: ['news that it was deleted', '403 BotNotInConversationRoster'],
  },
] as const;

describe.each(platforms)('one channel on $name with a prompt on Mondays', ({ start, closings }) => {
  let world: World;
  let channel: PromptedChannel;
  /** How many minutes after the first half past nine each prompt came. */
  let came: number[];

  beforeEach(async () => {
    world = createWorld(new Date('2027-01-06T12:00:00Z'));
    channel = await start(world);
    came = [];
    await channel.ask('weekly monday 09:30');
  });
  afterEach(() => channel.stop());

  function look(): void {
    const minutes = Math.floor((world.clock().getTime() - FIRST.getTime()) / 60_000);
    while (came.length < channel.posts().length) came.push(minutes);
  }

  /** So many minutes after that Monday's half past nine. */
  async function beatAt(minutes: number): Promise<void> {
    const due = new Date(FIRST.getTime() + minutes * 60_000);
    if (due > world.clock()) world.set(due);
    await channel.beat();
    look();
  }

  async function beatFor(minutes: number, step = 1): Promise<void> {
    for (let at = 0; at <= minutes; at += step) await beatAt(at);
  }

  test('it is there at half past nine, once, also in the week after', async () => {
    await beatFor(3);
    await beatAt(7 * DAY);
    expect(came).toEqual([0, 7 * DAY]);
    expect(channel.told()).toEqual([]);
  });

  test('what it is about can be read', async () => {
    await beatAt(0);
    const [post = ''] = channel.posts();
    const prompt = prompts.find(({ text }) => post.includes(text));
    const about = named.find(({ id }) => id === (prompt?.word ?? prompt?.about));
    if (!about) throw new Error(`What is this prompt about? ${post}`);
    const [, button = ''] = /\[(About this \w+)\]/.exec(post) ?? [];
    await channel.press(button);
    expect(channel.answer()).toContain(about.name);
  });

  test('another one takes its place, once somebody has said yes, with who did it', async () => {
    await beatAt(0);
    const first = channel.posts();
    await channel.press('Swap, for everyone');
    expect(channel.posts()).toEqual(first);
    expect(channel.answer()).toContain('Swap this question for everyone?');
    await channel.press('Swap');
    expect(channel.posts()).toHaveLength(1);
    expect(channel.posts()).not.toEqual(first);
    expect(channel.posts().join()).toMatch(/^Swapped by (Ann|<@U0ANN>)/);
  });

  test('a quick poll on it is one press away, for whoever presses to look at first', async () => {
    await beatAt(0);
    await channel.press('Quick poll');
    expect(channel.answer()).toContain('Your poll, not posted yet');
    expect(channel.posts()).toHaveLength(1);
  });

  test.each(['429', '500', '503', 'time-out', 'reset'] satisfies Trouble[])(
    'after one %s it comes in the minutes after, once, and nobody is told',
    async (trouble) => {
      channel.meet(trouble);
      await beatFor(5);
      expect(came).toHaveLength(1);
      expect([1, 2]).toContain(came[0]);
      expect(channel.told()).toEqual([]);
    },
  );

  test.each(['500, posted', '502, posted', '503, posted', '504, posted', 'reset, posted'] satisfies Trouble[])(
    'if every answer to a post is lost (%s) it stands there twice at most, within four hours: the owner decides',
    async (trouble) => {
      for (let time = 0; time < 12; time += 1) channel.meet(trouble);
      await beatFor(30);
      await beatFor(4 * 60, 20);
      expect(came).toHaveLength(2);
      // The report to the owner may meet the same: it is said once more, and no third time.
      expect(new Set(channel.told()).size).toBe(1);
      expect(channel.told().length).toBeLessThanOrEqual(2);
      expect(channel.told()[0]).toContain('It may not have been posted');
    },
  );

  test('when two tries get no answer the owner is told, and her button posts it, once', async () => {
    for (const _ of [1, 2]) channel.meet('reset');
    await beatFor(30);
    expect(came).toEqual([]);
    expect(channel.told()).toEqual([expect.stringContaining('It may not have been posted')]);
    await channel.press('Post now');
    look();
    await beatFor(40);
    expect(came).toEqual([30]);
  });

  test('after an outage of five hours the owner is told that it was not posted, once, and it does not come late', async () => {
    const ANSWERED = 5 * 60;
    let calls = -1;
    for (let minutes = 0; minutes <= ANSWERED + 60; minutes += 10) {
      // Each call until then meets one, and no more are left for those who call later than one.
      if (minutes < ANSWERED && channel.calls() !== calls) channel.meet('503');
      calls = channel.calls();
      await beatAt(minutes);
    }
    expect(came).toEqual([]);
    expect(channel.told()).toEqual([expect.stringContaining('A weekly prompt was not posted')]);
  });

  test('while the platform refuses the bot’s token it waits, and then it comes, in the same four hours', async () => {
    channel.refuseToken(true);
    await beatFor(100, 5);
    expect(came).toEqual([]);
    channel.refuseToken(false);
    await beatFor(180, 5);
    expect(came).toHaveLength(1);
    expect(channel.told()).toEqual([]);
  });

  test('after two weeks of a refused token nothing is paused: the owner hears of what was missed, once, and the next one comes', async () => {
    channel.refuseToken(true);
    await beatFor(14 * DAY + 5 * 60, 60);
    channel.refuseToken(false);
    for (let minutes = 14 * DAY + 6 * 60; minutes < 15 * DAY; minutes += 60) await beatAt(minutes);
    expect(channel.told()).toEqual([expect.stringContaining('3 weekly prompts were not posted')]);
    await beatAt(21 * DAY);
    expect(came).toEqual([21 * DAY]);
  });

  test.each(closings)(
    'after %s it is paused, and its owner is told why, once; resumed, it goes on',
    async (closing) => {
      const [, happen, why = ''] = channel.closings.find(([what]) => what === closing) ?? [];
      await happen?.();
      await beatFor(5);
      await beatAt(7 * DAY);
      expect(came).toEqual([]);
      expect(channel.told()).toEqual([expect.stringContaining('The weekly prompt is paused')]);
      expect(channel.told()[0]).toContain(why);
      world.set(new Date(FIRST.getTime() + 8 * DAY * 60_000));
      await channel.open();
      await channel.ask('resume');
      await beatAt(14 * DAY);
      expect(came).toEqual([14 * DAY]);
      expect(channel.told()).toHaveLength(1);
    },
  );
});
