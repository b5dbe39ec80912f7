import type { Logger } from 'pino';
import type { TrustedTimeStore } from '../../store/trusted-time';
import { isOtherDoubt, judgeByDatabase, judgeByWitness, type Witness } from './judge-clock';

/** Every beat of a minute asks; one answer serves them all. */
const SAME_MS = 30_000;
const HOUR_MS = 60 * 60 * 1_000;

export type ClockServices = {
  readonly time: TrustedTimeStore;
  readonly clock: () => Date;
  /** Asks a clock elsewhere, such as a platform's. Only asked where the database cannot tell. */
  readonly witness: () => Promise<Witness>;
  readonly log: Pick<Logger, 'error' | 'info'>;
};

/**
 * Returns a function that resolves with whether this machine's clock may be trusted with what cannot be undone: posting,
 * closing polls, deleting what is old. It may not while a database server's clock or, after a gap of more than a day, a
 * platform's contradicts it; nor where nobody can be asked and it is more than thirty days away from when a bot was last seen
 * alive on this database, until it has stood for a day. While it may not, the log says so every hour.
 */
export function createClockTrust({ time, clock, witness, log }: ClockServices): () => Promise<boolean> {
  let last: { readonly at: number; readonly answer: Promise<boolean> } | undefined;
  let toldAt: number | undefined;

  return () => {
    const now = clock();
    if (last && Math.abs(now.getTime() - last.at) < SAME_MS) return last.answer;
    const answer = judge(now);
    last = { at: now.getTime(), answer };
    answer.catch(() => {
      last = undefined;
    });
    return answer;
  };

  async function judge(now: Date): Promise<boolean> {
    const known = await time.known();
    const byDatabase = judgeByDatabase(now, known);
    if (byDatabase === 'trusted') return trust(now);
    const elsewhere = await witness();
    if (judgeByWitness(now, known, elsewhere) === 'trusted') return trust(now);
    if (isOtherDoubt(now, known.doubt)) await time.doubt(now);
    tell(now, { lastSeenAlive: known.alive, databaseServer: known.server, platform: elsewhere });
    return false;
  }

  async function trust(now: Date): Promise<true> {
    await time.trust(now);
    if (toldAt !== undefined) log.info({ clock: now }, 'the clock of this machine is trusted again');
    toldAt = undefined;
    return true;
  }

  function tell(now: Date, others: object): void {
    if (toldAt !== undefined && Math.abs(now.getTime() - toldAt) < HOUR_MS) return;
    toldAt = now.getTime();
    log.error({ clock: now, ...others }, CLOCK_NOT_TRUSTED);
  }
}

const CLOCK_NOT_TRUSTED =
  'the clock of this machine is far from when the bot was last seen alive, or from the clock of the database. No prompt is posted, no poll closed by time and nothing old deleted until the clock is put right, or Slack, Microsoft or the database confirms it, or it has stood for a day and none of them contradicts it';
