import { randomUUID } from 'node:crypto';

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
const RESPONSE_URL = { uses: 5, lifeMs: 30 * 60_000 };
/** https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
const TRIGGER = { uses: 1, lifeMs: 3_000 };

/** Where an answer through a `response_url` appears. `original` is the `ts` of the message whose button was pressed. */
export type Way = { readonly channel: string; readonly user: string; readonly original?: string };

export type Passes = ReturnType<typeof createPasses>;

/** Hands out the ids of triggers and response URLs, which expire with time and with use. */
export function createPasses(now: () => number) {
  const triggers = ration<{ user: string }>(TRIGGER, now);
  const ways = ration<Way>(RESPONSE_URL, now);
  return {
    newTrigger: (user: string) => triggers.give({ user }),
    newWay: (way: Way) => ways.give(way),
    spendTrigger: (id: string) => triggers.use(id),
    spendWay: (id: string) => ways.use(id),
    /** Expires every `response_url` at once. */
    expireWays: () => ways.expireAll(),
  };
}

type Used<T> = { readonly state: 'ok'; readonly holds: T } | { readonly state: 'unknown' | 'expired' | 'used up' };

function ration<T>({ uses, lifeMs }: { uses: number; lifeMs: number }, now: () => number) {
  const given = new Map<string, { holds: T; left: number; until: number }>();
  return {
    give(holds: T): string {
      const id = randomUUID();
      given.set(id, { holds, left: uses, until: now() + lifeMs });
      return id;
    },
    use(id: string): Used<T> {
      const pass = given.get(id);
      if (!pass) return { state: 'unknown' };
      if (now() > pass.until) return { state: 'expired' };
      if (pass.left === 0) return { state: 'used up' };
      pass.left -= 1;
      return { state: 'ok', holds: pass.holds };
    },
    expireAll() {
      for (const pass of given.values()) pass.until = Number.NEGATIVE_INFINITY;
    },
  };
}
