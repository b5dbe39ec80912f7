import type { Block, Button } from '../../message';
import { knownNames } from '../../polls/names/known-names';
import { namesInPoll } from '../../polls/names/looks-like-name';
import type { Draft } from '../../polls/poll';
import { fewVotersPreview } from '../../polls/results/few-voters-preview';
import { type Answer, type Handler, privateReply, type Services } from '../answer';
import type { Asker } from '../asker';
import { clockTime } from '../date-and-time';
import { closesLater, howMany, NOTHING_THAT_IDENTIFIES, whoSeesWhat } from './words';

/**
 * Stores a draft for an hour and shows its author how the poll will look, with buttons to post, change or drop it. `instead`: the
 * id of the draft that it replaces. `guessed`: it was not typed quite like this.
 */
export async function preview(
  draft: Draft,
  asker: Asker,
  services: Services,
  { instead, guessed = false }: { readonly instead?: string; readonly guessed?: boolean } = {},
): Promise<Answer> {
  const { tenant, conversation, person, thread = null } = asker;
  const id = await services.polls.keepDraft(draft, { tenant, conversation, person, thread }, instead);
  return id === undefined ? tooMany() : previewOf(id, draft, asker, services, guessed);
}

/** How the draft with this id will look. */
async function previewOf(id: string, draft: Draft, asker: Asker, services: Services, guessed = false): Promise<Answer> {
  const { timezone, pollMinVotes } = services.policy;
  const names = namesIn(draft, services);
  return {
    message: {
      audience: 'asker',
      draft: true,
      blocks: [
        { kind: 'heading', text: 'Your poll, not posted yet' },
        ...(guessed
          ? [{ kind: 'text', text: 'This is my best guess from what you typed. Is it right?' } as const]
          : []),
        { kind: 'text', label: 'Question', text: draft.question },
        { kind: 'list', label: 'Answers', items: draft.options },
        { kind: 'text', text: whoSeesWhat(draft, pollMinVotes) },
        ...(draft.openness === 'anonymous' ? beforehand(pollMinVotes) : []),
        { kind: 'text', text: `${howMany(draft)} ${closesLater(draft.closes, services.clock(), timezone)}` },
        ...(await tooSoonWords(draft, asker, services)),
        { kind: 'text', label: 'Before you post', text: NOTHING_THAT_IDENTIFIES },
        ...(names.length > 0 ? [looksLikeNameWords(names)] : []),
        {
          kind: 'buttons',
          buttons: buttonsOf(id, draft, { inThread: asker.thread !== undefined, hasNames: names.length > 0 }),
        },
        {
          kind: 'note',
          text: 'Everybody will see who asked. Only you can post it. I keep it for an hour, then I forget it.',
        },
      ],
    },
  };
}

/**
 * `poll-make <id> open`, or `anonymous`, as a button: changes who sees what, with one press. The draft keeps its id, so that a
 * second press shows the same again.
 */
export const pollMake: Handler = async (words, asker, services) => {
  const [id = '', how = ''] = words.split(' ');
  const before = await services.polls.findDraft(id, asker);
  const draft = before && { ...before, openness: how === 'open' ? ('open' as const) : ('anonymous' as const) };
  if (!draft || !(await services.polls.changeDraft(id, draft, asker))) return draftGone();
  const { message } = await previewOf(id, draft, asker, services);
  return { message: { ...message, replaces: true } };
};

/** The answer to a press under a preview whose draft has been posted, dropped or forgotten. It takes the dead buttons' place. */
export function draftGone(): Answer {
  const { message } = privateReply(
    'That draft has gone, so nothing was posted. I keep a draft for an hour, and only the person who made it can post it.',
  );
  return { message: { ...message, replaces: true } };
}

function buttonsOf(
  id: string,
  { openness }: Draft,
  { inThread, hasNames }: { readonly inThread: boolean; readonly hasNames: boolean },
): Button[] {
  const post = hasNames
    ? { label: 'Post anyway' }
    : ({ label: inThread ? 'Post in this thread' : 'Post here', main: true } as const);
  const other = openness === 'open' ? 'anonymous' : 'open';
  return [
    { ...post, command: `poll-post ${id}` },
    { label: `Make it ${other}`, command: `poll-make ${id} ${other}` },
    { label: 'Change', command: `poll-edit ${id}`, ...(hasNames ? { main: true } : {}) },
    { label: 'Discard', command: `poll-drop ${id}` },
  ];
}

/** What people will see of a result, and what else they could see, said before the poll is posted. */
const beforehand = (minimum: number): Block[] => [
  { kind: 'text', text: fewVotersPreview(minimum) },
  { kind: 'text', text: 'Or make it open: counts live, never names.' },
];

/** Words that look like a person's name. A template is not checked: the content's keepers have read it. */
function namesIn({ question, options, template }: Draft, { content, isEverydayWord }: Services): readonly string[] {
  return template === null ? namesInPoll({ question, options }, knownNames(content, isEverydayWord)) : [];
}

function looksLikeNameWords(names: readonly string[]): Block {
  const all = names.slice(0, MOST_NAMES).map((name) => `“${name}”`);
  const verb = all.length === 1 ? 'looks like a name' : 'look like names';
  return { kind: 'text', text: `${all.join(', ')} ${verb}. Post anyway?` };
}

const MOST_NAMES = 3;

/** The previews of the 20 drafts may be gone from the screen, so one button here throws them all away. */
const tooMany = (): Answer => ({
  message: {
    audience: 'asker',
    blocks: [
      {
        kind: 'text',
        text: 'You already have 20 drafts here, the most I can keep, so I did not keep this one. Please post or discard one first.',
      },
      { kind: 'buttons', buttons: [{ label: 'Discard all 20', command: 'poll-drop all' }] },
    ],
  },
});

/** Two results from nearly the same people could give away what one of them answered. */
async function tooSoonWords(draft: Draft, asker: Asker, { polls, clock, policy }: Services): Promise<Block[]> {
  if (draft.openness === 'open') return [];
  const next = await polls.nextResult(asker, draft);
  if (next === undefined || next <= clock()) return [];
  const when = clockTime(next, clock(), policy.timezone);
  return [
    {
      kind: 'text',
      label: 'Asked here already',
      text: `Two results so close together could give away one person’s answer. If this poll closes before ${when}, its result waits until then.`,
    },
  ];
}
