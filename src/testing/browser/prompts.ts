import type { Locator, Page } from 'playwright-core';
import { type FaceInBrowser, fromBot } from './faces';

/** The weekly prompts that stand there, oldest first. */
export const promptsIn = (where: Locator): Locator => fromBot(where, 'Time to reflect');

/** The team's prompt comes every Monday at 09:30, bank holidays among them: tests run on any day of any year. */
export async function setForMondays(page: Page, { region, goToTeam, ask }: FaceInBrowser): Promise<void> {
  await goToTeam(page);
  await ask(page, 'reflect weekly monday 09:30 on holidays');
  await fromBot(region(page), /Every Monday at 09:30/)
    .last()
    .waitFor();
}

/** What the team is asked, without what comes before and after it. */
export const questionOf = async (prompt: Locator): Promise<string> =>
  /Time to reflect\s*(.+?)\s*To try this week/s.exec((await prompt.textContent()) ?? '')?.[1] ?? '';
