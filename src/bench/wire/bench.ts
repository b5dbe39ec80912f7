import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OWN_MAIN } from '../bot-program';
import { numberAfter } from '../options';
import { percentile, row } from '../table';
import { startEdge } from './edge';
import { type Answered, load } from './load';
import { leaveFirstCore, type Program, startProgram } from './program';
import { type NextRequest, SIGNING_SECRET, slackCommands, teamsPresses } from './requests';

const BARE = { slack: join(__dirname, 'bare-bolt.js'), teams: join(__dirname, 'bare-cloud-adapter.js') };

type Platform = keyof typeof BARE;

/** A program under load: a bare framework, or the bot with the platforms that it is set up for. */
type Contender = { readonly name: string; readonly main: string; readonly on: readonly Platform[] };

const HEADINGS = ['answers/s', 'of the bare', 'p50 ms', 'p99 ms', 'CPU us each', 'of the bare'];
const SIZES = ['ready ms', 'its CPU ms', 'answered ms', 'MB ready', 'MB after'];

/**
 * The bot beside bare frameworks that answer a constant: the same requests over HTTP, the programs on one core and the load
 * on another, all in turns of two seconds so that a busy machine slows all of them alike. `--seconds 20`: how long each is
 * under load for each platform. `main.js` of other builds take part as well.
 */
export async function benchWire(words: readonly string[], say: (line: string) => void): Promise<void> {
  leaveFirstCore();
  const seconds = numberAfter('--seconds', words, 20);
  const builds = [OWN_MAIN, ...words.filter((word) => word.endsWith('.js'))];
  const contenders: Contender[] = [
    { name: 'bare Bolt', main: BARE.slack, on: ['slack'] },
    { name: 'bare CloudAdapter', main: BARE.teams, on: ['teams'] },
    ...builds.flatMap((main, at): Contender[] => {
      const which = at === 0 ? '' : `, build ${at + 1}`;
      return [
        { name: `Slack only${which}`, main, on: ['slack'] },
        { name: `Teams only${which}`, main, on: ['teams'] },
        { name: `both${which}`, main, on: ['slack', 'teams'] },
      ];
    }),
  ];
  const edge = await startEdge();
  const folder = mkdtempSync(join(tmpdir(), 'practice-compass-wire-'));
  const requests = { slack: slackCommands(edge.address), teams: teamsPresses(edge.address) };
  const programs: Running[] = [];
  try {
    for (const [at, contender] of contenders.entries()) {
      const database = `file:${join(folder, `${at}.db`)}`;
      programs.push(
        await startOne(contender, { ...settingsFor(contender.on, edge.address), DATABASE_URL: database }, requests),
      );
    }
    for (const platform of ['slack', 'teams'] as const) {
      const taking = programs.filter(({ on }) => on.includes(platform));
      say(`\n${platform === 'slack' ? 'Slack: signed commands' : 'Teams: presses'}, ${seconds} s each`);
      say(row('', HEADINGS));
      await inTurns(taking, platform, requests[platform], seconds);
      for (const one of taking)
        say(`${row(one.name, figures(one, taking[0], platform))}   load ${loadavg()[0]?.toFixed(1)}`);
    }
    say('\nStart and memory');
    say(row('', SIZES));
    for (const one of programs) {
      const { ms, cpuMs } = one.program.started;
      say(
        row(
          one.name,
          [ms, cpuMs, one.firstAnswer, one.ready, one.program.megabytes()].map((value) => value.toFixed(0)),
        ),
      );
    }
  } finally {
    await Promise.all(programs.map(({ program }) => program.stop()));
    edge.stop();
    rmSync(folder, { recursive: true });
  }
}

type Running = Contender & {
  readonly program: Program;
  /** Milliseconds from the start to the first answered look-up. */
  readonly firstAnswer: number;
  /** Megabytes, when it was ready and had come to rest. */
  readonly ready: number;
  readonly measured: Partial<Record<Platform, { answers: Answered[]; cpuMs: number }>>;
};

async function startOne(
  contender: Contender,
  settings: Readonly<Record<string, string>>,
  requests: Readonly<Record<Platform, NextRequest>>,
): Promise<Running> {
  const isBot = !Object.values(BARE).includes(contender.main);
  const began = performance.now();
  const program = await startProgram(contender.main, settings, isBot ? READY : undefined);
  const [first = 'slack'] = contender.on;
  await load(program.port, requests[first], 0.001);
  const firstAnswer = performance.now() - began;
  // What is prepared in the background, and the first collection of garbage.
  await wait(REST_MS);
  return { ...contender, program, firstAnswer, ready: program.megabytes(), measured: {} };
}

const READY = 'GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
const REST_MS = 3_000;
const TURN_S = 2;
const WARM_UP_S = 2;

async function inTurns(
  taking: readonly Running[],
  platform: Platform,
  next: NextRequest,
  seconds: number,
): Promise<void> {
  for (const { program } of taking) await load(program.port, next, WARM_UP_S);
  for (let turn = 0; turn * TURN_S < seconds; turn++)
    for (const { program, measured } of taking) {
      const before = program.cpuMs();
      const answered = await load(program.port, next, TURN_S);
      measured[platform] ??= { answers: [], cpuMs: 0 };
      measured[platform].answers.push(answered);
      measured[platform].cpuMs += program.cpuMs() - before;
    }
}

function figures(one: Running, bare: Running | undefined, platform: Platform): (string | number)[] {
  const [own, other] = [sum(one, platform), sum(bare ?? one, platform)];
  if (own.refused > 0) throw new Error(`${one.name} refused ${own.refused} requests`);
  return [
    own.perSecond.toFixed(0),
    (own.perSecond / other.perSecond).toFixed(2),
    percentile(own.times, 0.5).toFixed(2),
    percentile(own.times, 0.99).toFixed(2),
    own.cpuEach.toFixed(0),
    (other.cpuEach / own.cpuEach).toFixed(2),
  ];
}

function sum({ measured }: Running, platform: Platform) {
  const { answers = [], cpuMs = 0 } = measured[platform] ?? {};
  const times = answers.flatMap(({ times }) => [...times]);
  const seconds = answers.reduce((all, one) => all + one.seconds, 0);
  const refused = answers.reduce((all, one) => all + one.refused, 0);
  return { times, perSecond: times.length / seconds, cpuEach: (cpuMs * 1_000) / times.length, refused };
}

function settingsFor(on: readonly Platform[], edge: string): Record<string, string> {
  return {
    ...(on.includes('slack')
      ? { SLACK_BOT_TOKEN: 'xoxb-a-made-up-token', SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: `${edge}/api/` }
      : {}),
    ...(on.includes('teams') ? { TEAMS_ALLOW_UNAUTHENTICATED: '1' } : {}),
  };
}
