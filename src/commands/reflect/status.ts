import type { Block, Button, Message } from '../../message';
import type { PendingDelivery, Schedule, Slot } from '../../reflection/schedule';
import { type Answer, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { POST_ONE } from './confirmed';
import { mayChangePrompt, maySchedule, scheduleHere } from './schedule-here';
import { isPaused, scheduleInWords, stateInWords, stillTrying } from './words';

/** `reflect` alone: this conversation's weekly prompt in words, with buttons to change it; or how to set one up. */
export async function status(asker: Asker, services: Services): Promise<Answer> {
  return { message: await statusMessage(await scheduleHere(asker, services), asker, services) };
}

/** The answer to a command that needs a weekly prompt, when there is none. */
export const noneYet = (asker: Asker): Answer =>
  privateReply(`There is no weekly prompt here yet. To set one up, type ${example(asker)}.`);

async function statusMessage(schedule: Schedule | undefined, asker: Asker, services: Services): Promise<Message> {
  const waiting =
    schedule && ((await services.schedules.pendingDelivery(asker.conversation)) ?? due(schedule, services.clock()));
  const now = services.clock();
  const blocks = schedule ? scheduleBlocks(schedule, waiting, now) : howToSetUp(asker);
  const may =
    maySchedule(asker, services.policy) && (!schedule || (await mayChangePrompt(schedule, asker, services.policy)));
  const buttons = schedule ? scheduleButtons(schedule, waiting ?? schedule.next, may, now) : setUpButtons(may);
  return {
    audience: 'asker',
    replaces: true,
    blocks: [{ kind: 'heading', text: 'Weekly prompt' }, ...blocks, { kind: 'buttons', buttons }],
  };
}

/** A slot that is due and has not been picked up yet. */
const due = ({ next }: Schedule, now: Date): PendingDelivery | undefined =>
  next && next.at <= now ? { ...next, maybePosted: false } : undefined;

const scheduleBlocks = (schedule: Schedule, waiting: PendingDelivery | undefined, now: Date): Block[] => [
  { kind: 'text', text: scheduleInWords(schedule) },
  ...(waiting ? [{ kind: 'text', text: stillTrying(waiting, schedule) } satisfies Block] : []),
  { kind: 'text', text: stateInWords(schedule, now) },
];

const howToSetUp = (asker: Asker): Block[] => [
  {
    kind: 'text',
    text: 'There is no weekly prompt here yet. Once a week, I can post a short question for you to think about together.',
  },
  { kind: 'text', text: `Press a button, or type a day and a time, such as ${example(asker)}.` },
];

/** The skip button names its day, so that a second press of “Skip next” does not skip two weeks. */
function scheduleButtons(schedule: Schedule, next: Slot | null, may: boolean, now: Date): Button[] {
  if (!may) return [PREVIEW];
  return [
    PREVIEW,
    { label: 'Change', command: 'reflect form' },
    ...(next ? [{ label: 'Skip next', command: `reflect skip ${next.day}` }] : []),
    isPaused(schedule, now)
      ? { label: 'Resume', command: 'reflect resume' }
      : { label: 'Pause', command: 'reflect pause' },
    { label: 'Stop', command: 'reflect stop' },
    POST_ONE,
  ];
}

const setUpButtons = (may: boolean): Button[] =>
  may ? [{ label: 'Set one up', command: 'reflect form', main: true }, PREVIEW, POST_ONE] : [PREVIEW];

const PREVIEW: Button = { label: 'Preview', command: 'reflect preview' };

const example = ({ commandHint }: Asker) => commandHint('reflect weekly monday 09:30');
