import type { Block } from '../message';
import type { Services } from './answer';
import type { Asker } from './asker';
import { footer } from './signposts';

/** The first thing that the bot says to a person or a conversation: what it does, one example, and where to begin. */
export const helloBlocks = (
  { commandHint }: Pick<Asker, 'commandHint'>,
  { content }: Pick<Services, 'content'>,
): Block[] => [
  { kind: 'heading', text: 'Hello, I am Practice Compass' },
  {
    kind: 'text',
    text: `I explain ${content.principles.length} practice principles and ${content.terms.length} terms, in plain English. In a team’s channel I also ask a question each week, and run quick polls.`,
  },
  { kind: 'text', text: `Try it: type ${commandHint('glossary county lines')}. Spelling mistakes are fine.` },
  { kind: 'text', text: 'I read only what is addressed to me, and do not keep what you look up.' },
  {
    kind: 'buttons',
    buttons: [
      { label: 'Principles', command: 'principle' },
      { label: 'A to Z', command: 'glossary' },
      { label: 'What I keep', command: 'privacy' },
    ],
  },
  footer(),
];
