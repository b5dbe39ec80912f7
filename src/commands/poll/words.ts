import type { Closes, Poll } from '../../polls/poll';
import { cut } from '../../text/cut';
import { dateAndTime } from '../date-and-time';

/** What anonymity means here, said before anybody votes. `minimum`: the fewest voters for which a result is shown. */
const anonymousWords = (minimum: number): string =>
  `Anonymous: nobody, not even whoever made this poll, sees who chose what. Results are shown once it closes, if at least ${minimum} people vote. They are rounded, so that no one person can work out somebody else’s answer; people who compare their answers may. Until then your vote is kept under a secret code, so that you can change it. When the poll closes, the votes and the codes are destroyed.`;

const OPEN_WORDS =
  'Open: everybody sees the counts as they come in, but never any names. In a small group, people may guess who chose what.';

export const whoSeesWhat = ({ openness }: Pick<Poll, 'openness'>, minimum: number): string =>
  openness === 'open' ? OPEN_WORDS : anonymousWords(minimum);

/** Shown in the form and the preview, before anything is posted. */
export const NOTHING_THAT_IDENTIFIES =
  'Please leave out anything that could identify somebody: no names, and nothing about a case. Everybody here can read the question and the answers.';

export const howMany = ({ many }: Pick<Poll, 'many'>): string =>
  many
    ? 'You can choose several answers, and change them until the poll closes. To see your vote or take it back, press one of your answers again.'
    : 'One answer each, which you can change until the poll closes. To see your vote or take it back, press your answer again.';

/** `It closes by itself: Monday 23 November 2026, 15:30 (Europe/London).` */
export const closesWords = ({ closesAt }: Pick<Poll, 'closesAt'>, zone: string): string =>
  closesAt === null
    ? 'It is open until whoever made it closes it.'
    : `It closes by itself: ${dateAndTime(closesAt, zone)} (${zone}).`;

/** When a poll that has not been posted yet will close: `It closes by itself, 5 minutes after it is posted.` */
export function closesLater(closes: Closes | null, zone: string): string {
  if (closes === null) return 'It is open until you close it.';
  if ('at' in closes) return closesWords({ closesAt: new Date(closes.at) }, zone);
  return `It closes by itself, ${durationWords(closes.after)} after it is posted.`;
}

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
