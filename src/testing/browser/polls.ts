import type { Locator, Page } from 'playwright-core';
import { type FaceInBrowser, fromBot } from './faces';

/** All that stands there of one poll, told by its question, as whoever is acted as sees it; and what they do with it. */
export function pollIn(where: Locator, question: string) {
  const all = fromBot(where, question);
  const answer = (label: string) => all.getByRole('button', { name: new RegExp(`^(✓ )?${label}$`) }).last();
  const confirmed = (label: string) => all.filter({ hasText: `Your answer: ✓ ${label}` });
  const poll = {
    /** Only whoever asked for it sees it, not posted yet. */
    preview: fromBot(where, 'Your poll, not posted yet').filter({ hasText: question }),
    /** Everybody's, while votes are taken. */
    card: all.filter({ hasText: /· (nobody yet|\d+ voted)/ }),
    result: all.filter({ hasText: /\bClosed\b/ }),
    /** What somebody sees for herself alone of her vote. */
    own: all.filter({ hasText: /Your answer:|You have no vote/ }),
    answer,
    confirmed,

    async post(): Promise<void> {
      const posted = fromBot(where, 'Your poll is posted.');
      const before = await posted.count();
      await poll.preview.getByRole('button', { name: /^Post (here|in this thread)$/ }).click();
      await poll.card.waitFor();
      await posted.nth(before).waitFor();
    },

    /** In Teams the card goes back to everybody's when that is drawn again; the same answer once more changes nothing but that. */
    async vote(label: string): Promise<void> {
      await answer(label).click();
      await confirmed(label)
        .waitFor({ timeout: 5000 })
        .catch(async () => {
          await answer(label).click();
          await confirmed(label).waitFor();
        });
    },

    /** Resolves when the result has taken the place of the card. */
    async close(): Promise<void> {
      await where.getByRole('button', { name: 'Close and show the result' }).last().click();
      await poll.result.waitFor();
    },
  };
  return poll;
}

/** Asks for a poll in one line, its answers and settings as `rest` has them, and posts its preview. */
export async function postPoll(page: Page, { region, ask }: FaceInBrowser, question: string, rest: string) {
  await ask(page, `poll "${question}" ${rest}`);
  const poll = pollIn(region(page), question);
  await poll.post();
  return poll;
}
