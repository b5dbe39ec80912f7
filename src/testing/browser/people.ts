import type { Page } from 'playwright-core';
import { people } from '../../tryout/people';
import { inSlack } from './faces';

/** Chooses whom the page acts as, by their whole name: the first four stand as cards, the others are in a list. */
export async function actAs(page: Page, name: string): Promise<void> {
  const at = people.findIndex((one) => one.name === name);
  if (at < 4) await page.getByRole('radio', { name }).check();
  else await page.getByRole('combobox', { name: 'More people' }).selectOption(people[at]?.id ?? '');
  await inSlack(page).getByRole('log').waitFor();
}
