import type { Block, Message } from '../message';
import type { Schedule } from '../reflection/schedule';
import type { Policy } from './answer';
import { type PausedBy, scheduleInWords, scheduleLine, stateInWords, WHY_PAUSED } from './schedule-words';

/** What is said of a schedule unasked. `schedule` is as it stands after what has happened, so that it says when the next prompt comes. */
export function createScheduleReports(policy: Policy) {
  return {
    /** What its owner is told, in the bot's own chat with that person. */
    told: {
      /** So many prompts were not posted in their time, and will not be. */
      missed: (schedule: Schedule, count: number, now: Date): Message =>
        report(missedHeading(count), MISSED, schedule, [
          { kind: 'text', text: stateInWords(schedule, now) },
          { kind: 'text', text: 'To post one at once, ask me there for “reflect now”.' },
        ]),

      /** Nobody knows whether this delivery was posted. The button posts it after all. */
      unclear: (schedule: Schedule, delivery: string, now: Date): Message =>
        report(UNCLEAR_HEADING, `${UNCLEAR} Please look there. If it is not there, press the button.`, schedule, [
          { kind: 'text', text: stateInWords(schedule, now) },
          { kind: 'buttons', buttons: [{ label: 'Post now', says: `post-now ${delivery}`, main: true }] },
        ]),

      /** The schedule had to pause: `schedule.because` says why. */
      paused: (schedule: Schedule): Message => {
        const because = schedule.because === null || schedule.because === 'asked' ? 'revoked' : schedule.because;
        return report('The weekly prompt is paused', `I paused it because ${WHY_PAUSED[because]}.`, schedule, [
          { kind: 'text', text: HOW_TO_GO_ON[because] },
        ]);
      },
    },

    /** What everybody there is told instead where its owner can no longer be told anything. The button makes it somebody else's. */
    toldAll: {
      missed: (schedule: Schedule, count: number, now: Date): Message =>
        withoutOwner(missedHeading(count), MISSED, schedule, now, policy),

      unclear: (schedule: Schedule, now: Date): Message =>
        withoutOwner(UNCLEAR_HEADING, `${UNCLEAR} Please look whether it is here.`, schedule, now, policy),
    },
  };
}

const missedHeading = (count: number) =>
  count === 1 ? 'A weekly prompt was not posted' : `${count} weekly prompts were not posted`;
const MISSED = 'I could not post in time, and I do not post late. I am sorry. There is nothing that you need to do.';
const UNCLEAR_HEADING = 'It may not have been posted';
const UNCLEAR = 'I was posting a weekly prompt when something broke, and I cannot tell whether it arrived.';

/** Names of channels are the platform's to show; the day and the time tell a person's schedules apart everywhere. */
function report(heading: string, what: string, schedule: Schedule, after: readonly Block[]): Message {
  return {
    audience: 'asker',
    about: schedule.conversation,
    blocks: [
      { kind: 'heading', text: heading },
      { kind: 'text', text: what },
      { kind: 'text', label: 'Which one', text: scheduleInWords(schedule) },
      ...after,
    ],
  };
}

function withoutOwner(heading: string, what: string, schedule: Schedule, now: Date, policy: Policy): Message {
  const line = scheduleLine(schedule, policy);
  return {
    audience: 'conversation',
    blocks: [
      { kind: 'heading', text: heading },
      { kind: 'text', text: what },
      { kind: 'text', text: `${stateInWords(schedule, now)} To post one at once, ask me for “reflect now”.` },
      {
        kind: 'text',
        text: `I tell such things to whoever set up the weekly prompt, and I cannot reach that person any more. Who will take it over? Press the button, or ask me for “${line}”.`,
      },
      { kind: 'buttons', buttons: [{ label: 'Take it over', says: line, main: true }] },
    ],
  };
}

const HOW_TO_GO_ON: Readonly<Record<PausedBy, string>> = {
  removed:
    'To go on, add me there again and ask me there for “reflect resume”. If nobody wants it any more, there is nothing that you need to do.',
  archived: 'If the channel is opened again, ask me there for “reflect resume”.',
  gone: 'For a weekly prompt somewhere else, ask me there for “reflect weekly monday 09:30”.',
  revoked:
    'Please tell whoever looks after Practice Compass for you. When I may post again, ask me there for “reflect resume”.',
};
