import type { Prompt } from '../../content/schema';
import type { Block } from '../../message';
import type { PendingDelivery, Schedule, Slot } from '../../reflection/schedule';
import { slots } from '../../reflection/slots';
import { type Answer, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { dateAndTime } from '../date-and-time';
import { whoRunsIt } from '../run-by';
import { scheduleHere } from './schedule-here';

const SHOWN = 4;

/** `reflect preview`: the next prompts with their dates, for the asker alone. */
export async function preview(_words: string, asker: Asker, services: Services): Promise<Answer> {
  const schedule = await scheduleHere(asker, services);
  const prompts = await services.prompts.coming(asker.conversation, schedule?.audience ?? null, SHOWN);
  const waiting = await services.schedules.pendingDelivery(asker.conversation);
  if (prompts.length === 0)
    return privateReply(`I have no prompts for this audience. Please tell ${whoRunsIt(services.policy)}.`);
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'heading', text: 'The next prompts here' },
        ...(schedule?.next ? onDays(prompts, schedule, schedule.next, waiting) : withoutDays(prompts, schedule, asker)),
        { kind: 'note', text: 'If a prompt is posted or swapped in the meantime, the others move up.' },
      ],
    },
  };
}

/** A prompt that is due and still to be posted comes first. */
function onDays(
  prompts: readonly Prompt[],
  schedule: Schedule,
  next: Slot,
  waiting: PendingDelivery | undefined,
): Block[] {
  const days = slots(schedule, next.at, SHOWN).map(({ at }) => dateAndTime(at, schedule.zone));
  const now = waiting?.maybePosted ? 'May already be here' : 'As soon as I can post it';
  const when = waiting ? [now, ...days] : days;
  return [{ kind: 'list', items: prompts.map(({ text }, at) => `${when[at]}: ${text}`) }];
}

function withoutDays(prompts: readonly Prompt[], schedule: Schedule | undefined, { commandHint }: Asker): Block[] {
  const why = schedule
    ? `The weekly prompt is paused, so they have no dates. To resume it, type ${commandHint('reflect resume')}.`
    : `There is no weekly prompt here yet, so they have no dates. To set one up, type ${commandHint('reflect weekly monday 09:30')}.`;
  return [
    { kind: 'text', text: why },
    { kind: 'list', items: prompts.map(({ text }) => text) },
  ];
}
