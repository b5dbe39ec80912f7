import { extend } from '../../polls/closing';
import type { KeptPoll } from '../../polls/kept-poll';
import { readFor } from '../../polls/read/read-closes';
import { type Answer, type Handler, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { whenClockTime } from '../date-and-time';
import { mayManagePoll, noneToManage, pollToManage } from './manage';
import { durationWords, shortQuestion } from './words';

const USUAL = '5m';

/** `poll extend 5m`: extends the asker's own poll here that closes next or, if they have none here, another that they may manage. */
export async function extendHere(words: string, asker: Asker, services: Services): Promise<Answer> {
  const open = await services.polls.openIn(asker);
  const mine = open.filter(({ creator }) => creator === asker.person);
  const own = mine.length > 0 ? mine : open.filter((poll) => mayManagePoll(poll, asker, services));
  const [next = own[0]] = own
    .filter(({ closesAt }) => closesAt !== null)
    .sort((a, b) => Number(a.closesAt) - Number(b.closesAt));
  if (next) return extendBy(words || USUAL, next, asker, services);
  return noneToManage(open, 'give it more time', services);
}

/** `poll-extend <id> 5m`, as a button. */
export const pollExtend: Handler = async (words, asker, services) => {
  const [id = '', ...time] = words.split(' ');
  const found = await pollToManage(id, 'give it more time', asker, services);
  return 'refusal' in found ? found.refusal : extendBy(time.join(' ') || USUAL, found.poll, asker, services);
};

async function extendBy(time: string, poll: KeptPoll, asker: Asker, services: Services): Promise<Answer> {
  const { clock, policy, pollCards } = services;
  const read = readFor(time);
  if (!read.ok || !('after' in read.closes))
    return privateReply(
      `Nothing has changed. Please say how much longer it should stay open, such as ${asker.commandHint('poll extend 5m')}.`,
    );
  const extended = extend(poll, read.closes.after, clock());
  if (!extended.ok) return privateReply(WHY_NOT[extended.why]);
  const done = await pollCards.extend(poll.id, asker, extended.closesAt);
  if (!done) return privateReply(WHY_NOT.over);
  const when = whenClockTime(extended.closesAt, clock(), policy.timezone);
  return privateReply(
    `The poll ${shortQuestion(poll.question)} has ${durationWords(read.closes.after)} more. It now closes ${when}.`,
  );
}

const WHY_NOT = {
  over: 'That poll has already closed. To ask again, start a new one.',
  'no end': 'That poll has no closing time. It stays open until somebody closes it.',
  'too long': 'A poll can stay open for up to 24 hours from now. Please give it less time.',
  'no time': 'You can give a poll from 1 minute to 24 hours more. Nothing has changed.',
} as const;
