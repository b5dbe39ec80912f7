import type { Message } from '../../message';
import type { Policy } from '../answer';
import { dateAndTime } from '../date-and-time';
import { whoRunsIt } from '../run-by';

/** For those who look after the bot, once it can speak again: its sign-in was refused for a while. */
export function lockoutReport(
  { since, until, missed }: LockoutOver,
  policy: Pick<Policy, 'timezone' | 'organisation'>,
): Message {
  const { timezone } = policy;
  return {
    audience: 'asker',
    blocks: [
      { kind: 'heading', text: 'I could not post for a while' },
      {
        kind: 'text',
        text: `From ${dateAndTime(since, timezone)} to ${dateAndTime(until, timezone)} my sign-in was refused, so I could not post anywhere. It works again.`,
      },
      {
        kind: 'text',
        text:
          missed === 0
            ? 'No weekly prompt was missed. What was still due is posted now.'
            : `${missed === 1 ? 'One weekly prompt was' : `${missed} weekly prompts were`} missed. I am telling the people who set them up.`,
      },
      {
        kind: 'text',
        text: `No weekly prompt was paused. If you do not know why this happened, ask ${whoRunsIt(policy)}: the log says more.`,
      },
    ],
  };
}

type LockoutOver = { readonly since: Date; readonly until: Date; readonly missed: number };
