import type { Content, PollTemplate } from '../../content/schema';
import type { Button, Choice, Menu } from '../../message';
import type { Answer, Services } from '../answer';
import type { Asker } from '../asker';

/** `poll templates`: every ready-made poll to choose from, grouped by the principle or theme it belongs to. */
export function templates({ commandHint }: Asker, { content }: Pick<Services, 'content'>): Answer {
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'heading', text: 'Ready-made polls' },
        { kind: 'text', text: 'Choose one to see how it looks before it is posted.' },
        templateMenu(content),
        {
          kind: 'note',
          text: `You can also type its name: ${commandHint(`poll ${content.polls[0]?.id ?? 'templates'}`)}`,
        },
      ],
    },
  };
}

/** The polls of the content to choose from. */
export const templateMenu = (content: Content): Menu => ({
  kind: 'menu',
  label: 'By principle and theme',
  open: 'Show the poll',
  choices: groups(content).flatMap(({ title, polls }) =>
    polls.map((poll) => ({ label: nameOf(poll), command: `poll ${poll.id}`, group: title })),
  ),
});

/** The same as choices of a form. */
export const templateChoices = (content: Content): Choice[] =>
  groups(content).flatMap(({ title, polls }) =>
    polls.map((poll) => ({ label: nameOf(poll), value: poll.id, group: title })),
  );

type Group = { readonly title: string; readonly polls: readonly PollTemplate[] };

function groups({ principles, themes, polls }: Content): readonly Group[] {
  const titled = [...[...principles, ...themes].map(({ id, title }) => ({ id, title }))];
  const grouped = titled.map(({ id, title }) => ({ title, polls: polls.filter(({ about }) => about === id) }));
  const others = polls.filter(({ about }) => !titled.some(({ id }) => id === about));
  return [...grouped, { title: 'For anything', polls: others }].filter((group) => group.polls.length > 0);
}

/** The button that previews a template's poll for whoever presses it. */
export const templateButton = (template: PollTemplate): Button => ({
  label: nameOf(template),
  command: `poll ${template.id}`,
});

/** `support-after-hard-work` as `Support after hard work`. */
function nameOf({ id }: PollTemplate): string {
  const words = id.replaceAll('-', ' ').replace(/\bi\b/g, 'I');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The template that best fits an entry of the content, preferably one for the same audience. Undefined if there is none. */
export function templateAbout(
  about: string,
  audience: readonly PollTemplate['audience'][number][],
  { polls }: Pick<Content, 'polls'>,
): PollTemplate | undefined {
  const fitting = polls.filter((poll) => poll.about === about);
  return fitting.find((poll) => audience.every((one) => poll.audience.includes(one))) ?? fitting[0];
}
