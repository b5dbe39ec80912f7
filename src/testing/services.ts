import { isDeepStrictEqual } from 'node:util';
import pino from 'pino';
import type { Prompts, Services } from '../commands/answer';
import { pollMessages } from '../commands/poll/poll-messages';
import type { Tenant } from '../ids';
import { createKnowledge, type Knowledge } from '../lookup/knowledge';
import type { AdapterServices, Removal } from '../platform/adapter';
import type { PendingDelivery, Schedule } from '../reflection/schedule';
import { createPollCards } from '../schedule/polls/poll-cards';
import type { Store } from '../store/open-store';
import { pollsInMemory } from './polls-in-memory';
import { type Recorder, recordingMessenger } from './recording-messenger';
import { shippedContent } from './shipped-content';

/** What a face works with in tests, with everything it logged, said of its own accord, and was given to keep. */
export type TestServices = AdapterServices &
  Pick<Recorder, 'sent' | 'replaced' | 'told'> & {
    readonly polls: Store['polls'];
    readonly pollCards: ReturnType<typeof createPollCards>;
    readonly logged: string[];
    readonly suggested: string[];
    /** The schedules that are kept, by conversation. */
    readonly scheduled: Map<string, Schedule>;
    /** The turns that were taken: a conversation and a day. */
    readonly turns: Set<string>;
    /** The turns whose prompt is still to be posted, by conversation. */
    readonly waitingTurns: Map<string, PendingDelivery>;
    /** What was asked of the prompts, in its order: `postNow`, `another` or `postAfterAll`, and what with. */
    readonly asked: { readonly of: keyof Prompts; readonly with: readonly unknown[] }[];
    /** What a face wrote down about conversations and persons. */
    readonly addressed: Map<string, { readonly tenant: Tenant; readonly note: string }>;
    /** What a face told of its own accord. */
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
  pollMinVotes: 5,
};

/** The shipped content and the search over it, and a memory that lasts as long as the test. */
export function testServices(changes: Partial<AdapterServices> = {}): TestServices {
  const { content, lookUp, hearWorry, hearSmallTalk, isEverydayWord } = shipped();
  const { messenger, sent, replaced, told } = recordingMessenger();
  const [logged, suggested]: [string[], string[]] = [[], []];
  const seen = new Set<string>();
  const scheduled: TestServices['scheduled'] = new Map();
  const turns: TestServices['turns'] = new Set();
  const waitingTurns: TestServices['waitingTurns'] = new Map();
  const asked: TestServices['asked'] = [];
  const addressed: TestServices['addressed'] = new Map();
  const heard: TestServices['heard'] = [];
  const clock = changes.clock ?? (() => NOW);
  const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) });
  const policy = changes.policy ?? POLICY;
  const { wait, letTimePass } = waitingForTests();
  const polls = pollsInMemory(clock);
  const pollCards = createPollCards({
    store: polls,
    messenger: changes.messenger ?? messenger,
    messages: pollMessages({ content, policy }),
    clock,
    wait,
    minimum: policy.pollMinVotes,
    log: changes.log ?? log,
  });
  return {
    content,
    lookUp,
    hearWorry,
    hearSmallTalk,
    isEverydayWord,
    suggestions: {
      add: async (_tenant, word) => suggested.push(word) > 0,
      takeBack: async (_tenant, word) => {
        const at = suggested.lastIndexOf(word);
        return at >= 0 && suggested.splice(at, 1).length > 0;
      },
    },
    clock,
    policy,
    messenger,
    schedules: {
      get: async (conversation) => scheduled.get(conversation),
      save: async (schedule, before, waiting) => {
        const { conversation } = schedule;
        if (!isDeepStrictEqual(scheduled.get(conversation), before)) return false;
        if (waiting && waitingTurns.get(conversation)?.day !== waiting.day) return false;
        if (waiting || schedule.state === 'paused') waitingTurns.delete(conversation);
        scheduled.set(conversation, schedule);
        return true;
      },
      remove: async (conversation) => {
        waitingTurns.delete(conversation);
        return scheduled.delete(conversation);
      },
      hasDelivery: async (conversation, day) => turns.has(`${conversation} ${day}`),
      pendingDelivery: async (conversation) => waitingTurns.get(conversation),
      withdrawPending: async (conversation, day) =>
        waitingTurns.get(conversation)?.day === day && waitingTurns.delete(conversation),
    },
    prompts: {
      postNow: async (...all) => {
        asked.push({ of: 'postNow', with: all });
        return 'posted';
      },
      coming: async (_conversation, audience, count) =>
        content.prompts.filter((prompt) => !audience || prompt.audience.includes(audience)).slice(0, count),
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
    log,
    ...changes,
    ...{
      polls,
      pollCards,
      logged,
      suggested,
      scheduled,
      turns,
      waitingTurns,
      asked,
      addressed,
      heard,
      sent,
      replaced,
      told,
      letTimePass,
    },
  };
}

/** Time that passes when a test says so, and for what is asked to stop. */
function waitingForTests() {
  const waiting = new Set<() => void>();
  return {
    wait: (_ms: number, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const go = () => {
          waiting.delete(go);
          signal?.removeEventListener('abort', go);
          resolve();
        };
        waiting.add(go);
        if (signal?.aborted) go();
        signal?.addEventListener('abort', go);
      }),
    letTimePass: (): void => {
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
