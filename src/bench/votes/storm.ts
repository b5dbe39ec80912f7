import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../store/open-store';
import { startBotProgram } from '../bot-program';
import { createCrowd, firstPresses } from './crowd';
import { ANSWERS, type Openness, PLACE, type SlackSide, userOf } from './slack-side';

/** The card is drawn again at most every ten seconds, and once more after that. */
const DRAWN_WITHIN_MS = 30_000;

const SECRET_KEY = 'a key of the benchmark and nothing else';

export type StormSettings = {
  /** The bot's program: a build's `main.js`. */
  readonly main: string;
  readonly slack: SlackSide;
  readonly databaseUrl: string;
  readonly openness: Openness;
  readonly people: number;
  /** Everybody presses at some moment of so many seconds. */
  readonly seconds: number;
  /** Kills the bot after so many seconds, and starts it again. */
  readonly killAfter?: number;
};

export type Stormed = Awaited<ReturnType<typeof storm>>;

/**
 * The whole bot in front of a local Slack: a poll is made as a person makes one, everybody presses, it is closed, and the
 * database and the card are held against what was acknowledged.
 */
export async function storm({ main, slack, databaseUrl, openness, people, seconds, killAfter }: StormSettings) {
  const { botToken, signingSecret, apiUrl } = await slack.settings();
  const bot = await startBotProgram(main, {
    ...{ SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl },
    ...{ DATABASE_URL: databaseUrl, SECRET_KEY },
  });
  try {
    const poll = await slack.postPoll(bot.url, openness);
    const { bodiesOf } = slack;
    const first = await bodiesOf(firstPresses(people));
    const crowd = createCrowd({ people, seconds, url: bot.url, signingSecret, first, bodiesOf });
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
    const pressing = (performance.now() - start) / 1_000;

    const kept = crowd.kept();
    const lost = await lostVotes(databaseUrl, poll, kept);
    const everybody = `${kept.size} voted`;
    const open = await slack.cardSays(everybody, DRAWN_WITHIN_MS);
    await slack.close(bot.url);
    const closed = await slack.cardSays('Closed', DRAWN_WITHIN_MS);
    return {
      ...crowd.counted,
      ...{ times: crowd.times, acknowledged: kept.size, lost, killed },
      /** Acknowledged presses a second, from the first press to the last acknowledgement. */
      perSecond: (crowd.counted.sent - crowd.counted.unanswered) / pressing,
      /** What the card should have said and did not: how many have voted, and in the end each share. */
      wrong: [
        ...(open.includes(everybody) ? [] : [everybody]),
        ...resultWords([...kept.values()], openness).filter((words) => !closed.includes(words)),
      ],
      ...(await slack.seen()),
      /** From the first press to the result. */
      seconds: (performance.now() - start) / 1_000,
      faults: bot.faults,
    };
  } finally {
    await bot.stop();
  }
}

/**
 * Of these people, by their number, those who are not kept with this option, asked of the database itself: pressing the same
 * again changes nothing. Puts back what it finds missing.
 */
async function lostVotes(url: string, poll: string, kept: ReadonlyMap<number, number>): Promise<readonly number[]> {
  const store = await openStore(url, undefined, { secretKey: SECRET_KEY });
  try {
    const pressedAgain = [...kept].map(async ([person, option]) => {
      const by = { ...PLACE, person: `${PLACE.tenant}:${userOf(person)}` } as const;
      const voted = await store.polls.vote(poll, by, option);
      return voted.ok && !voted.changed ? [] : [person];
    });
    return (await Promise.all(pressedAgain)).flat();
  } finally {
    await store.close();
  }
}

/** What the closed poll's card has to say when this was chosen, word for word: one line for the voters, one for each answer. */
function resultWords(chosen: readonly number[], openness: Openness): string[] {
  const voters = chosen.length;
  return [
    `Result of ${voters} votes`,
    ...ANSWERS.map((answer, option) => {
      const count = chosen.filter((one) => one === option).length;
      const share = `about ${5 * Math.round((20 * count) / voters)} %`;
      return `${answer}: ${openness === 'open' ? `${count} of ${voters}` : share}\n`;
    }),
  ];
}
