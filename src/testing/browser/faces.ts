import type { Locator, Page } from 'playwright-core';

/** The half of the page that is Slack; on a phone, its tab. */
export const inSlack = (page: Page): Locator =>
  page.getByRole('region', { name: 'In Slack' }).or(page.getByRole('tabpanel', { name: 'Slack' }));
/** The half of the page that is Microsoft Teams; on a phone, its tab. */
export const inTeams = (page: Page): Locator =>
  page.getByRole('region', { name: 'In Microsoft Teams' }).or(page.getByRole('tabpanel', { name: 'Teams' }));

/** The box that a message is written in, wherever on its side of the page somebody is. */
const SLACK_BOX = /^(Message|Reply in the thread)/;
const TEAMS_BOX = /^(Start a post|Type a message|Reply)$/;

export const slackBox = (where: Locator | Page): Locator => where.getByRole('combobox', { name: SLACK_BOX });
export const teamsBox = (where: Locator | Page): Locator => where.getByRole('combobox', { name: TEAMS_BOX });

/** One side of the try-out's page. The same people do the same on each, in the words and with the buttons of its platform. */
export type FaceInBrowser = {
  readonly name: 'Slack' | 'Teams';
  readonly region: (page: Page) => Locator;
  /** To where the whole team is: the channel, or the meeting chat. */
  readonly goToTeam: (page: Page) => Promise<void>;
  /** To where the bot writes to one person alone: in Teams, their own chat; in Slack, where the team is. */
  readonly goToOwn: (page: Page) => Promise<void>;
  /** From there into the thread of a huddle, or of this week's post, and back. */
  readonly goToHuddle: (page: Page) => Promise<void>;
  readonly leaveHuddle: (page: Page) => Promise<void>;
  /** Sends the words as they are. */
  readonly type: (page: Page, words: string) => Promise<void>;
  /** Sends the line as the bot is asked there: with a slash in a channel in Slack, by a mention elsewhere. */
  readonly ask: (page: Page, line: string) => Promise<void>;
};

/** Slack. Whoever comes to the page is in the team's channel. */
export const slackInBrowser: FaceInBrowser = {
  name: 'Slack',
  region: inSlack,
  goToTeam: async () => {},
  goToOwn: async () => {},
  goToHuddle: (page) =>
    inSlack(page)
      .getByRole('article')
      .filter({ hasText: 'A huddle started' })
      .getByRole('button', { name: /repl(y|ies)$/ })
      .click(),
  leaveHuddle: (page) => inSlack(page).getByRole('button', { name: 'Back to #team-huddle' }).click(),
  type: (page, words) => sendFrom(inSlack(page), slackBox, words),
  ask: async (page, line) => {
    const inThread = (await inSlack(page).getByRole('heading', { name: 'Thread', exact: true }).count()) > 0;
    await slackInBrowser.type(page, inThread ? `@Practice Compass ${line}` : `/${line}`);
  },
};

/** Teams. Whoever comes to the page is in the team's channel of posts, one click from the meeting chat. */
export const teamsInBrowser: FaceInBrowser = {
  name: 'Teams',
  region: inTeams,
  goToTeam: (page) => goToTeamsPlace(page, 'Meeting chat'),
  goToOwn: (page) => goToTeamsPlace(page, 'Practice Compass'),
  goToHuddle: (page) =>
    inTeams(page)
      .locator('.thread')
      .filter({ hasText: 'Reply here about this week' })
      .getByRole('button', { name: 'Reply', exact: true })
      .click(),
  leaveHuddle: (page) => goToTeamsPlace(page, 'Meeting chat'),
  type: (page, words) => sendFrom(inTeams(page), teamsBox, words),
  ask: async (page, line) => {
    const personal =
      (await inTeams(page).getByRole('heading', { name: 'Practice Compass', exact: true, level: 2 }).count()) > 0;
    await teamsInBrowser.type(page, personal ? line : `@Practice Compass ${line}`);
  },
};

/** For `describe.each(facesInBrowser)('on $name', …)`. */
export const facesInBrowser = [slackInBrowser, teamsInBrowser] as const;

/** Opens a place of Slack: a channel, the chat with the bot (`Practice Compass`), or the bot's `App Home`. */
export async function goToSlackPlace(page: Page, name: string): Promise<void> {
  const inApp = name === 'App Home' || name === 'Practice Compass';
  const places = page.getByRole('navigation', { name: 'Places in Slack' });
  await places.getByRole('button', { name: inApp ? 'Practice Compass' : name }).click();
  if (inApp) await page.getByRole('tab', { name: name === 'App Home' ? 'Home' : 'Messages' }).click();
}
/** Opens a place of Teams by its name in the list beside the messages. */
export const goToTeamsPlace = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Places in Teams' }).getByRole('button', { name }).click();

/** Messages of the bot with these words in them. */
export const fromBot = (where: Locator, words: string | RegExp): Locator =>
  where.getByRole('article', { name: /, Practice Compass$/ }).filter({ hasText: words });

async function sendFrom(where: Locator, box: typeof slackBox, words: string): Promise<void> {
  await box(where).fill(words);
  await where.getByRole('button', { name: 'Send' }).click();
}
