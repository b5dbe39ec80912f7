import type { Block } from '../../message';
import type { KeptPoll } from '../../polls/kept-poll';
import type { Choices } from '../../polls/vote';
import { anyoneMayCloseFrom } from '../../polls/who-may';
import type { Handler, Services } from '../answer';
import type { Asker } from '../asker';
import { withdrawButton } from '../button-lines';
import { lookUpButton } from '../lookup/entries';
import { footer } from '../signposts';
import { closableFrom, closeButton, closedButtons, manageButtons, mayManagePoll, unknownPoll } from './manage';
import { howRead } from './result-card';
import { chosenWords, closesWords, howMany, shortQuestion, whoSeesWhat } from './words';

/** `poll-how <id>`, the button under an open poll: tells the person alone how it works, what they have answered, and who to call. */
export const pollHow: Handler = async (id, asker, services) => {
  const poll = await services.polls.find(id, asker);
  if (!poll) return unknownPoll();
  const own = await services.polls.ownChoices(id, asker);
  return {
    message: {
      audience: 'asker',
      // As with the confirmation of a vote: what it says about one person is shown to nobody else.
      replaceKey: `vote ${id}`,
      blocks: [
        { kind: 'heading', text: 'How this poll works' },
        { kind: 'text', label: 'Question', text: shortQuestion(poll.question) },
        ...(poll.result ? howRead(poll.result) : whatNow(poll, own, services)),
        { kind: 'text', text: whoSeesWhat(poll, services.policy.pollMinVotes) },
        ...buttonsFor(poll, asker, services),
        footer(),
      ],
    },
  };
};

/** For everybody what the poll is about; for whoever may, what can be done with it. */
function buttonsFor(poll: KeptPoll, asker: Asker, services: Services): Block[] {
  const about = poll.about === null ? undefined : lookUpButton(poll.about, services.content);
  const manage = poll.state === 'open' ? manageButtons(poll) : closedButtons(poll.id);
  return [
    ...(about ? [{ kind: 'buttons', label: 'What it is about', buttons: [about] } as const] : []),
    ...(mayManagePoll(poll, asker, services)
      ? [{ kind: 'buttons', buttons: manage } as const]
      : forOthers(poll, services)),
  ];
}

/** Whoever asked may be away. */
function forOthers(poll: KeptPoll, services: Services): Block[] {
  if (poll.state === 'closed') return [];
  if (anyoneMayCloseFrom(poll) <= services.clock()) return [{ kind: 'buttons', buttons: [closeButton(poll)] }];
  return poll.closesAt === null ? [{ kind: 'text', text: closableFrom([poll], services) }] : [];
}

function whatNow(poll: KeptPoll, own: Choices, { clock, policy }: Services): Block[] {
  const zone = policy.timezone;
  return [
    ...(own.length > 0 ? ownBlocks(poll, own) : []),
    { kind: 'text', text: `${howMany(poll)} ${closesWords(poll, clock(), zone)}` },
  ];
}

const ownBlocks = (poll: KeptPoll, own: Choices): Block[] => [
  { kind: 'text', label: own.length > 1 ? 'Your answers' : 'Your answer', text: chosenWords(poll, own) },
  { kind: 'buttons', buttons: [withdrawButton(poll.id)] },
];
