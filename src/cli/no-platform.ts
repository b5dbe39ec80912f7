import type { Services } from '../commands/answer';
import type { Knowledge } from '../lookup/knowledge';
import { DeliveryError } from '../messenger';

const nowhere = () => Promise.reject(new DeliveryError('removed'));
const none = async () => undefined;
const unknown = async () => ({ ok: false, why: 'unknown' }) as const;

/** The services for a terminal, which has no channel: nothing can be posted, and no schedule or poll is saved. */
export const noPlatform: Omit<Services, keyof Knowledge | 'countAnswer'> = {
  suggestions: { add: async () => false, takeBack: async () => false },
  helpful: { count: async () => false },
  feedback: { add: async () => false, unread: async () => [], done: async () => false },
  roles: { get: none, set: nowhere, forget: async () => false },
  clock: () => new Date(),
  policy: {
    ...{ timezone: 'Europe/London', bankHolidays: 'england-and-wales', scheduleAdmins: [], pollMinVotes: 5 },
    guestsMaySchedule: false,
  },
  keptBy: () => undefined,
  notices: { newest: none, keep: nowhere },
  own: nowhere,
  forgetPerson: nowhere,
  audit: { note: async () => undefined },
  messenger: { send: nowhere, replace: nowhere, sendDirect: nowhere, probe: nowhere },
  schedules: {
    get: none,
    ownedBy: async () => [],
    save: nowhere,
    remove: async () => false,
    hasDelivery: async () => false,
    pendingDelivery: none,
    withdrawPending: async () => false,
  },
  prompts: {
    postNow: nowhere,
    coming: async () => [],
    swappable: async () => 'unknown',
    another: async () => 'unknown',
    postAfterAll: async () => 'unknown',
  },
  polls: {
    keepDraft: nowhere,
    changeDraft: async () => false,
    findDraft: none,
    dropDraft: async () => false,
    dropDrafts: async () => 0,
    find: none,
    openIn: async () => [],
    lastClosedIn: none,
    nextResult: async () => undefined,
    rounds: async () => [],
    vote: unknown,
    withdraw: unknown,
    ownChoices: async () => [],
  },
  pollCards: {
    post: nowhere,
    voted: () => {},
    close: async () => 'closed before',
    extend: async () => false,
    remove: async () => false,
  },
};
