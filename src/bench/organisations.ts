import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { OWN_MAIN } from './bot-program';
import { row } from './table';
import { leaveFirstCore, startProgram } from './wire/program';

const FIFTY = 50;

/** In which what is built in the background has been built, and what a start needed is given back. */
const SETTLED_MS = 6_000;

type Case = {
  readonly name: string;
  readonly count: number;
  /** What each has of its own. */
  readonly own?: 'contacts' | 'terms';
  readonly kept?: number;
};

const CASES: readonly Case[] = [
  { name: 'one', count: 1 },
  { name: 'fifty, shared content', count: FIFTY },
  { name: 'fifty, contacts and prompts', count: FIFTY, own: 'contacts' },
  { name: 'one, own terms', count: 1, own: 'terms' },
  { name: 'fifty, own terms', count: FIFTY, own: 'terms' },
  { name: 'fifty, own terms, all kept', count: FIFTY, own: 'terms', kept: FIFTY },
];

const HEADINGS = ['ready s', 'its CPU s', 'MB settled', '1st: ms', '50th: ms', 'again: ms', 'MB all asked', 'MB again'];

/**
 * The built program for one and for fifty organisations: its start, its memory, and the first look-up in the first and in
 * the last of them; then after all have been asked once, and once more.
 */
export async function benchOrganisations(say: (line: string) => void): Promise<void> {
  leaveFirstCore();
  const folder = mkdtempSync(join(tmpdir(), 'compass-organisations-'));
  say(row('', HEADINGS));
  try {
    for (const [at, one] of CASES.entries()) {
      const home = join(folder, String(at));
      mkdirSync(home);
      say(row(one.name, await measured(one, home)));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measured({ count, own, kept }: Case, home: string): Promise<(string | number)[]> {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  writeFileSync(join(home, 'organisations.yaml'), numbers.map((number) => organisation(number, own)).join(''));
  if (own) for (const number of numbers) writePack(join(home, `pack-${number}`), number, own);
  const program = await startProgram(OWN_MAIN, {
    TEAMS_ALLOW_UNAUTHENTICATED: '1',
    DATABASE_URL: `file:${join(home, 'compass.db')}`,
    ORGANISATIONS_FILE: join(home, 'organisations.yaml'),
    ...(kept === undefined ? {} : { SEARCHES_KEPT: String(kept) }),
  });
  try {
    await wait(SETTLED_MS);
    const settled = program.megabytes();
    const first = await timed(program.port, 1);
    const last = await timed(program.port, count);
    const again = await timed(program.port, count);
    const asked: number[] = [];
    for (let round = 0; round < 2; round++) {
      for (const number of numbers) await timed(program.port, number);
      await wait(SETTLED_MS);
      asked.push(program.megabytes());
    }
    const { ms, cpuMs } = program.started;
    return [
      ...[(ms / 1_000).toFixed(1), (cpuMs / 1_000).toFixed(1), settled.toFixed(0)],
      ...[first, last, again].map((time) => time.toFixed(0)),
      ...asked.map((megabytes) => megabytes.toFixed(0)),
    ];
  } finally {
    await program.stop();
  }
}

const tenantOf = (number: number) => `11111111-2222-4333-8444-${String(number).padStart(12, '0')}`;

const organisation = (number: number, own: Case['own']) =>
  [
    `- name: Organisation ${number}`,
    `  tenants: [teams:${tenantOf(number)}]`,
    `  frontDoor: 01632 9600${String(number).padStart(2, '0')}`,
    ...(own ? [`  content: pack-${number}`] : []),
    '',
  ].join('\n');

/** A few of its own; the terms have everyday phrases, as their authors are asked to write. */
function writePack(pack: string, number: number, own: NonNullable<Case['own']>): void {
  mkdirSync(pack);
  writeFileSync(
    join(pack, 'prompts.yaml'),
    `- { id: of-${number}, about: principle-1, audience: [practitioners], text: What did place ${number} learn this week?, followUp: Tell one partner., own: true }\n`,
  );
  if (own === 'contacts') return;
  const terms = ['kite hub', 'bridge meeting', 'lantern panel', 'harbour offer', 'compass call'];
  const yaml = terms.map((term, at) => {
    const keywords = `[where ${term} ${number} meets, who runs ${term} ${number}, ask for ${term} ${number}]`;
    return `- { id: local-${at}, term: ${term} of place ${number}, keywords: ${keywords}, definition: Where the partners of place ${number} meet each week., reviewed: null }\n`;
  });
  writeFileSync(join(pack, 'terms.yaml'), yaml.join(''));
}

/** Milliseconds for a search from the message box, which is answered in the response. */
async function timed(port: number, number: number): Promise<number> {
  const tenant = { id: tenantOf(number) };
  const began = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ type: 'invoke', name: 'composeExtension/query', id: `f:${began}`, channelId: 'msteams' },
      ...{ timestamp: new Date().toISOString(), serviceUrl: 'http://127.0.0.1:9/teams/' },
      from: { id: '29:ann', name: 'Ann', aadObjectId: '22222222-2222-4333-8444-555555555555' },
      conversation: { conversationType: 'personal', tenantId: tenant.id, id: `a:${number}` },
      recipient: { id: '28:bot', name: 'Practice Compass' },
      channelData: { tenant },
      value: {
        commandId: 'lookUp',
        parameters: [{ name: 'words', value: `county lines` }],
        queryOptions: { skip: 0, count: 10 },
      },
    }),
  });
  const text = await response.text();
  const took = performance.now() - began;
  if (!text.includes('County lines')) throw new Error(`It answered ${response.status} ${text.slice(0, 200)}`);
  return took;
}
