import type { Block, Message } from '../message';
import type { Schedule } from '../reflection/schedule';
import { type PausedBy, scheduleInWords, stateInWords, WHY_PAUSED } from './schedule-words';

/**
 * What the owner of a schedule is told, in the bot's own chat with that person. `schedule` is as it stands after what has
 * happened, so that it says when the next prompt comes.
 */
export const scheduleReports = {
  /** So many prompts were not posted in their time, and will not be. */
  missed: (schedule: Schedule, count: number, now: Date): Message =>
    report(
      count === 1 ? 'A weekly prompt was not posted' : `${count} weekly prompts were not posted`,
      'I could not post in time, and I do not post late. I am sorry. There is nothing that you need to do.',
      schedule,
      [
        { kind: 'text', text: stateInWords(schedule, now) },
        { kind: 'text', text: 'To post one at once, ask me there for “reflect now”.' },
      ],
    ),

  /** Nobody knows whether this delivery was posted. The button posts it after all. */
  unclear: (schedule: Schedule, delivery: string, now: Date): Message =>
    report(
      'It may not have been posted',
      'I was posting a weekly prompt when something broke, and I cannot tell whether it arrived. Please look there. If it is not there, press the button.',
      schedule,
      [
        { kind: 'text', text: stateInWords(schedule, now) },
        { kind: 'buttons', buttons: [{ label: 'Post now', says: `post-now ${delivery}`, main: true }] },
      ],
    ),

  /** The schedule had to pause: `schedule.because` says why. */
  paused: (schedule: Schedule): Message => {
    const because = schedule.because === null || schedule.because === 'asked' ? 'revoked' : schedule.because;
    return report('The weekly prompt is paused', `I paused it because ${WHY_PAUSED[because]}.`, schedule, [
      { kind: 'text', text: HOW_TO_GO_ON[because] },
    ]);
  },
};

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

const HOW_TO_GO_ON: Readonly<Record<PausedBy, string>> = {
  removed:
    'To go on, add me there again and ask me there for “reflect resume”. If nobody wants it any more, there is nothing that you need to do.',
  archived: 'If the channel is opened again, ask me there for “reflect resume”.',
  gone: 'For a weekly prompt somewhere else, ask me there for “reflect weekly monday 09:30”.',
  revoked:
    'Please tell whoever looks after Practice Compass for you. When I may post again, ask me there for “reflect resume”.',
};
