import type { Page } from 'playwright-core';
import { letPass } from '../../testing/clock-in-browser';
import { type FaceInBrowser, facesInBrowser } from '../../testing/faces-in-browser';
import { actAs } from '../../testing/people-in-browser';
import { pollIn } from '../../testing/polls-in-browser';
import { describeInBrowser } from '../../testing/try-out-in-browser';

describeInBrowser('the trend of a ready-made poll in a browser', (tryOut) => {
  /** Five people give the same answer in an open poll, which is then closed. */
  async function round(page: Page, { region, goToTeam, ask }: FaceInBrowser, answer: string): Promise<void> {
    const poll = pollIn(region(page), 'Families would understand the words that we use in our plans.');
    const closed = poll.result.filter({ hasText: 'This poll is closed. 5 people voted.' });
    const before = await closed.count();
    await ask(page, 'poll plain-words-in-plans open');
    await poll.post();
    await poll.card.filter({ hasText: 'Nobody has voted yet.' }).waitFor();
    for (const name of ['Ben Hartley', 'Chidi Rahman', 'Dee Whitfield', 'Ewa Nowak', 'Ann Okafor']) {
      await actAs(page, name);
      await goToTeam(page);
      await poll.vote(answer);
    }
    await ask(page, 'poll close');
    await closed.nth(before).waitFor();
  }

  test.each(facesInBrowser)(
    'is drawn on $name, from the bot’s own address, with every round in words beside it',
    async (face) => {
      const page = await tryOut.open();
      const where = face.region(page);
      await face.goToTeam(page);
      await round(page, face, 'Disagree');
      for (let days = 0; days < 2; days += 1) await letPass(page, '1 day');
      await round(page, face, 'Agree');

      const picture = where.getByRole('img', {
        name: /^Bar chart\. .*nearest to “Disagree”\. .*nearest to “Agree”\.$/,
      });
      await picture.scrollIntoViewIfNeeded();
      // Browser types are not at hand in these tests.
      type Image = { naturalWidth: number; clientWidth: number; src: string; decode: () => Promise<void> };
      const drawn = await picture.evaluate(async (element: unknown) => {
        const image = element as Image;
        await image.decode();
        return { width: image.naturalWidth, canBeSeen: image.clientWidth > 200, src: image.src };
      });
      expect(drawn).toEqual({
        width: 720,
        canBeSeen: true,
        src: expect.stringMatching(new RegExp(`^${tryOut.address()}trend/[\\w-]+\\.png$`)),
      });
    },
    60_000,
  );
});
