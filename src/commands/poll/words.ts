import type { Closes, Poll } from '../../polls/poll';
import type { Choices } from '../../polls/vote';
import { cut } from '../../text/cut';
import { clockTime, whenClockTime } from '../date-and-time';

/** Privacy in full, behind “How it works” and in the preview. `minimum`: the fewest voters for which a result is shown. */
const anonymousWords = (minimum: number): string =>
  `Anonymous: nobody, not even the person who asked, sees who chose what. The result comes when it closes, if at least ${minimum} people vote. It is rounded, so that no one person can work out somebody else’s answer; people who compare their answers may. Until then your vote is kept under a secret code, so that you can change it. When it closes, the votes and the codes are destroyed.`;

const OPEN_WORDS =
  'Open: counts live, never names. Everybody sees the numbers as they come in. In a small group, people may guess who chose what.';

export const whoSeesWhat = ({ openness }: Pick<Poll, 'openness'>, minimum: number): string =>
  openness === 'open' ? OPEN_WORDS : anonymousWords(minimum);

/** The one line of an open poll’s card: who sees what, when it closes, and how many have voted. */
export function cardLine(
  { openness, many, closesAt }: Pick<Poll, 'openness' | 'many' | 'closesAt'>,
  voters: number,
  { minimum, now, zone }: { readonly minimum: number; readonly now: Date; readonly zone: string },
): string {
  return [
    ...(openness === 'open'
      ? ['Open: counts live, never names']
      : ['Anonymous', `results at ${minimum} votes, when it closes`]),
    ...(many ? ['choose several'] : []),
    ...(closesAt === null ? [] : [`closes ${clockTime(closesAt, now, zone)}`]),
    voters === 0 ? 'nobody yet' : `${voters} voted`,
  ].join(' · ');
}

/** Shown in the form and the preview, before anything is posted. */
export const NOTHING_THAT_IDENTIFIES =
  'Please leave out anything that could identify somebody: no names, and nothing about a case. Everybody here can read it.';

export const howMany = ({ many }: Pick<Poll, 'many'>): string =>
  many
    ? 'Choose as many as you like, and change them until it closes.'
    : 'One answer each, which you can change until it closes.';

/** `It closes at 15:30.` */
export const closesWords = ({ closesAt }: Pick<Poll, 'closesAt'>, now: Date, zone: string): string =>
  closesAt === null
    ? 'It stays open until the person who asked closes it.'
    : `It closes ${whenClockTime(closesAt, now, zone)}.`;

/** When a poll that has not been posted yet will close: `It closes 5 minutes after it is posted.` */
export function closesLater(closes: Closes | null, now: Date, zone: string): string {
  if (closes === null) return 'It stays open until you close it.';
  if ('at' in closes) return closesWords({ closesAt: new Date(closes.at) }, now, zone);
  return `It closes ${durationWords(closes.after)} after it is posted.`;
}

/** A person’s own answers: `✓ Good`. */
export const chosenWords = ({ options }: Pick<Poll, 'options'>, choices: Choices): string =>
  options
    .filter(({ id }) => choices.includes(id))
    .map(({ label }) => withTick(label))
    .join(', ');

export const withTick = (label: string): string => `✓ ${label}`;

/** `1 hour 30 minutes` */
export function durationWords(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}

/** The most characters of a question that a button can hold with its quotation marks. */
const LONGEST = 60;

/** A question in quotation marks, short enough for a button or the middle of a sentence. */
export const shortQuestion = (question: string): string => `“${cut(question, LONGEST)}”`;
