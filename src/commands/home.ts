import type { Conversation } from '../ids';
import type { Block, Message } from '../message';
import type { Schedule } from '../reflection/schedule';
import { dayAt } from '../reflection/wall-clock';
import { isDatabaseAway } from '../store/db/database-away';
import { shortDate } from '../text/long-date';
import type { Services } from './answer';
import type { Asker } from './asker';
import { timeOn } from './date-and-time';
import { WHERE_TO_BEGIN } from './help';
import { isPaused } from './reflect/words';
import { runBy } from './run-by';
import { footer } from './signposts';

/** Beyond this, the page is a list and no longer a place to begin. */
const MOST_SHOWN = 6;

/**
 * The bot's own page: where to begin, this person's weekly prompts, what is kept, and whom to call. `nameOf`: what the
 * platform calls a conversation. Needs no database: without one it says that the prompts cannot be shown.
 */
export async function home(
  asker: Asker,
  services: Services,
  nameOf: (conversation: Conversation) => string,
): Promise<Message> {
  const { principles, terms } = services.content;
  return {
    audience: 'asker',
    blocks: [
      {
        kind: 'text',
        text: `${principles.length} practice principles and ${terms.length} terms, in plain English. Spelling mistakes are fine.`,
      },
      { kind: 'buttons', buttons: WHERE_TO_BEGIN },
      await ownPrompts(asker, services, nameOf),
      ...runBy(services.policy),
      footer(),
    ],
  };
}

async function ownPrompts(
  { tenant, person, commandHint }: Asker,
  { schedules, clock }: Services,
  nameOf: (conversation: Conversation) => string,
): Promise<Block> {
  const owned = await schedules.ownedBy(person, tenant).catch((error: unknown) => {
    if (isDatabaseAway(error)) return undefined;
    throw error;
  });
  if (!owned) return { kind: 'text', label: LABEL, text: 'I cannot look them up just now.' };
  if (owned.length === 0)
    return {
      kind: 'text',
      label: LABEL,
      text: `None yet. To get a question each week, type ${commandHint('reflect')} in your team’s channel.`,
    };
  const shown = owned.length > MOST_SHOWN ? owned.slice(0, MOST_SHOWN - 1) : owned;
  const more = owned.length - shown.length;
  const items = shown.map((schedule) => `${nameOf(schedule.conversation)}: ${nextIn(schedule, clock())}`);
  return { kind: 'list', label: LABEL, items: [...items, ...(more > 0 ? [`and ${more} more`] : [])] };
}

const LABEL = 'Your weekly prompts';

/** `next Mon 30 Nov, 09:30`, by the clocks of the schedule. */
function nextIn(schedule: Schedule, now: Date): string {
  const { next, zone, pausedUntil } = schedule;
  if (isPaused(schedule, now)) return pausedUntil === null ? 'paused' : `paused until ${shortDate(pausedUntil)}`;
  return next === null ? 'paused' : `next ${shortDate(dayAt(next.at, zone))}, ${timeOn(next.at, zone)}`;
}
