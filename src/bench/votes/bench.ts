// The server is the one of the tests, and stands beside what only jest knows.
/// <reference types="jest" />

import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresDatabase } from '../../testing/stores/postgres-server';
import { OWN_MAIN } from '../bot-program';
import { numberAfter } from '../options';
import { startSide } from '../side-process';
import { percentile, row } from '../table';
import type { SlackSide } from './slack-side';
import { type Stormed, type StormSettings, storm } from './storm';

const PEOPLE = 2_000;

type Pace = Pick<StormSettings, 'openness' | 'seconds' | 'killAfter'>;

/** The pace that is promised, with the bot killed in the middle; the same in peace; and faster than people press. */
const PACES: readonly Pace[] = [
  { openness: 'anonymous', seconds: 10, killAfter: 5 },
  { openness: 'open', seconds: 10 },
  { openness: 'open', seconds: 3 },
  { openness: 'open', seconds: 1 },
];

const HEADINGS = ['acknowledged', 'lost', 'p50 ms', 'p95 ms', 'p99 ms', 'late', 'votes/s', 'card updates'];

/**
 * A storm of 2,000 people who press a vote button in Slack until it is acknowledged, 15 in 100 of them twice, on the bot as
 * it is and on one that keeps each vote in a transaction of its own, in turn. Slack's side, the bot and the people are a
 * process each. `--postgres`: on a server of this machine's own, beside SQLite; or on an empty database at the address that
 * is given. `--rounds 3`: all of it three times over. `main.js` of other builds take part as well.
 */
export async function benchVotes(words: readonly string[], say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'practice-compass-bench-'));
  const rounds = numberAfter('--rounds', words, 1);
  const address = words.find((word) => word.startsWith('postgres'));
  let files = 0;
  const databases: [string, () => Promise<string>][] = [
    ['SQLite', async () => `file:${join(folder, `${files++}.db`)}`],
  ];
  if (address) databases.push(['PostgreSQL', async () => address]);
  if (words.includes('--postgres')) databases.push(['PostgreSQL', async () => (await createPostgresDatabase()).url]);
  const builds: [string, string][] = [
    ['', OWN_MAIN],
    [', one by one', join(__dirname, 'one-by-one.js')],
    ...words.filter((word) => word.endsWith('.js')).map((main): [string, string] => [`, ${main}`, main]),
  ];
  try {
    for (const pace of PACES) {
      say(
        `\n${PEOPLE} people within ${pace.seconds} s, an ${pace.openness} poll${pace.killAfter ? ', with a kill' : ''}`,
      );
      say(row('', HEADINGS));
      for (let round = 0; round < rounds; round++)
        // What a kill leaves is asked of the bot as it is.
        for (const [database, createUrl] of databases)
          for (const [which, main] of pace.killAfter ? builds.slice(0, 1) : builds)
            tell(database + which, await stormOn(await createUrl(), main, pace), say);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function stormOn(databaseUrl: string, main: string, pace: Pace): Promise<Stormed> {
  const slack = await startSide<SlackSide>(join(__dirname, 'slack-side'), 'startSlackSide', [PEOPLE]);
  try {
    return await storm({ main, slack, databaseUrl, people: PEOPLE, ...pace });
  } finally {
    await slack.stop();
  }
}

function tell(name: string, stormed: Stormed, say: (line: string) => void): void {
  const { acknowledged, lost, killed, times, unanswered, perSecond, updates, wrong, faults } = stormed;
  const ms = [0.5, 0.95, 0.99].map((share) => percentile(times, share).toFixed(1));
  const cells = [acknowledged, lost.length + killed.lost.length, ...ms, unanswered, perSecond.toFixed(0), updates];
  say(`${row(name, cells)}   load ${loadavg()[0]?.toFixed(1)}`);
  if (killed.acknowledged > 0)
    say(`    killed with ${killed.acknowledged} acknowledged; back ${killed.awayMs} ms later`);
  if (wrong.length > 0) say(`    the card did not say: ${wrong.join(' / ')}`);
  if (faults.length > 0) say(`    it logged ${faults.length} faults, such as ${faults[0]}`);
}
