import type { Locator, Page } from 'playwright-core';
import { type FaceInBrowser, fromBot } from './faces';

/** The newest of the bot's messages with these words, and what somebody does with it. */
export function cardIn(page: Page, { name, region }: FaceInBrowser, words: string | RegExp) {
  const card = fromBot(region(page), words).last();
  return {
    card,
    /** What opens the rest of the card: Slack unfolds a container, Teams shows what was hidden. */
    more: name === 'Slack' ? card.locator('summary', { hasText: 'More' }) : button(card, 'More'),
    press: (label: string) => button(card, label).click(),

    /** Opens the card's “…” and chooses this. */
    async choose(label: string): Promise<void> {
      await button(card, 'More options').click();
      // Teams lays its menus over the page.
      await (name === 'Slack' ? button(card, label) : page.getByRole('menuitem', { name: label })).click();
    },
  };
}

const button = (where: Locator, name: string) => where.getByRole('button', { name, exact: true }).last();
