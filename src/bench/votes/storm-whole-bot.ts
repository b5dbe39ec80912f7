import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { BotProgram } from './bot-program';
import { createCrowd } from './crowd';
import { lostVotes } from './lost-votes';
import { resultWords } from './read-card';
import { ANSWERS, type Openness, type SlackSide } from './slack-side';

/** The card is drawn again at most every ten seconds, and once more after that. */
const DRAWN_WITHIN_MS = 30_000;

export type StormSettings = {
  readonly slack: SlackSide;
  readonly bot: BotProgram;
  readonly databaseUrl: string;
  /** Whose card stands. */
  readonly poll: string;
  /** See `CrowdSettings`. */
  readonly first: readonly string[];
  readonly openness: Openness;
  readonly people: number;
  readonly seconds: number;
  /** Kills the bot after so many seconds, and starts it again. */
  readonly killAfter?: number;
};

export type Stormed = Awaited<ReturnType<typeof stormWholeBot>>;

/** Lets everybody press, closes the poll, and holds the database and the card against what was acknowledged. */
export async function stormWholeBot({ slack, bot, databaseUrl, poll, killAfter, ...settings }: StormSettings) {
  const { signingSecret } = await slack.settings();
  const crowd = createCrowd({ ...settings, url: bot.url, signingSecret, bodiesOf: slack.bodiesOf });
  const start = performance.now();
  const pressed = crowd.press();

  const killed = { acknowledged: 0, lost: [] as readonly number[], awayMs: 0 };
  if (killAfter !== undefined) {
    await pause(killAfter * 1_000);
    // On a busy machine the first answers take longer, and there is nothing to lose before.
    while (crowd.kept().size === 0) await pause(50);
    const from = performance.now();
    await bot.kill();
    const kept = crowd.kept();
    killed.acknowledged = kept.size;
    killed.lost = await lostVotes(databaseUrl, poll, kept);
    await bot.startAgain();
    killed.awayMs = Math.round(performance.now() - from);
  }
  await pressed;

  const kept = crowd.kept();
  const lost = await lostVotes(databaseUrl, poll, kept);
  const everybody = `${kept.size} people have voted so far.`;
  const open = await slack.cardSays(everybody, DRAWN_WITHIN_MS);
  await slack.close(bot.url);
  const closed = await slack.cardSays('This poll is closed.', DRAWN_WITHIN_MS);
  return {
    ...crowd.counted,
    ...{ times: crowd.times, acknowledged: kept.size, lost, killed },
    /** What the card should have said and did not: how many have voted, and in the end each share. */
    wrong: [
      ...(open.includes(everybody) ? [] : [everybody]),
      ...resultWords(countsOf(kept), settings.openness).filter((words) => !closed.includes(words)),
    ],
    ...(await slack.seen()),
    /** From the first press to the result. */
    seconds: (performance.now() - start) / 1_000,
  };
}

function countsOf(kept: ReadonlyMap<number, number>): number[] {
  const counts = ANSWERS.map(() => 0);
  for (const option of kept.values()) counts[option] = (counts[option] ?? 0) + 1;
  return counts;
}
