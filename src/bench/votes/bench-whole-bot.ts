import { join } from 'node:path';
import type { Openness } from './slack-side';
import { percentile, row } from './table';
import { stormBoltAndWholeBot } from './whole-bot';

const PEOPLE = 2_000;

type Storm = { readonly openness: Openness; readonly seconds: number; readonly killAfter?: number };

/** The pace that is promised, with the bot killed in the middle; the same in peace; and twice as fast. */
const STORMS: readonly Storm[] = [
  { openness: 'anonymous', seconds: 10, killAfter: 5 },
  { openness: 'open', seconds: 10, killAfter: 5 },
  { openness: 'open', seconds: 10 },
  { openness: 'open', seconds: 5 },
];

/**
 * The built program in front of a local Slack: a poll is made as a person makes one, everybody presses within some seconds,
 * it is closed, and what its card says is held against what was acknowledged. Lost: acknowledged, and not in the database,
 * looked at right after the kill and before the poll closes.
 */
export async function benchWholeBot(say: (line: string) => void, folder: string, postgres?: string): Promise<void> {
  const databases: readonly (readonly [string, (nth: number) => string])[] = [
    ['SQLite', (nth) => `file:${join(folder, `bot-${nth}.db`)}`],
    ...(postgres ? [['PostgreSQL', () => postgres] as const] : []),
  ];
  say(`The whole bot: ${PEOPLE} people who press until it is acknowledged, 15 in 100 of them twice`);
  for (const [database, urlOf] of databases)
    for (const [nth, storm] of STORMS.entries()) await sayStorm(database, urlOf(nth), storm, say);
}

async function sayStorm(
  database: string,
  databaseUrl: string,
  storm: Storm,
  say: (line: string) => void,
): Promise<void> {
  const { openness, seconds } = storm;
  const { bolt, whole, faults } = await stormBoltAndWholeBot({ ...storm, databaseUrl, people: PEOPLE });
  const { killed, wrong } = whole;
  say(`\nAn ${openness} poll, within ${seconds} seconds`);
  say(row('', ['acknowledged', 'lost', 'p50 ms', 'p99 ms', 'refused, late', 'card updates', 'told alone']));
  say(row('Bolt, keeping nothing', [bolt.acknowledged, '-', ...times(bolt), '-', '-']));
  const lost = killed.lost.length + whole.lost.length;
  say(row(`the whole bot, ${database}`, [whole.acknowledged, lost, ...times(whole), whole.updates, whole.told]));
  if (storm.killAfter)
    say(
      `Killed after ${storm.killAfter} seconds with ${killed.acknowledged} acknowledged; back ${killed.awayMs} ms later`,
    );
  say(
    wrong.length > 0
      ? `The card did not say: ${wrong.join(' / ')}`
      : 'The card said how many voted, and in the end each share',
  );
  if (faults.length > 0) say(`It logged ${faults.length} faults, such as ${faults[0]}`);
}

const times = ({ times, unanswered }: { readonly times: readonly number[]; readonly unanswered: number }) => [
  percentile(times, 0.5),
  percentile(times, 0.99),
  unanswered,
];
