import type { Block, Button } from '../message';
import type { Answer, Handler, Services } from './answer';
import type { Asker } from './asker';
import { homePage } from './lookup/resource-card';
import { runBy } from './run-by';
import { footer, signpostList } from './signposts';
import { commands } from './table';

/** `help`: what the bot does and how to ask; what it keeps and whom to call are one press away. */
export const help: Handler = (_words, asker, services): Answer => ({
  message: {
    audience: 'asker',
    blocks: [
      { kind: 'heading', text: 'Practice Compass' },
      ...howToAsk(asker, services.content),
      { kind: 'buttons', buttons: WHERE_TO_BEGIN },
      ...runBy(services.policy),
      footer(),
    ],
  },
});

/** Where somebody who does not know what to type can begin. */
export const WHERE_TO_BEGIN: readonly Button[] = [
  { label: 'Principles', command: 'principle' },
  { label: 'A to Z', command: 'glossary' },
  { label: 'New poll', command: 'poll' },
  { label: 'What I keep', command: 'privacy' },
];

/** `privacy`, as a button: what the bot keeps. */
export const privacy: Handler = (_words, _asker, { policy }): Answer => ({
  message: {
    audience: 'asker',
    blocks: [
      { kind: 'heading', text: 'What I keep' },
      { kind: 'list', items: PRIVACY },
      ...runBy(policy),
      { kind: 'buttons', buttons: [{ label: 'About the content', command: 'about-content' }] },
    ],
  },
});

/** `about-content`, as a button: whose work the content is based on, and what to read further. */
export const aboutContent: Handler = (_words, _asker, { content }): Answer => ({
  message: {
    audience: 'asker',
    blocks: [
      { kind: 'heading', text: 'About the content' },
      attribution(content),
      furtherReading(content),
      { kind: 'buttons', buttons: [{ label: 'Give feedback', command: 'feedback' }] },
    ],
  },
});

/** What the bot knows, and how to ask for it. */
export function howToAsk(asker: Pick<Asker, 'commandHint'>, content: Services['content']): Block[] {
  return [
    {
      kind: 'text',
      text: `I explain ${content.principles.length} practice principles and ${content.terms.length} terms, in plain English. Spelling mistakes are fine.`,
    },
    {
      kind: 'list',
      label: 'What you can type',
      items: commands.map(({ usage, does }) => `${asker.commandHint(usage)}: ${does}`),
    },
  ];
}

/** Where to get help, further reading, and whose work this is based on. */
export const whereToGo = (content: Services['content']): Block[] => [
  signpostList(content),
  furtherReading(content),
  attribution(content),
];

const furtherReading = ({ resources }: Services['content']): Block => ({
  kind: 'list',
  label: 'Further reading',
  items: resources.map(({ title, about, url }) => `${title}: ${about}${url === null ? '' : ` ${url}`}`),
});

/** What is stored, in words that work for both an IT department and a practitioner. */
export const PRIVACY = [
  'I read only what is addressed to me: commands, mentions, direct messages and the buttons you press.',
  'I do not keep or log what you look up.',
  'If you send a word with “Suggest this word”, I keep that word, how often it was suggested and on which days, but not who sent it. You can take it back.',
  'If you say whether something was helpful, I count it for that entry and month, but not who said it.',
  'If you send feedback, I keep your words, what they are about and the month, but not who sent them.',
  'If you ask me to remember your role, I keep it until you press “Forget”.',
  'If you set up a weekly prompt, I keep the channel, day, time, time zone, audience and who set it up, until it is stopped. I keep which prompts were posted, never what anyone replied.',
  'If you make a poll, I keep its question, its answers, the channel and who made it. A draft is kept for an hour.',
  'If you vote, I keep your answer under a secret code until the poll closes, so that you can change it. Then every vote and the codes are destroyed; only the result that everybody sees is kept. Nobody can ask me who voted, or who chose what.',
  'For a day, I keep the number that Slack or Teams gives each request, without its text. That way I do not answer it twice.',
] as const;

/** Whose work this is based on. The home page is the only page of that site that may be linked. */
function attribution(content: Services['content']): Block {
  const { principles, themes, terms } = content;
  const borrows = [...principles, ...themes, ...terms].some(
    (entry) => entry.wording !== undefined || ('voices' in entry && entry.voices.length > 0),
  );
  const others = borrows ? ', except where “More” on a card names whose it is' : '';
  return {
    kind: 'links',
    label: 'Whose work this is based on',
    links: [
      {
        text: `Written for this project. Informed by the Multi-agency Practice Principles for responding to child exploitation and extra-familial harm (Tackling Child Exploitation Support Programme: Research in Practice, The Children’s Society and University of Bedfordshire, 2023), commissioned by the Department for Education. The titles of the principles are theirs; all other wording is ours${others}. Not made, reviewed or endorsed by those organisations. Home page, which may no longer be up`,
        url: homePage(content),
      },
    ],
  };
}
