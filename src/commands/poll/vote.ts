import type { KeptPoll, Presses, Voted } from '../../polls/kept-poll';
import { type Answer, type Handler, privateReply, type Services } from '../answer';
import { voteButtons, withdrawButton } from '../button-lines';
import { unknownPoll } from './manage';
import { chosenWords, closesWords, withTick } from './words';

/** `vote <poll> <option>`, as a button of a poll: stores the vote, and confirms to the voter alone what is kept. */
export const vote: Handler = async (words, asker, services) => {
  const [, id = '', option = ''] = /^(\S{1,64}) (\d{1,2})$/.exec(words) ?? [];
  if (id === '') return unknownPoll();
  return sayVoted(await services.polls.vote(id, asker, Number(option), asker.pressedAt), id, services);
};

/** `withdraw <poll>`, the button in the private confirmation. Withdrawing twice is not an error. */
export const withdraw: Handler = async (id, asker, services) =>
  sayVoted(await services.polls.withdraw(id, asker, asker.pressedAt), id, services);

/** What is kept, which is not what was pressed if a newer press came first. */
function sayVoted(voted: Voted, id: string, { pollCards, clock, policy }: Services): Answer {
  if (!voted.ok) return sayRefused(voted.why, id);
  if (voted.changed) pollCards.voted(voted.poll);
  return voted.choices.length > 0 ? sayKept(voted, clock(), policy.timezone) : sayWithdrawn(voted);
}

function sayKept({ poll, choices, presses }: Kept, now: Date, zone: string): Answer {
  // All of them, each in its own place: a slow second press must not hit another answer that has moved up.
  const buttons = voteButtons(poll).map((button, at) => {
    const isOwn = choices.includes(poll.options[at]?.id ?? -1);
    return isOwn ? { ...button, label: withTick(button.label) } : button;
  });
  return confirmation(poll, presses, [
    { kind: 'text', label: poll.many ? 'Your answers' : 'Your answer', text: chosenWords(poll, choices) },
    { kind: 'buttons', label: poll.many ? 'To add another, press it' : 'To change it, press another', buttons },
    { kind: 'buttons', buttons: [withdrawButton(poll.id)] },
    { kind: 'note', text: [ONLY_YOU, ...(poll.closesAt ? [closesWords(poll, now, zone)] : [])].join(' ') },
  ]);
}

const ONLY_YOU = 'Only you see this.';

function sayWithdrawn({ poll, presses }: Kept): Answer {
  const { message, ...kept } = confirmation(poll, presses, [
    { kind: 'text', text: 'Your vote is withdrawn. To vote again, press an answer.' },
    { kind: 'buttons', buttons: voteButtons(poll) },
    { kind: 'note', text: ONLY_YOU },
  ]);
  return { ...kept, message: { ...message, replaces: true } };
}

/** There is one confirmation for each person and poll; every press replaces it. */
function confirmation({ id, question }: KeptPoll, confirms: Presses, blocks: Answer['message']['blocks']): Answer {
  const heading = { kind: 'heading', text: question } as const;
  return {
    message: { audience: 'asker', replaceKey: `vote ${id}`, confirms, blocks: [heading, ...blocks] },
    votedIn: id,
  };
}

type Kept = Extract<Voted, { ok: true }>;

/** What the poll’s private message still offers is dead now, so the refusal takes its place. */
function sayRefused(why: Extract<Voted, { ok: false }>['why'], id: string): Answer {
  if (why === 'unknown') return unknownPoll();
  const { message } = privateReply(
    why === 'closed'
      ? 'This poll has closed, so nothing has changed. If you had already voted, your vote counts.'
      : 'That answer is not in this poll, so nothing has changed. Please press one of its buttons.',
  );
  return { message: why === 'closed' ? { ...message, replaceKey: `vote ${id}` } : message };
}
