import { type BotProcess, startProcess } from '../../bench/year/bot-process';
import type { Trouble } from '../../bench/year/line';
import { createMovedClock, DAY_MS, HOUR_MS, MINUTE_MS, type MovedClock } from '../../bench/year/moved-clock';
import type { Channel, Platform } from '../../bench/year/platform';
import { promptsIn } from '../../bench/year/said';
import { simulate } from '../../bench/year/simulate';
import { startSlackTown } from '../../bench/year/slack-town';
import { startTeamsTown } from '../../bench/year/teams-town';
import { databases } from '../../testing/databases';
import { testServices } from '../../testing/services';

const shipped = () => {
  const { content, lookUp, hearWorry, hearSmallTalk, isEverydayWord } = testServices();
  return { content, lookUp, hearWorry, hearSmallTalk, isEverydayWord };
};

describe.each(databases)('eight weeks in which much goes wrong, on $name', ({ create }) => {
  test('no prompt is lost, none is doubled without cause, none comes uncalled or at night', async () => {
    const { url, remove } = await create();
    const { platforms, world } = await simulate({
      ...{ seed: 8, weeks: 8, channels: 6, databaseUrl: url, knowledge: shipped() },
    });
    await remove();
    expect(world.killed + world.stopped).toBeGreaterThan(3);
    for (const { tally } of platforms) {
      const { due, onTime, late, missed, unclear, stopped } = tally;
      expect(due).toBeGreaterThan(40);
      expect(onTime).toBeGreaterThan(due / 2);
      expect(onTime + late + missed + unclear + stopped).toBe(due);
      expect(tally).toMatchObject({
        lost: 0,
        doubledWithoutCause: 0,
        uncalled: 0,
        tooLate: 0,
        toldAgainWithoutCause: 0,
      });
    }
  }, 60_000);
});

/** On a Monday at half past nine. */
const FIRST = Date.parse('2027-01-11T09:30:00Z');

const TOWNS = { Slack: startSlackTown, Teams: startTeamsTown } as const;

describe.each(Object.entries(TOWNS))('one channel on %s with a prompt on Mondays', (name, startTown) => {
  let clock: MovedClock;
  let platform: Platform;
  let channel: Channel;
  let bot: BotProcess;
  /** What happens to the next calls that post to the channel. */
  let met: (Trouble | 'refused')[];
  let removeDatabase: () => Promise<void>;

  beforeEach(async () => {
    clock = createMovedClock(Date.parse('2027-01-06T12:00:00Z'));
    met = [];
    platform = await startTown(1, clock, { fate: (to) => (to === 'everybody' ? met.shift() : undefined) });
    channel = platform.channels[0] as Channel;
    const [sqlite] = databases;
    if (!sqlite) throw new Error('There is no database');
    const { url, remove } = await sqlite.create();
    removeDatabase = remove;
    bot = await startProcess({
      ...{ databaseUrl: url, clock, platforms: [platform], knowledge: shipped() },
      ...{ counted: () => {}, logged: () => {} },
    });
    platform.botIsAt(bot.address);
    await platform.type(channel, 'weekly monday 09:30');
  });
  afterEach(async () => {
    await bot.end();
    await platform.stop();
    await removeDatabase();
  });

  const posts = () => promptsIn(platform.shown().filter(({ where }) => where === channel.id));
  const told = () => platform.shown().filter(({ where }) => where === channel.chat);
  const minutesLate = () => posts().map(({ at }) => Math.floor((at - FIRST) / MINUTE_MS));

  /** Ticks every minute from half past nine. */
  async function beatFor(ms: number): Promise<void> {
    for (let at = FIRST; at <= FIRST + ms; at += MINUTE_MS) {
      clock.moveTo(at);
      await bot.beat();
    }
  }

  test('it is there at half past nine, once, also in the week after', async () => {
    await beatFor(3 * MINUTE_MS);
    clock.moveTo(FIRST + 7 * DAY_MS);
    await bot.beat();
    expect(minutesLate()).toEqual([0, 7 * 24 * 60]);
    expect(told()).toEqual([]);
  });

  test.each(['429', '500', '503', 'time-out', 'reset'] satisfies Trouble[])(
    'after one %s it comes in the minutes after, once, and nobody is told',
    async (trouble) => {
      met.push(trouble);
      await beatFor(5 * MINUTE_MS);
      expect(minutesLate()).toHaveLength(1);
      expect([1, 2]).toContain(minutesLate()[0]);
      expect(told()).toEqual([]);
    },
  );

  test('when the answer to a post is lost it may stand there twice, and never three times: the owner decides', async () => {
    met.push('reset, posted', 'reset, posted');
    await beatFor(30 * MINUTE_MS);
    expect(minutesLate()).toHaveLength(2);
    expect(told()).toMatchObject([{ text: expect.stringContaining('It may not have been posted') }]);
  });

  test('when two tries get no answer the owner is told, and their button posts it, once', async () => {
    met.push('reset', 'reset');
    await beatFor(30 * MINUTE_MS);
    expect(posts()).toEqual([]);
    const [report] = told();
    expect(told()).toMatchObject([{ text: expect.stringContaining('It may not have been posted') }]);
    if (report) await platform.pressPostNow(channel, report);
    await beatFor(40 * MINUTE_MS);
    expect(minutesLate()).toEqual([30]);
  });

  test('after an outage of five hours the owner is told that it was not posted, once, and it does not come late', async () => {
    met.push(...Array.from({ length: 60 }, () => '503' as const));
    await beatFor(5 * HOUR_MS);
    met.length = 0;
    await beatFor(6 * HOUR_MS);
    expect(posts()).toEqual([]);
    expect(told()).toMatchObject([{ text: expect.stringContaining('A weekly prompt was not posted') }]);
  });

  const forGood: Record<string, readonly (readonly [string, () => Promise<void>, string])[]> = {
    Slack: [
      ['not_in_channel', () => platform.close(channel, 1), 'I was taken out of the channel or chat'],
      ['is_archived', () => platform.close(channel, 0), 'the channel is archived'],
      ['account_inactive', async () => void met.push('refused'), 'I am no longer allowed to post there'],
    ],
    Teams: [
      ['news of the removal', () => platform.close(channel, 1), 'I was taken out of the channel or chat'],
      ['403 BotNotInConversationRoster', () => platform.close(channel, 0), 'I was taken out of the channel or chat'],
      ['403 BotDisabledByAdmin', async () => void met.push('refused'), 'I am no longer allowed to post there'],
    ],
  };

  test.each(forGood[name] ?? [])(
    'after %s it is paused, and its owner is told why, once; resumed, it goes on',
    async (_what, happen, why) => {
      await happen();
      await beatFor(5 * MINUTE_MS);
      clock.moveTo(FIRST + 7 * DAY_MS);
      await bot.beat();
      expect(posts()).toEqual([]);
      expect(told()).toMatchObject([{ text: expect.stringContaining('The weekly prompt is paused') }]);
      expect(told()[0]?.text).toContain(why);
      clock.moveTo(FIRST + 8 * DAY_MS);
      await platform.open(channel);
      await platform.type(channel, 'resume');
      clock.moveTo(FIRST + 14 * DAY_MS);
      await bot.beat();
      expect(minutesLate()).toEqual([14 * 24 * 60]);
      expect(told()).toHaveLength(1);
    },
  );
});
