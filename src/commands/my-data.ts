import { isDirectMessage, platformOf } from '../ids';
import type { Block, Button } from '../message';
import { isNamed } from '../polls/who-may';
import type { Own } from '../store/rights/own';
import { type Answer, type Handler, privateReply, type Services } from './answer';
import type { Asker } from './asker';
import { ruleInWords } from './reflect/words';
import { ROLE } from './role';

/** `my data`: what is kept of whoever asks, for them alone, and a way to be forgotten. */
export const myData: Handler = async (_words, asker, services) => {
  if (platformOf(asker.tenant) === 'terminal') return AT_A_TERMINAL;
  const kept = itemsOf(await services.own(asker.person, asker.tenant));
  const named = namedIn(asker, services);
  const none: Block = { kind: 'text', text: 'I keep nothing about you.' };
  return inConfidence(asker, [
    { kind: 'heading', text: 'What I keep of you' },
    kept.length > 0 ? { kind: 'list', items: kept } : none,
    ...(named ? [{ kind: 'note', text: named } satisfies Block] : []),
    { kind: 'buttons', buttons: [...(kept.length > 0 ? [FORGET_ME] : []), WHAT_I_KEEP] },
  ]);
};

/** `forget me`: asks once. `forget-me sure`, the button of that question, erases everything of whoever presses it. */
export const forgetMe: Handler = async (words, asker, services) => {
  if (platformOf(asker.tenant) === 'terminal') return AT_A_TERMINAL;
  return words === 'sure' ? forgetNow(asker, services) : askOnce(asker, services);
};

/** What people type for either: the whole line. Undefined for anything else. */
export function myDataIn(typed: string): 'my-data' | 'forget-me' | undefined {
  const asked = typed
    .toLowerCase()
    .replace(/^please,? |,? please(?=[.?!]*$)|[.?!]+$/g, '')
    .trim();
  if (FORGET.test(asked)) return 'forget-me';
  return SEE.test(asked) ? 'my-data' : undefined;
}

const ASK = '(?:(?:can|could|may|how do|how can) (?:i|you) )?';
const MINE = '(?:all )?my (?:personal )?(?:data|information|info)';

const FORGET = new RegExp(`^${ASK}(?:forget|delete|erase|remove|wipe|clear) (?:me|${MINE}|everything about me)$`);

const SEE = new RegExp(
  `^(?:my[ -]?data|my information|what is ${MINE}|${ASK}(?:show|see|give|get|download|export) (?:me )?${MINE}|what(?: data| information| info)? (?:do|have) you (?:keep|kept|know|store|stored|have|hold) (?:of|about|on) me)$`,
);

async function askOnce(asker: Asker, services: Services): Promise<Answer> {
  const own = await services.own(asker.person, asker.tenant);
  if (itemsOf(own).length === 0) return inConfidence(asker, [{ kind: 'text', text: 'I keep nothing about you.' }]);
  const prompts = own.prompts.filter(({ conversation }) => !isOwnChat(conversation, asker));
  const items = [
    ...(prompts.length > 0 ? [`${weeklyPrompts(prompts.length)} will pause. I will tell everyone there.`] : []),
    ...(own.polls > 0 ? ['Polls you made stay, without you. You cannot manage them any more.'] : []),
    ...(own.votes === 0 ? [] : ['Your votes in open polls go. Results of closed polls stay: nobody is in them.']),
    'What I posted stays in Slack or Teams.',
  ];
  return inConfidence(asker, [
    { kind: 'heading', text: 'Forget you?' },
    { kind: 'text', text: 'I will erase everything that I keep of you. It cannot be undone.' },
    { kind: 'list', items },
    {
      kind: 'buttons',
      buttons: [
        { label: 'Forget me', command: 'forget-me sure' },
        { label: 'Keep', command: 'my-data', main: true },
      ],
    },
  ]);
}

async function forgetNow(asker: Asker, services: Services): Promise<Answer> {
  const { tenant, person, setting, conversation } = asker;
  const ownChat = setting === 'personal' ? { ownChat: conversation } : {};
  const { clear } = await services.forgetPerson({ tenant, person, by: 'themselves', ...ownChat });
  return inConfidence(asker, [
    { kind: 'text', text: 'I have forgotten you.' },
    ...(clear ? [] : [{ kind: 'text', text: 'A few minutes more, and it is gone from the disk too.' } satisfies Block]),
    ...(platformOf(tenant) === 'teams'
      ? [{ kind: 'note', text: 'If you write to me again, I keep where to answer you.' } satisfies Block]
      : []),
  ]);
}

/** For the person alone, in place of the card whose button was pressed. Where others see every answer, it gives nothing away. */
const inConfidence = ({ setting }: Asker, blocks: readonly Block[]): Answer => ({
  message: {
    audience: 'asker',
    replaces: true,
    ...(setting === 'shared' ? { confidential: { inFrontOfOthers: ELSEWHERE } } : {}),
    blocks,
  },
});

const ELSEWHERE: readonly Block[] = [
  { kind: 'text', text: 'I can only show that in our own chat. Please ask me there for “my data”.' },
];

function itemsOf({ role, prompts, polls, drafts, votes, addresses, news, acts }: Own): string[] {
  const [first, ...others] = prompts;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return [
    ...(role ? [`Your role: ${ROLE[role].toLowerCase()}`] : []),
    ...(first ? [`${weeklyPrompts(prompts.length)} you look after: ${ruleInWords(first)}${more}`] : []),
    ...(news > 0 ? [`What I am still to tell you about them: ${news}`] : []),
    ...(polls > 0 ? [`Polls that say you made them: ${polls}`] : []),
    ...(drafts > 0 ? [`Drafts of polls: ${drafts}, for an hour`] : []),
    ...(votes === undefined ? ['Votes in open polls, if you have any, each under a secret code'] : []),
    ...(votes ? [`Votes in open polls: ${votes}, each under a secret code`] : []),
    ...(addresses > 0 ? ['Where I can write to you in Teams'] : []),
    ...(acts > 0 ? [`Lines that say what you set, changed, closed or deleted: ${acts}, for a year`] : []),
  ];
}

const weeklyPrompts = (count: number) => (count === 1 ? 'A weekly prompt' : `${count} weekly prompts`);

/** Settings are not in the database, so forgetting somebody leaves them as they are. */
function namedIn({ person }: Asker, { policy }: Services): string | undefined {
  const { scheduleAdmins, pollAdmins = [], namesAreExact } = policy;
  const named = isNamed(person, [...scheduleAdmins, ...pollAdmins], namesAreExact) || policy.contentKeeper === person;
  const by = policy.organisation?.name ?? 'The people who run me';
  return named ? `${by} also named you in their settings. Only they can change that.` : undefined;
}

const isOwnChat = (conversation: Own['prompts'][number]['conversation'], asker: Asker) =>
  isDirectMessage(conversation) || (asker.setting === 'personal' && conversation === asker.conversation);

const FORGET_ME: Button = { label: 'Forget me', command: 'forget-me' };
const WHAT_I_KEEP: Button = { label: 'What I keep', command: 'privacy' };

const AT_A_TERMINAL = privateReply('At a terminal I keep nothing of you.');
