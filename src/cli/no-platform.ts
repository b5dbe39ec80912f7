import type { Services } from '../commands/answer';
import { NotSent } from '../messenger';

const nowhere = () => Promise.reject(new NotSent('removed'));

/** For a terminal, where there is no channel: nothing can be posted, and no schedule is kept. */
export const noPlatform: Pick<Services, 'clock' | 'policy' | 'messenger' | 'schedules' | 'prompts'> = {
  clock: () => new Date(),
  policy: { timezone: 'Europe/London', bankHolidays: 'england-and-wales', scheduleAdmins: [] },
  messenger: { send: nowhere, replace: nowhere, tell: nowhere },
  schedules: { get: async () => undefined, save: nowhere, remove: async () => false },
  prompts: {
    postNow: nowhere,
    coming: async () => [],
    another: async () => 'unknown',
    postAfterAll: async () => 'unknown',
  },
};
