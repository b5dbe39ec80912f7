import { escaped, htmlPage, pagePolicy } from '../../text/html-page';

/** What somebody who installs the bot reads in their browser. `link`: the one thing to press. */
export type Page = {
  readonly heading: string;
  readonly says: readonly string[];
  readonly items?: readonly string[];
  readonly link?: { readonly text: string; readonly url: string };
};

/** As HTML that loads nothing and runs nothing. Every text is escaped. */
export function pageOf({ heading, says, items = [], link }: Page): string {
  const list = items.length > 0 ? `<ul>\n${items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}\n</ul>` : '';
  return htmlPage(
    escaped(heading),
    STYLE,
    [
      `<h1>${escaped(heading)}</h1>`,
      ...says.map((text) => `<p>${escaped(text)}</p>`),
      list,
      link ? `<p><a href="${escaped(link.url)}">${escaped(link.text)}</a></p>` : '',
    ].join('\n'),
  );
}

const STYLE = `
:root { color-scheme: light dark; background: Canvas; }
body { margin: 0 auto; max-width: 44rem; padding: 1rem; font: 1.0625rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
`;

export const PAGE_POLICY = pagePolicy(STYLE);

/** Before somebody goes to Slack. `url`: where Slack asks them. */
export const beginPage = (url: string, scopes: readonly string[]): Page => ({
  heading: 'Add Practice Compass to Slack',
  says: [
    'Practice Compass explains practice principles and safeguarding terms, posts a question to reflect on each week where a team asks for it, and runs quick polls.',
    'Slack will ask you to agree to this:',
  ],
  items: scopes.map((scope) => WHY[scope] ?? scope),
  link: { text: 'Go on to Slack', url },
});

const WHY: Readonly<Record<string, string>> = {
  commands: 'answer slash commands, and the shortcut on a message',
  'app_mentions:read': 'read messages that mention it, and no others',
  'im:history': 'read what people write in its own direct messages',
  'chat:write': 'post answers, weekly questions and polls where it has been invited',
  'files:write': 'send poll results as a file to whoever asks for them',
};

export const INSTALLED: Page = {
  heading: 'Practice Compass is installed',
  says: [
    'Go back to Slack and type /compass to begin. For mentions, weekly questions and polls, invite it to a channel: /invite @Practice Compass.',
  ],
};

export const CANCELLED: Page = {
  heading: 'Nothing was installed',
  says: ['You did not agree, so nothing was changed. If that was a slip, start again.'],
  link: { text: 'Start again', url: 'install' },
};

export const RUN_OUT: Page = {
  heading: 'This link no longer works',
  says: [
    'A link to install Practice Compass works once, for ten minutes, in the browser that it was opened in. Nothing was installed.',
  ],
  link: { text: 'Start again', url: 'install' },
};

/** `id`: the workspace or organisation that the operator has not agreed to. `whom`: whoever runs the bot, within a sentence. */
export const notApproved = (id: string, whom: string): Page => ({
  heading: 'Practice Compass cannot be added to this workspace yet',
  says: [
    `Please ask ${whom} to agree first, and send them this id of your workspace: ${id}. Then start again.`,
    'Nothing was installed, and Slack has been told to take back what you agreed to.',
  ],
});

export const failed = (reference: string, whom: string): Page => ({
  heading: 'That did not work',
  says: [
    `Something went wrong, and nothing was installed. Please start again. If it happens again, tell ${whom}: ${reference}.`,
  ],
  link: { text: 'Start again', url: 'install' },
});
