import type { Page } from 'playwright-core';

/** Moves the clock of prompts and polls on by one of the steps that the page has a button for. */
export async function letPass(page: Page, step: '1 minute' | '1 day'): Promise<void> {
  await openClock(page);
  await page.getByRole('button', { name: `${step} on` }).click();
}

/** Moves it to the next Monday at 09:30, and resolves when the page shows that time. */
export async function goToMonday(page: Page): Promise<void> {
  await openClock(page);
  await page.getByRole('button', { name: 'Next Monday 09:30' }).click();
  await page.getByText(/^Monday,? .* at 09:30$/).waitFor();
}

async function openClock(page: Page): Promise<void> {
  const clock = page.getByRole('button', { name: /^Clock:/ });
  if ((await clock.getAttribute('aria-expanded')) === 'false') await clock.click();
}
