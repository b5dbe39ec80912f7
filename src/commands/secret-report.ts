import type { Message } from '../message';
import { longDate } from '../text/long-date';

/** What the operators are told before the bot's secret for Teams ends. */
export const secretReport = (expires: string, daysLeft: number): Message => ({
  audience: 'asker',
  blocks: [
    { kind: 'heading', text: daysLeft > 0 ? 'My key for Teams runs out soon' : 'My key for Teams runs out today' },
    {
      kind: 'text',
      text: `It is good until ${longDate(expires)}. After that I cannot answer anybody in Teams, nor post there. Whoever runs me has to make a new one in the Azure portal, set it, and start me again.`,
    },
    { kind: 'note', text: 'You get this because you may change weekly prompts for everybody (SCHEDULE_ADMINS).' },
  ],
});
