import type { Content } from '../content/schema';
import type { Block } from '../message';
import { asCode } from '../text/code';
import type { Policy } from './answer';
import { howToAsk, PRIVACY, whereToGo } from './help';
import { runBy } from './run-by';
import { STORED } from './stored';

/** The text of the public page: a heading for each section, and a table with one row for each thing that is stored. `policy`: of whoever runs the bot. */
export function about(content: Content, policy: Pick<Policy, 'organisation'> = {}) {
  return {
    title: 'Practice Compass',
    sections: [
      {
        id: 'about',
        heading: 'What it is, and how to ask',
        blocks: [
          ...howToAsk({ commandHint: (line) => asCode(`@Practice Compass ${line}`) }, content),
          ...whereToGo(content),
        ],
      },
      {
        id: 'privacy',
        heading: 'Privacy',
        blocks: [
          { kind: 'list', items: PRIVACY },
          { kind: 'text', text: OTHERS_LOGS },
          ...runBy(policy),
        ] satisfies Block[],
        table: STORED,
      },
      { id: 'terms', heading: 'Terms', blocks: [{ kind: 'list', items: TERMS }] satisfies Block[] },
    ],
  };
}

const OTHERS_LOGS =
  'I cannot read your channels. Slack’s and Microsoft’s own logs, and the administrators of your workspace, still see what they always see.';

const TERMS = [
  'Practice Compass is for learning, not for reporting. Nobody watches it. If you have a worry, use the contacts above.',
  'It gives no advice about a case. For that, talk to your safeguarding lead and follow your local procedures.',
  'Leave out anything that could identify someone: no names, and no details of a case.',
  'Notes about the law explain it in general. They are not legal advice. Each says when somebody last checked it, or that nobody has.',
  'The program is free to use, change and pass on under the MIT licence, without any warranty. The sources it names keep their own terms.',
  'If something is wrong, ask the organisation that runs it for you.',
] as const;
