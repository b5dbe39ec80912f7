import type { KeptPoll, Voted } from '../../polls/kept-poll';
import { type Answer, type Handler, privateReply } from '../answer';
import { voteButtons, withdrawButton } from '../button-lines';
import { unknownPoll } from './manage';
import { closesWords } from './words';

/** `vote <poll> <option>`, as a button of a poll: stores the vote, and confirms it to the voter alone. */
export const vote: Handler = async (words, asker, { polls, pollCards, policy }) => {
  const [, id = '', option = ''] = /^(\S{1,64}) (\d{1,2})$/.exec(words) ?? [];
  if (id === '') return unknownPoll();
  const voted = await polls.vote(id, asker, Number(option));
  if (!voted.ok) return sayRefused(voted.why);
  if (voted.changed) pollCards.voted(voted.poll);
  return sayKept(voted, policy.timezone);
};

/** `withdraw <poll>`, the button in the private confirmation. Withdrawing twice is not an error. */
export const withdraw: Handler = async (id, asker, { polls, pollCards }) => {
  const voted = await polls.withdraw(id, asker);
  if (!voted.ok) return sayRefused(voted.why);
  if (voted.changed) pollCards.voted(voted.poll);
  return sayWithdrawn(voted.poll);
};

function sayKept({ poll, choices }: Extract<Voted, { ok: true }>, zone: string): Answer {
  const labels = poll.options.filter(({ id }) => choices.includes(id)).map(({ label }) => `“${label}”`);
  return confirmation(poll, [
    { kind: 'text', label: poll.many ? 'Your answers' : 'Your answer', text: labels.join(', ') },
    {
      kind: 'buttons',
      label: poll.many ? 'To add another, press it' : 'To change it, press another',
      // All of them, each in its own place: a slow second press must not hit another answer that has moved up.
      buttons: voteButtons(poll),
    },
    { kind: 'buttons', buttons: [withdrawButton(poll.id)] },
    { kind: 'note', text: `${ONLY_YOU} ${closesWords(poll, zone)}` },
  ]);
}

const ONLY_YOU = 'This message is for you alone.';

function sayWithdrawn(poll: KeptPoll): Answer {
  const { message, ...kept } = confirmation(poll, [
    { kind: 'text', text: 'You have no vote in this poll now. To vote, press an answer.' },
    { kind: 'buttons', buttons: voteButtons(poll) },
    { kind: 'note', text: ONLY_YOU },
  ]);
  return { ...kept, message: { ...message, replaces: true } };
}

/** There is one confirmation for each person and poll; every press replaces it. */
function confirmation({ id, question }: KeptPoll, blocks: Answer['message']['blocks']): Answer {
  return {
    message: { audience: 'asker', replaceKey: `vote ${id}`, blocks: [{ kind: 'heading', text: question }, ...blocks] },
    votedIn: id,
  };
}

function sayRefused(why: Extract<Voted, { ok: false }>['why']): Answer {
  if (why === 'unknown') return unknownPoll();
  return privateReply(
    why === 'closed'
      ? 'This poll has closed, so nothing has changed. If you voted before, that vote counts.'
      : 'This poll has no such answer, so nothing has changed. Please press one of its buttons.',
  );
}
