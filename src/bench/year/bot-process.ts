import { type BotSettings, startBot } from '../../bot';
import { readConfig } from '../../config';
import type { LocalPlatforms } from '../../tryout/start';

/** What a process of the bot is started with; what it is told: the time, and perhaps to beat; and what it says. */
export type Start = LocalPlatforms & { readonly databaseUrl: string; readonly now: number };
export type Order = { readonly now: number; readonly beat?: true };
export type Said = { readonly port: number } | { readonly waitsUntil: number } | 'beaten';

/** Longer than any prompt waits for its turn: then it is the timer that closes polls, of which there are none here. */
const LONG_MS = 60_000;

/** One process of the bot as it is, but that its time is told to it, and that it beats when it is told to. */
async function run({ databaseUrl, slack, teams, now }: Start): Promise<void> {
  const say = (said: Said) => process.send?.(said);
  let clock = now;
  const beats: (() => Promise<void>)[] = [];
  const waiting: (() => void)[] = [];

  const wait: BotSettings['wait'] = (ms, signal) =>
    new Promise((resolve) => {
      if (ms <= 0) return resolve();
      if (ms > LONG_MS) return signal?.addEventListener('abort', () => resolve());
      waiting.push(resolve);
      say({ waitsUntil: clock + ms });
    });

  const heartbeat: BotSettings['heartbeat'] = (tick, log) => {
    const { signal } = new AbortController();
    beats.push(() => tick(signal).catch((err: unknown) => log.error({ err }, 'a beat failed')));
    return { stop: async () => {} };
  };

  process.on('disconnect', () => process.exit());
  process.on('message', (order: Order) => {
    clock = order.now;
    if (order.beat) void Promise.all(beats.map((beat) => beat())).then(() => say('beaten'));
    else waiting.shift()?.();
  });
  const { port } = await startBot({
    ...readConfig({ DATABASE_URL: databaseUrl, PORT: '0', LOG_LEVEL: 'error' }),
    ...{ slack, teams: { ...teams, targetedMessages: false } },
    ...{ clock: () => new Date(clock), wait, heartbeat },
  });
  say({ port });
}

void run(JSON.parse(process.argv[2] ?? ''));
