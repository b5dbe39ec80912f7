import type { Block } from '../../message';
import { knownNames } from '../../polls/names/known-names';
import { namesInPoll } from '../../polls/names/looks-like-name';
import type { Draft } from '../../polls/poll';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';
import { dateAndTime } from '../date-and-time';
import { closesLater, howMany, NOTHING_THAT_IDENTIFIES, whoSeesWhat } from './words';

/**
 * Stores a draft for an hour and shows its author how the poll will look, with buttons to post, change or drop it. `instead`: the
 * id of the draft that it replaces.
 */
export async function preview(draft: Draft, asker: Asker, services: Services, instead?: string): Promise<Answer> {
  const { tenant, conversation, person, thread = null } = asker;
  const id = await services.polls.keepDraft(draft, { tenant, conversation, person, thread }, instead);
  if (id === undefined) return tooMany();
  const { timezone, pollMinVotes } = services.policy;
  const names = namesIn(draft, services);
  return {
    message: {
      audience: 'asker',
      draft: true,
      blocks: [
        { kind: 'heading', text: 'Your poll, not posted yet' },
        { kind: 'text', label: 'Question', text: draft.question },
        { kind: 'list', label: 'Answers', items: draft.options },
        { kind: 'text', text: whoSeesWhat(draft, pollMinVotes) },
        { kind: 'text', text: `${howMany(draft)} ${closesLater(draft.closes, timezone)}` },
        ...(await tooSoonWords(draft, asker, services)),
        { kind: 'text', label: 'Before you post', text: NOTHING_THAT_IDENTIFIES },
        ...(names.length > 0 ? [looksLikeNameWords(names)] : []),
        {
          kind: 'buttons',
          buttons: [
            ...(names.length > 0
              ? [{ label: 'Post anyway', command: `poll-post ${id}` }]
              : [
                  {
                    label: thread === null ? 'Post here' : 'Post in this thread',
                    command: `poll-post ${id}`,
                    main: true,
                  },
                ]),
            { label: 'Change', command: `poll-edit ${id}`, ...(names.length > 0 ? { main: true } : {}) },
            { label: 'Throw away', command: `poll-drop ${id}` },
          ],
        },
        { kind: 'note', text: 'Only you can post it. I keep it for an hour, then I forget it.' },
      ],
    },
  };
}

/** Words that look like a person's name. A template is not checked: the content's keepers have read it. */
function namesIn({ question, options, template }: Draft, { content, isEverydayWord }: Services): readonly string[] {
  return template === null ? namesInPoll({ question, options }, knownNames(content, isEverydayWord)) : [];
}

function looksLikeNameWords(names: readonly string[]): Block {
  const all = names.slice(0, MOST_NAMES).map((name) => `“${name}”`);
  const verb = all.length === 1 ? 'looks like a name' : 'look like names';
  return { kind: 'text', text: `${all.join(', ')} ${verb}: post anyway?` };
}

const MOST_NAMES = 3;

/** The previews of the 20 drafts may be gone from the screen, so one button here throws them all away. */
const tooMany = (): Answer => ({
  message: {
    audience: 'asker',
    blocks: [
      {
        kind: 'text',
        text: 'You have 20 polls here that are not posted yet, which is as many as I keep, so I have not kept this one. Post one, or throw one away. I forget each one an hour after you made it.',
      },
      { kind: 'buttons', buttons: [{ label: 'Throw all 20 away', command: 'poll-drop all' }] },
    ],
  },
});

/** Two results from nearly the same people could give away what one of them answered. */
async function tooSoonWords(draft: Draft, asker: Asker, { polls, clock, policy }: Services): Promise<Block[]> {
  if (draft.openness === 'open') return [];
  const next = await polls.nextResult(asker, draft);
  if (next === undefined || next <= clock()) return [];
  const when = dateAndTime(next, policy.timezone);
  return [
    {
      kind: 'text',
      label: 'Asked here already',
      text: `This question showed a result here less than 24 hours ago. To protect people’s answers, its next result is not shown before ${when} (${policy.timezone}): if this poll closes earlier, it is kept until then.`,
    },
  ];
}
