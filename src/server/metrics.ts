import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { withTimeLimit } from '../concurrency';
import type { Route } from './routes';

export type Metrics = ReturnType<typeof createMetrics>;

/**
 * Metrics for Prometheus. Every label's value comes from a short fixed list, so that the number of series stays small.
 */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'compass_answers_total',
    help: 'Commands answered',
    labelNames: ['platform', 'command', 'outcome'],
    registers: [registry],
  });
  const prompts = new Counter({
    name: 'compass_prompts_total',
    help: 'Weekly prompts: posted, posted late, missed, unclear whether posted, failed, tried again; owners who could not be told',
    labelNames: ['outcome'],
    registers: [registry],
  });
  // All of them are there before the first, so that an alert sees the first one as a step up.
  for (const outcome of ['posted', 'late', 'missed', 'unclear', 'failed', 'retried', 'untold'])
    prompts.inc({ outcome }, 0);
  const unswept = new Gauge({
    name: 'compass_votes_unswept',
    help: '1 while erased votes of closed polls are still in the database’s own files, because another program reads them',
    registers: [registry],
  });
  const secretEnds = new Gauge({
    name: 'compass_teams_secret_expiry_timestamp_seconds',
    help: 'When the client secret or certificate for Teams ends (TEAMS_SECRET_EXPIRES), in seconds since 1970; 0 if nobody has said',
    registers: [registry],
  });
  const waits = new Counter({
    name: 'compass_platform_waits_total',
    help: 'Times that a platform asked to wait before the next message',
    labelNames: ['platform'],
    registers: [registry],
  });
  for (const platform of ['slack', 'teams']) waits.inc({ platform }, 0);
  const lockouts = new Gauge({
    name: 'compass_lockouts',
    help: 'Workspaces and tenants whose platform refuses the bot’s token; nothing is posted there until it is accepted again',
    registers: [registry],
  });
  const turnedAway = new Counter({
    name: 'compass_http_turned_away_total',
    help: 'Requests from Slack and Teams that were asked to come again, because there was too much to do',
    labelNames: ['path'],
    registers: [registry],
  });
  const requests = new Histogram({
    name: 'compass_http_request_duration_seconds',
    help: 'Time from the request line to the end of the answer',
    labelNames: ['path', 'status'],
    // Slack gives up after three seconds, Teams after ten to fifteen.
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
    registers: [registry],
  });
  return {
    answered: (counted: { platform: string; command: string; outcome: string }) => answers.inc({ ...counted }),
    unswept: (isLeft: boolean) => unswept.set(isLeft ? 1 : 0),
    lockedOut: (tenants: number) => lockouts.set(tenants),
    prompted: (outcome: string) => prompts.inc({ outcome }),
    secretEnds: (day: string) => secretEnds.set(Date.parse(day) / 1000),
    turnedAway: (path: string) => turnedAway.inc({ path }),
    served: (path: string, status: number, seconds: number) => requests.observe({ path, status }, seconds),
    platformWaits: (platform: string) => waits.inc({ platform }),
    /** Asks these whenever the figures are read. What cannot be told now, as the database is away, is left out. */
    lookAt: (looking: LookedAt) => void lookWhenRead(registry, looking),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

type LookedAt = {
  /** For each kind of work, since when the oldest has been due. */
  readonly queueAges: () => Promise<Readonly<Record<string, Date | undefined>>>;
  /** How many entries and notes are past the day on which somebody should look at them again. */
  readonly contentOverdue: () => number;
  readonly now: () => Date;
};

/** Longer than this the figures do not wait for the database. */
const PATIENCE_MS = 2_000;

function lookWhenRead(registry: Registry, { queueAges, contentOverdue, now }: LookedAt): void {
  new Gauge({
    name: 'compass_oldest_waiting_seconds',
    help: 'How long the oldest work that is due has been waiting: weekly prompts, news for owners, polls to close or show',
    labelNames: ['queue'],
    registers: [registry],
    async collect() {
      this.reset();
      const ages = await withTimeLimit(PATIENCE_MS, queueAges(), () => new Error('late')).catch(() => ({}));
      for (const [queue, since] of Object.entries<Date | undefined>(ages))
        this.set({ queue }, since ? Math.max(0, (now().getTime() - since.getTime()) / 1_000) : 0);
    },
  });
  new Gauge({
    name: 'compass_content_overdue',
    help: 'Entries and notes on the law that somebody should have looked at again by today',
    registers: [registry],
    collect() {
      this.set(contentOverdue());
    },
  });
}

/** The metrics, for an address that the public cannot reach: they show how much people ask here, and when. */
export const metricsRoute = ({ contentType, text }: Pick<Metrics, 'contentType' | 'text'>): Route => ({
  path: '/metrics',
  methods: ['GET', 'HEAD'],
  handle: async (_, response) => {
    response.writeHead(200, { 'Content-Type': contentType }).end(await text());
  },
});
