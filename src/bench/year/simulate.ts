import type { LocalPlatforms } from '../../tryout/start';
import { createRng } from '../rng';
import { audit, sum, type Told } from './audit';
import { createClock, DAY_MS, HOUR_MS, MINUTE_MS } from './clock';
import { createFaults, STANDS } from './faults';
import { startKillable } from './killable';
import { createOperators } from './operators';
import { duesOf, lineFor, ruleByChance } from './rules';
import { startSlackWorkspace } from './slack-workspace';
import { startTeamsWorkspace } from './teams-workspace';
import type { Conversation, Shown } from './workspace';

type SimulationSettings = {
  readonly seed: number;
  readonly weeks: number;
  /** On each platform. */
  readonly conversations: number;
  /** An empty database. */
  readonly databaseUrl: string;
};

export type Simulated = Awaited<ReturnType<typeof simulate>>;

/** A Monday, on which everybody sets a weekly prompt. */
const START = Date.parse('2027-01-04T00:00:00Z');

/** The last days are without trouble, for what is still under way. */
const QUIET_MS = 9 * DAY_MS;

/**
 * Lives through so many weeks in as many minutes as it takes: the real bot in two processes, and local platforms with faults.
 * Then holds what the platforms show against what was due.
 */
export async function simulate({ seed, weeks, conversations, databaseUrl }: SimulationSettings) {
  // Each has chances of its own, which what else happens does not change.
  const rng = (nth: number) => createRng(seed * 10 + nth);
  const [people, clock, end] = [rng(0), createClock(START), START + weeks * 7 * DAY_MS];
  const troubled = { from: START + DAY_MS, until: end - QUIET_MS };
  const isTrouble = () => clock.now() >= troubled.from && clock.now() < troubled.until;
  const platforms = await Promise.all(
    [startSlackWorkspace, startTeamsWorkspace].map(async (startWorkspace, nth) => {
      const faults = createFaults(rng(nth + 1), clock, troubled);
      return { faults, workspace: await startWorkspace(conversations, clock, faults), lives: [] as Life[] };
    }),
  );
  const local: LocalPlatforms = Object.assign({}, ...platforms.map(({ workspace }) => workspace.settings));
  const logged = new Map<string, number>();
  const operators = createOperators(rng(3), clock, isTrouble, () =>
    startKillable({ databaseUrl, ...local }, clock, (line) => logged.set(line, (logged.get(line) ?? 0) + 1)),
  );
  await operators.beat();

  let holidays = 0;
  for (const { workspace, lives } of platforms)
    for (const conversation of workspace.conversations) {
      clock.moveTo(clock.now() + 7_000);
      const rule = ruleByChance(people);
      await workspace.type(conversation, lineFor(rule), operators.address());
      const dues = duesOf(rule, clock.now(), end);
      holidays += duesOf({ ...rule, onHolidays: 'post' }, clock.now(), end).length - dues.length;
      lives.push({ ...conversation, dues, posts: [], told: [] });
    }

  const all = platforms.flatMap(({ lives }) => lives);
  const dues = [...new Set(all.flatMap((life) => life.dues)), end].sort((a, b) => a - b);
  while (clock.now() < end) {
    const next = dues.find((at) => at > clock.now()) ?? end;
    clock.moveTo(Math.min(next, whenToLookAgain(all, clock.now()), clock.now() + 12 * HOUR_MS));
    await operators.beat();
    for (const { workspace, lives } of platforms) hear(workspace.newlyShown(), lives);
  }
  await operators.end();
  await Promise.all(platforms.map(({ workspace }) => workspace.stop()));
  return {
    platforms: platforms.map(({ workspace: { name }, faults, lives }) => {
      const times = ({ id }: Life) => ({
        refused: faults.timesOf('refused', id),
        unanswered: STANDS.flatMap((fault) => faults.timesOf(fault, id)),
      });
      return { name, faults, tally: sum(lives.map((life) => audit({ ...life, ...times(life) }))) };
    }),
    ...{ bot: operators.counted, holidays, logged },
  };
}

/** What is due in a conversation, and what was seen there of it or heard by its owner. */
type Life = Conversation & { readonly dues: readonly number[]; readonly posts: number[]; readonly told: Told[] };

function hear(shown: readonly Shown[], lives: readonly Life[]): void {
  for (const { where, at, text, lines } of shown) {
    const isPrompt = lines.some((line) => line.startsWith('another '));
    if (isPrompt) lives.find(({ id }) => id === where)?.posts.push(at);
    const report = reportIn(text);
    if (report) lives.find(({ chat }) => chat === where)?.told.push({ at, ...report });
  }
}

/** What a report tells an owner, read as a person reads it; undefined for anything else. */
function reportIn(text: string): Omit<Told, 'at'> | undefined {
  const [, many] = /(\d+) weekly prompts were not posted/.exec(text) ?? [];
  if (many) return { kind: 'missed', count: Number(many) };
  if (/A weekly prompt was not posted/.test(text)) return { kind: 'missed', count: 1 };
  if (/It may not have been posted/.test(text)) return { kind: 'unclear', count: 1 };
  return /The weekly prompt is paused/.test(text) ? { kind: 'paused', count: 1 } : undefined;
}

/**
 * When a beat is worth its while for a prompt that was due and of which nothing has been seen or heard: the next minute at
 * first, then more and more seldom. Never where all is accounted for.
 */
function whenToLookAgain(lives: readonly Life[], now: number): number {
  const ages = lives.flatMap(({ dues, posts, told }) => {
    const due = dues.findLast((at) => at <= now);
    const isOver = due === undefined || told.some(({ at, kind }) => at >= due || kind === 'paused');
    return isOver || (posts.at(-1) ?? 0) >= due ? [] : [now - due];
  });
  const youngest = Math.min(...ages);
  const minutes = youngest < 10 * MINUTE_MS ? 1 : youngest < 6 * HOUR_MS ? 10 : 60;
  return youngest > QUIET_MS ? Number.POSITIVE_INFINITY : (Math.floor(now / MINUTE_MS) + minutes) * MINUTE_MS;
}
