import pino from 'pino';
import { assemble } from '../assemble';
import type { Prompts, Services } from '../commands/answer';
import type { Conversation, Person, Tenant } from '../ids';
import { createKnowledge, type Knowledge } from '../lookup/knowledge';
import type { AdapterServices, Removal } from '../platform/adapter';
import { type Recorder, recordingMessenger } from './recording-messenger';
import { schedulesFor } from './schedules';
import { shippedContent } from './shipped-content';
import { storeInMemory } from './stores/store-in-memory';

type Assembled = ReturnType<typeof assemble>;

/** What an adapter works with in tests, with everything it logged, sent, and was given to keep. */
export type TestServices = AdapterServices &
  Pick<Recorder, 'sent' | 'replaced' | 'told'> &
  Pick<ReturnType<typeof schedulesFor>, 'scheduled' | 'delivered'> &
  Pick<Assembled, 'pollCards'> &
  Pick<Assembled['weekly']['store'], 'polls'> & {
    readonly logged: string[];
    readonly suggested: string[];
    /** What was asked of the prompts, in its order: `postNow`, `another` or `postAfterAll`, and what with. */
    readonly asked: { readonly of: keyof Prompts; readonly with: readonly unknown[] }[];
    /** What an adapter wrote down about conversations and persons. */
    readonly addressed: Map<Conversation | Person, { readonly tenant: Tenant; readonly note: string }>;
    /** What a platform told of its own accord. */
    readonly heard: {
      readonly left?: readonly [string, string];
      readonly tenantGone?: string;
      readonly removed?: Removal;
    }[];
    /** Lets the time pass that polls wait for before they draw a card again. */
    readonly letTimePass: () => void;
  };

/** The Monday of the tests. */
export const NOW = new Date('2026-11-23T12:00:00Z');

const POLICY: Services['policy'] = {
  timezone: 'Europe/London',
  bankHolidays: 'england-and-wales',
  scheduleAdmins: [],
  guestsMaySchedule: false,
  pollMinVotes: 5,
};

/** The bot's parts as it assembles them: the shipped content, a store in memory, a messenger and prompts that record. */
export function testServices(changes: Partial<AdapterServices> = {}): TestServices {
  const recorder = recordingMessenger();
  const [logged, suggested]: [string[], string[]] = [[], []];
  const seen = new Set<string>();
  const asked: TestServices['asked'] = [];
  const addressed: TestServices['addressed'] = new Map();
  const heard: TestServices['heard'] = [];
  const { policy = POLICY, messenger = recorder.messenger } = changes;
  const { wait, letTimePass, clock } = waitingForTests(changes.clock ?? (() => NOW));
  const log = changes.log ?? pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
  const store = storeInMemory(clock);
  const rateLimitOf = () => ({ tenantGapMs: 0, conversationGapMs: 0 });
  const metrics = {
    answered: () => undefined,
    prompted: () => undefined,
    unswept: () => undefined,
    lockedOut: () => undefined,
  };
  const parts = { knowledge: shipped(), store, messenger, rateLimitOf, policy, clock, wait, metrics, log };
  const { services, pollCards } = assemble(parts);
  const { countAnswer: _nobodyCounts, ...assembled } = services;
  const { schedules, scheduled, delivered } = schedulesFor(store, clock);
  const { prompts: content } = assembled.content;
  return {
    ...assembled,
    schedules,
    suggestions: {
      add: async (_tenant, word) => suggested.push(word) > 0,
      takeBack: async (_tenant, word) => {
        const at = suggested.lastIndexOf(word);
        return at >= 0 && suggested.splice(at, 1).length > 0;
      },
    },
    prompts: {
      postNow: async (...all) => {
        asked.push({ of: 'postNow', with: all });
        return 'posted';
      },
      coming: async (_conversation, audience, count) =>
        content.filter((prompt) => !audience || prompt.audience.includes(audience)).slice(0, count),
      swappable: async () => ({ prompt: 'shown' }),
      another: async (...all) => {
        asked.push({ of: 'another', with: all });
        return 'replaced';
      },
      postAfterAll: async (...all) => {
        asked.push({ of: 'postAfterAll', with: all });
        return 'posted';
      },
    },
    conversationReferences: {
      remember: async (of, tenant, note) => void addressed.set(of, { tenant, note }),
      find: async (of) => addressed.get(of)?.note,
    },
    lifecycle: {
      onConversationLost: async (...left) => void heard.push({ left }),
      onUninstalled: async (tenantGone) => void heard.push({ tenantGone }),
      onRemoved: async (removed) => void heard.push({ removed }),
    },
    firstTime: async (key) => {
      const first = !seen.has(key);
      seen.add(key);
      return first;
    },
    release: async (key) => void seen.delete(key),
    ...changes,
    clock,
    ...{ polls: store.polls, pollCards, logged, suggested, scheduled, delivered, asked, addressed, heard, letTimePass },
    ...{ sent: recorder.sent, replaced: recorder.replaced, told: recorder.told },
  };
}

/** What a card waits for. Longer waits end without the clock moving on. */
const LONGEST_PASSED_MS = 60_000;

/** Time that passes when a test says so, and for what is asked to stop. */
function waitingForTests(given: () => Date) {
  const waiting = new Set<() => void>();
  let [passed, toPass] = [0, 0];
  return {
    clock: (): Date => new Date(given().getTime() + passed),
    wait: (ms: number, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const go = () => {
          waiting.delete(go);
          signal?.removeEventListener('abort', go);
          resolve();
        };
        waiting.add(go);
        if (ms <= LONGEST_PASSED_MS) toPass = Math.max(toPass, ms);
        if (signal?.aborted) go();
        signal?.addEventListener('abort', go);
      }),
    letTimePass: (): void => {
      passed += toPass;
      toPass = 0;
      for (const go of waiting) go();
    },
  };
}

/** The search over it is made when somebody looks up, once for a file of tests. */
function shipped(): Knowledge {
  once ??= createKnowledge(shippedContent());
  return once;
}

let once: Knowledge | undefined;
