import type { Page } from 'playwright-core';
import { type FaceInBrowser, fromBot } from './faces';

/** All that stands of one poll where the team is, told by its question, as whoever is acted as sees it; and what they do with it. */
export function pollIn(page: Page, { name, region, goToOwn, goToTeam }: FaceInBrowser, question: string) {
  const where = region(page);
  const all = fromBot(where, question);
  const answer = (label: string) => all.getByRole('button', { name: new RegExp(`^(✓ )?${label}$`) }).last();
  /** In Teams, a vote is confirmed by a few words below, and in the voter's own chat. */
  const confirmed = (label: string) =>
    (name === 'Teams' ? where.getByRole('status') : all).filter({ hasText: `Your answer: ✓ ${label}` });
  const poll = {
    /** Only whoever asked for it sees it, where the bot writes to them alone. */
    preview: fromBot(where, 'Your poll, not posted yet').filter({ hasText: question }),
    /** Everybody's, while votes are taken. */
    card: all.filter({ hasText: /· (nobody yet|\d+ voted)/ }),
    // No space stands between the words of different blocks.
    result: all.filter({ hasText: /Closed/ }),
    /** What somebody sees for herself alone of her vote. */
    own: all.filter({ hasText: /Your answer:|Your vote is withdrawn/ }),
    answer,
    confirmed,

    async post(): Promise<void> {
      const posted = fromBot(where, 'Your poll is posted.');
      const before = await posted.count();
      await goToOwn(page);
      await poll.preview.getByRole('button', { name: /^Post (t?here|in th(is|at) thread)$/ }).click();
      await posted.nth(before).waitFor();
      await goToTeam(page);
      await poll.card.waitFor();
    },

    async vote(label: string): Promise<void> {
      await answer(label).click();
      await confirmed(label).waitFor();
    },

    /** Resolves when the result has taken the place of the card. */
    async close(): Promise<void> {
      await goToOwn(page);
      await where.getByRole('button', { name: 'Close and show the result' }).last().click();
      await goToTeam(page);
      await poll.result.waitFor();
    },
  };
  return poll;
}

/** Asks for a poll in one line, its answers and settings as `rest` has them, and posts its preview. */
export async function postPoll(page: Page, face: FaceInBrowser, question: string, rest: string) {
  await face.ask(page, `poll "${question}" ${rest}`);
  const poll = pollIn(page, face, question);
  await poll.post();
  return poll;
}
