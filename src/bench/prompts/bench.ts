// The server is the one of the tests, and stands beside what only jest knows.
/// <reference types="jest" />

import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { written } from '../../slack/install/kept-installation';
import { openDatabase } from '../../store/db/open-database';
import { openStore } from '../../store/open-store';
import { writeAddress } from '../../teams/outbound/address';
import { OWN_MAIN } from '../bot-program';
import { startDurablePostgres } from '../durable-postgres';
import { numberAfter } from '../options';
import { weekly } from '../replicas/prompts-due';
import { startSide } from '../side-process';
import { row } from '../table';
import { startProgram } from '../wire/program';
import { type Platforms, startPlatforms } from './platforms';

const SECRET_KEY = 'a key of the benchmark and nothing else';
const GIVEN_UP_AFTER_MS = 10 * 60_000;

type Platform = 'Slack' | 'Teams';
type Settings = { readonly tenants: number; readonly channels: number; readonly latencyMs: number };

/**
 * How many weekly prompts that are due in the same minute one process posts in a second, on platforms that answer at once and
 * after 200 ms; what each takes of a processor; and what a channel takes in the database, empty, and with each prompt.
 * `--tenants 200 --channels 10`: so many channels in each of so many workspaces.
 */
export async function benchPrompts(words: readonly string[], say: (line: string) => void): Promise<void> {
  const [tenants, channels] = [numberAfter('--tenants', words, 200), numberAfter('--channels', words, 10)];
  say(`${tenants} workspaces with ${channels} channels each, all due in the same minute; one process`);
  say(row('', ['posted', 'a second', 'cpu ms each', 'MB', 'bytes/channel', 'bytes/prompt']));
  for (const database of ['SQLite', 'PostgreSQL'] as const)
    for (const platform of ['Slack', 'Teams'] as const)
      for (const latencyMs of [0, 200]) {
        const { url, remove } = await (database === 'SQLite' ? createFile() : createServer());
        try {
          const cells = await measure(url, platform, { tenants, channels, latencyMs });
          say(`${row(`${database}, ${platform}, ${latencyMs} ms`, cells)}   load ${loadavg()[0]?.toFixed(1)}`);
        } finally {
          await remove();
        }
      }
}

async function measure(url: string, platform: Platform, settings: Settings): Promise<(string | number)[]> {
  const platforms = await startSide<Platforms>(join(__dirname, 'platforms'), startPlatforms.name, [settings.latencyMs]);
  try {
    const address = await platforms.address();
    const all = settings.tenants * settings.channels;
    const before = await fill(url, platform, address, settings);
    const env = platform === 'Slack' ? { ...SLACK, SLACK_API_URL: `${address}/api/` } : TEAMS;
    const bot = await startProgram(OWN_MAIN, { ...env, DATABASE_URL: url, SECRET_KEY, ...LISTENS });
    const { posted, ms, cpuMs } = await untilPosted(platforms, bot, all);
    const megabytes = bot.megabytes();
    await bot.stop();
    const after = await sizeOf(url);
    return [
      posted,
      ((posted - 1) / (ms / 1_000)).toFixed(1),
      (cpuMs / posted).toFixed(1),
      megabytes.toFixed(0),
      Math.round((before.filled - before.empty) / all),
      Math.round((after - before.filled) / all),
    ];
  } finally {
    await platforms.stop();
  }
}

async function untilPosted(
  platforms: { seen: () => Promise<{ posted: number; ms: number }> },
  bot: { cpuMs: () => number },
  all: number,
) {
  const end = Date.now() + GIVEN_UP_AFTER_MS;
  const began = bot.cpuMs();
  for (;;) {
    await pause(200);
    const seen = await platforms.seen();
    if (seen.posted < all && Date.now() < end) continue;
    const cpuMs = bot.cpuMs() - began;
    // What was posted last is still to be written down.
    await pause(2_000);
    return { ...seen, cpuMs };
  }
}

/** Writes everything that these channels need. Resolves with the bytes of the database before and after. */
async function fill(url: string, platform: Platform, address: string, { tenants, channels }: Settings) {
  const store = await openStore(url, undefined, { secretKey: SECRET_KEY });
  const empty = await sizeOf(url);
  // Of the minute that has just begun, so that none is late.
  const at = new Date(Math.floor(Date.now() / 60_000) * 60_000);
  for (let one = 0; one < tenants; one++) {
    const id = platform === 'Slack' ? `T${10_000 + one}` : `72f988bf-0000-4000-8000-${String(one).padStart(12, '0')}`;
    const tenant = `${platform === 'Slack' ? 'slack' : 'teams'}:${id}` as const;
    if (platform === 'Slack') await store.installations.keep(tenant, written({ token: `xoxb-${id}` }));
    for (let nth = 0; nth < channels; nth++) {
      const room = platform === 'Slack' ? `C${nth}` : `19:${nth}-0123456789abcdef0123456789abcdef@thread.tacv2`;
      const conversation = `${tenant}:${room}` as const;
      const owner = `${tenant}:${platform === 'Slack' ? 'U1' : '11111111-0000-4000-8000-000000000001'}` as const;
      await store.schedules.save(weekly({ tenant, conversation, owner }, at));
      if (platform === 'Slack') continue;
      const to = { kind: 'channel', conversation: room } as const;
      const note = { version: 1, serviceUrl: `${address}/teams/`, bot: '28:bot', tenant: id, to } as const;
      await store.conversationReferences.remember(conversation, tenant, writeAddress(note));
    }
  }
  await store.close();
  return { empty, filled: await sizeOf(url) };
}

/** In bytes, without what is empty. */
async function sizeOf(url: string): Promise<number> {
  const { kysely, compact } = await openDatabase(url);
  try {
    if (url.startsWith('file:')) await compact();
    else await sql`vacuum full`.execute(kysely);
    const size = url.startsWith('file:')
      ? sql<{ bytes: number }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`
      : sql<{ bytes: string }>`select pg_database_size(current_database()) as bytes`;
    return Number((await size.execute(kysely)).rows[0]?.bytes);
  } finally {
    await kysely.destroy();
  }
}

async function createFile() {
  const folder = mkdtempSync(join(tmpdir(), 'compass-prompts-'));
  return { url: `file:${join(folder, 'prompts.db')}`, remove: async () => rmSync(folder, { recursive: true }) };
}

async function createServer() {
  const { url, stop } = await startDurablePostgres();
  return { url, remove: stop };
}

const LISTENS = { HOST: '127.0.0.1', PORT: '0' };

/** Many workspaces, as they install the bot by themselves. */
const SLACK = {
  SLACK_SIGNING_SECRET: 'a-made-up-secret',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'a-made-up-secret',
  SLACK_STATE_SECRET: 'a made-up secret of the benchmark alone',
  PUBLIC_URL: 'https://compass.example.org',
};
const TEAMS = { TEAMS_ALLOW_UNAUTHENTICATED: '1' };
