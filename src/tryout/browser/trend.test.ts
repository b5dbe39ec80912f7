import type { Locator, Page } from 'playwright-core';
import { describeInBrowser, type TryOutInBrowser, tryOutInBrowser } from '../../testing/try-out-in-browser';

describeInBrowser('the trend of a ready-made poll in a browser', () => {
  let tryOut: TryOutInBrowser;
  beforeAll(async () => {
    tryOut = await tryOutInBrowser();
  }, 120_000);
  afterEach(async () => {
    await tryOut.closePages();
    expect(tryOut.faults).toEqual([]);
  });
  afterAll(() => tryOut.stop());

  const QUESTION = 'Families would understand the words that we use in our plans.';

  /** Whoever is acted as finds the first place of each face; in Teams the team is in another. */
  const faces = [
    {
      name: 'Slack',
      region: (page: Page) => page.getByRole('region', { name: 'In Slack' }),
      goThere: async (_where: Locator) => {},
      ask: async (where: Locator, line: string) => {
        await where.getByRole('combobox', { name: /^Message #/ }).fill(`/${line}`);
        await where.getByRole('button', { name: 'Send' }).click();
      },
    },
    {
      name: 'Teams',
      region: (page: Page) => page.getByRole('region', { name: 'In Microsoft Teams' }),
      goThere: (where: Locator) => where.getByRole('button', { name: 'Meeting chat' }).click(),
      ask: async (where: Locator, line: string) => {
        await where.getByRole('textbox', { name: /^Type a message$/ }).fill(line);
        await where.getByRole('button', { name: 'Send' }).click();
      },
    },
  ] as const;

  const cards = (where: Locator, text: string) =>
    where.getByRole('article', { name: /, Practice Compass$/ }).filter({ hasText: text });

  async function actAs(page: Page, name: string): Promise<void> {
    if (name === 'Ewa Nowak') await page.getByRole('combobox', { name: 'More people' }).selectOption('ewa');
    else await page.getByRole('radio', { name }).check();
    await page.getByRole('region', { name: 'In Slack' }).getByRole('log').waitFor();
  }

  /** Five people give the same answer in an open poll, which is then closed. */
  async function round(page: Page, { region, goThere, ask }: (typeof faces)[number], answer: string): Promise<void> {
    const where = region(page);
    const closed = await cards(where, 'This poll is closed.').count();
    await ask(where, 'poll plain-words-in-plans open');
    await cards(where, 'Your poll, not posted yet').last().getByRole('button', { name: 'Post here' }).click();
    await cards(where, 'Nobody has voted yet.').waitFor();
    for (const name of ['Ben Hartley', 'Chidi Rahman', 'Dee Whitfield', 'Ewa Nowak', 'Ann Okafor']) {
      await actAs(page, name);
      await goThere(where);
      await cards(where, QUESTION).getByRole('button', { name: answer, exact: true }).last().click();
      await cards(where, `Your answer: “${answer}”`).last().waitFor();
    }
    await ask(where, 'poll close');
    await cards(where, 'This poll is closed. 5 people voted.').nth(closed).waitFor();
  }

  test.each(faces)(
    'is drawn on $name, from the bot’s own address, with every round in words beside it',
    async (face) => {
      const page = await tryOut.open();
      const where = face.region(page);
      await face.goThere(where);
      await round(page, face, 'Disagree');
      for (let days = 0; days < 2; days += 1) await page.getByRole('button', { name: '1 day on' }).click();
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
        src: expect.stringMatching(new RegExp(`^${tryOut.address}trend/[\\w-]+\\.png$`)),
      });
    },
    60_000,
  );
});
