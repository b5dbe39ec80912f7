import type { Block, Message } from '../../message';
import type { Missed, Schedule, WhyPaused } from '../../reflection/schedule';
import type { Policy } from '../answer';
import { dateAndTime } from '../date-and-time';
import { whoRunsIt } from '../run-by';
import { takeOverLine } from './take-over';
import { scheduleInWords, stateInWords, WHY_PAUSED } from './words';

/** The messages that report a problem with a schedule. `schedule` is its state after the problem, so that they can say when the next prompt comes. */
export const scheduleReports = {
  /** For its owner, in the bot's own chat with that person. */
  told: {
    /** Prompts were not posted in time, and will not be. */
    missed: (schedule: Schedule, missed: Missed, now: Date): Message =>
      report(headingOf(missed), missedOnes(missed, schedule), schedule, [
        { kind: 'text', text: stateInWords(schedule, now) },
        {
          kind: 'text',
          text: 'You do not need to do anything. To post one now, ask me there for “reflect now”.',
        },
      ]),

    /** The same of two schedules or more, in one message. */
    severalMissed: (several: readonly MissedOf[], now: Date): Message => ({
      audience: 'asker',
      about: several.map(({ schedule }) => schedule.conversation),
      blocks: [
        { kind: 'heading', text: headingOf({ slots: several.reduce((sum, { missed }) => sum + missed.slots, 0) }) },
        { kind: 'text', text: 'I am sorry: I could not post them in time, and I do not post late.' },
        { kind: 'list', label: 'Which ones', items: whichOnes(several, now) },
        {
          kind: 'text',
          text: 'You do not need to do anything: the next ones come as usual. To post one now, ask me there for “reflect now”.',
        },
      ],
    }),

    /** This delivery may or may not have been posted. The button posts it. */
    unclear: (schedule: Schedule, delivery: string, now: Date): Message =>
      report(UNCLEAR_HEADING, `${UNCLEAR} Please check. If it is not there, press the button.`, schedule, [
        { kind: 'text', text: stateInWords(schedule, now) },
        { kind: 'buttons', buttons: [{ label: 'Post now', command: `post-now ${delivery}`, main: true }] },
      ]),

    /** The schedule had to pause. */
    paused: (schedule: Schedule, because: WhyPaused, policy: Pick<Policy, 'organisation'> = {}): Message =>
      report('The weekly prompt is paused', `I paused it because ${WHY_PAUSED[because]}.`, schedule, [
        { kind: 'text', text: howToGoOn(because, policy) },
      ]),

    /** Its owner was forgotten, and this person has it now. */
    given: (schedule: Schedule): Message => ({
      audience: 'asker',
      about: schedule.conversation,
      blocks: [
        { kind: 'heading', text: 'A weekly prompt is yours now' },
        { kind: 'text', text: 'Whoever looked after it no longer does. If something goes wrong, I will tell you.' },
        { kind: 'text', label: 'Which one', text: scheduleInWords(schedule) },
      ],
    }),

    /** The app was removed, and the schedule is deleted. The message can no longer say where it was. */
    ended: (schedule: Schedule): Message => ({
      audience: 'asker',
      blocks: [
        { kind: 'heading', text: 'A weekly prompt has ended' },
        {
          kind: 'text',
          text: 'I was removed from a team, chat or workspace, so I have deleted what I kept about it. That includes a weekly prompt of yours.',
        },
        { kind: 'text', label: 'Which one', text: scheduleInWords(schedule) },
        {
          kind: 'text',
          text: 'To bring it back, add me again and ask me there for “reflect weekly monday 09:30”. If nobody wants it any more, you do not need to do anything.',
        },
      ],
    }),
  },

  /** For everybody in the conversation instead, if its owner cannot be reached any more. The button lets somebody take it over. */
  toldAll: {
    missed: (schedule: Schedule, missed: Missed, now: Date): Message =>
      withoutOwner(headingOf(missed), missedOnes(missed, schedule), schedule, now),

    unclear: (schedule: Schedule, now: Date): Message =>
      withoutOwner(UNCLEAR_HEADING, `${UNCLEAR} Please check whether it is here.`, schedule, now),

    /** Whoever resumes it is its owner from then on. */
    nobodys: (schedule: Schedule): Message => ({
      audience: 'conversation',
      blocks: [
        { kind: 'heading', text: 'The weekly prompt is paused' },
        { kind: 'text', text: 'Nobody looks after it any more. Whoever resumes it does from then on.' },
        { kind: 'text', label: 'It was', text: scheduleInWords(schedule) },
        { kind: 'buttons', buttons: [{ label: 'Resume it', command: 'reflect resume', main: true }] },
      ],
    }),
  },
};

type MissedOf = { readonly schedule: Schedule; readonly missed: Missed };

/** More than this is not read, and might not fit. */
const MOST_LISTED = 20;

function whichOnes(several: readonly MissedOf[], now: Date): string[] {
  const items = several.slice(0, MOST_LISTED).map(({ schedule, missed: { slots, last } }) => {
    const which = last ? ` ${slots === 1 ? 'It was' : 'The last was'} due on ${dateAndTime(last, schedule.zone)}.` : '';
    return `${scheduleInWords(schedule)}${slots === 1 ? '' : ` ${slots} were missed.`}${which} ${stateInWords(schedule, now)}`;
  });
  const more = several.length - items.length;
  return more > 0 ? [...items, `and ${more} more`] : items;
}

const headingOf = ({ slots }: Pick<Missed, 'slots'>) =>
  slots === 1 ? 'A weekly prompt was not posted' : `${slots} weekly prompts were not posted`;

function missedOnes({ slots, last }: Missed, { zone }: Schedule): string {
  const which = last ? [`${slots === 1 ? 'It was' : 'The last was'} the one for ${dateAndTime(last, zone)}.`] : [];
  return [...which, 'I am sorry: I could not post it in time, and I do not post late.'].join(' ');
}

const UNCLEAR_HEADING = 'It may not have been posted';
const UNCLEAR = 'Something broke while I was posting a weekly prompt, and I cannot tell whether it arrived.';

/** Only the platform can name the channel; the day and time tell a person's schedules apart everywhere. */
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

function withoutOwner(heading: string, what: string, schedule: Schedule, now: Date): Message {
  return {
    audience: 'conversation',
    blocks: [
      { kind: 'heading', text: heading },
      { kind: 'text', text: what },
      { kind: 'text', text: `${stateInWords(schedule, now)} To post one now, ask me for “reflect now”.` },
      {
        kind: 'text',
        text: 'I would usually tell the person in charge of the weekly prompt, but I cannot reach them. Can somebody take over? Press the button, or ask me for “reflect take-over”.',
      },
      { kind: 'buttons', buttons: [{ label: 'Take it over', command: takeOverLine(schedule.owner), main: true }] },
    ],
  };
}

const howToGoOn = (because: WhyPaused, policy: Pick<Policy, 'organisation'>): string =>
  because === 'revoked'
    ? `Please tell ${whoRunsIt(policy)}. Once I can post again, ask me there for “reflect resume”.`
    : HOW_TO_GO_ON[because];

const HOW_TO_GO_ON: Readonly<Record<Exclude<WhyPaused, 'revoked'>, string>> = {
  removed:
    'To carry on, add me again and ask me there for “reflect resume”. If nobody wants it any more, you do not need to do anything.',
  archived: 'If the channel is reopened, ask me there for “reflect resume”.',
  gone: 'For a weekly prompt somewhere else, ask me there for “reflect weekly monday 09:30”.',
};
