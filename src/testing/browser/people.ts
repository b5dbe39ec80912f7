import type { Page } from 'playwright-core';
import { people } from '../../tryout/people';

/** Chooses whom the page acts as, by their whole name. Resolves when the page shows what they see. */
export async function actAs(page: Page, name: string): Promise<void> {
  const id = people.find((one) => one.name === name)?.id ?? '';
  await page.getByRole('combobox', { name: 'You are' }).selectOption(id);
  await page.getByRole('log').first().waitFor();
}
