import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OWN_MAIN } from '../bot-program';
import { numberAfter } from '../options';
import { percentile, row } from '../table';
import { startEdge } from './edge';
import { type Answered, ask, load } from './load';
import { leaveFirstCore, type Program, startProgram } from './program';
import { collectedWords, type NextRequest, names, SIGNING_SECRET, slackCommands, teamsPresses } from './requests';

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
  const loads = loadsFrom(edge.address);
  const programs: Running[] = [];
  try {
    for (const [at, contender] of contenders.entries()) {
      const settings = { ...settingsFor(contender.on, edge.address), DATABASE_URL: `file:${join(folder, `${at}.db`)}` };
      programs.push(await startOne(contender, settings, loads));
    }
    for (const one of loads) {
      const taking = programs.filter(({ on }) => on.includes(one.on));
      say(`\n${one.name}, ${seconds} s each`);
      say(row('', HEADINGS));
      const taken = await inTurns(taking, one.next, seconds);
      for (const measured of taken) say(`${figures(measured, taken[0])}   load ${loadavg()[0]?.toFixed(1)}`);
    }
    say('\nStart and memory');
    say(row('', SIZES));
    for (const { name, program, firstAnswer, ready } of programs) {
      const { ms, cpuMs } = program.started;
      const sizes = [ms, cpuMs, firstAnswer, ready, program.megabytes()];
      say(row(name, sizes.map(Math.round)));
    }
  } finally {
    await Promise.all(programs.map(({ program }) => program.stop()));
    edge.stop();
    rmSync(folder, { recursive: true });
  }
}

type Load = { readonly on: Platform; readonly name: string; readonly next: NextRequest };

const loadsFrom = (edge: string): readonly Load[] => [
  { on: 'slack', name: 'Slack: signed commands with names', next: slackCommands(edge, names(), 'again') },
  { on: 'slack', name: 'Slack: any words, each new', next: slackCommands(edge, collectedWords(), 'new') },
  { on: 'slack', name: 'Slack: any words, asked before', next: slackCommands(edge, collectedWords(), 'again') },
  { on: 'teams', name: 'Teams: presses', next: teamsPresses(edge) },
];

type Running = Contender & {
  readonly program: Program;
  /** Milliseconds from the start to the first answered look-up. */
  readonly firstAnswer: number;
  /** Megabytes, when it was ready and had come to rest. */
  readonly ready: number;
};

async function startOne(
  contender: Contender,
  settings: Readonly<Record<string, string>>,
  loads: readonly Load[],
): Promise<Running> {
  const isBot = !Object.values(BARE).includes(contender.main);
  const began = performance.now();
  const program = await startProgram(contender.main, settings, isBot ? READY : undefined);
  for (const one of loads.filter(({ on }) => contender.on.includes(on)).slice(0, 1))
    await ask(program.port, one.next(program.port));
  const firstAnswer = performance.now() - began;
  // What is prepared in the background, and the first collection of garbage.
  await wait(REST_MS);
  return { ...contender, program, firstAnswer, ready: program.megabytes() };
}

const READY = 'GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
const REST_MS = 3_000;
const TURN_S = 2;
/** As in a bot that has run for a while: compiled, and with what it keeps. */
const WARM_UP_ANSWERS = 3_000;
const WARM_UP_TURNS = 10;

async function warmUp(port: number, next: NextRequest): Promise<void> {
  let answers = 0;
  for (let turn = 0; turn < WARM_UP_TURNS && answers < WARM_UP_ANSWERS; turn++)
    answers += (await load(port, next, TURN_S)).times.length;
}

type Measured = { readonly name: string; readonly answers: Answered[]; cpuMs: number };

async function inTurns(taking: readonly Running[], next: NextRequest, seconds: number): Promise<Measured[]> {
  for (const { program } of taking) await warmUp(program.port, next);
  const measured = taking.map(({ name, program }) => ({ name, program, answers: [] as Answered[], cpuMs: 0 }));
  for (let turn = 0; turn * TURN_S < seconds; turn++)
    for (const one of measured) {
      const before = one.program.cpuMs();
      one.answers.push(await load(one.program.port, next, TURN_S));
      one.cpuMs += one.program.cpuMs() - before;
    }
  return measured;
}

function figures(one: Measured, bare: Measured | undefined): string {
  const [own, other] = [sum(one), sum(bare ?? one)];
  if (own.refused > 0) throw new Error(`${one.name} refused ${own.refused} requests`);
  return row(one.name, [
    own.perSecond.toFixed(0),
    (own.perSecond / other.perSecond).toFixed(2),
    percentile(own.times, 0.5).toFixed(2),
    percentile(own.times, 0.99).toFixed(2),
    own.cpuEach.toFixed(0),
    (other.cpuEach / own.cpuEach).toFixed(2),
  ]);
}

function sum({ answers, cpuMs }: Measured) {
  const times = answers.flatMap((one) => [...one.times]);
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
