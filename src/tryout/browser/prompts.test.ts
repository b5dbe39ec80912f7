import type { Locator, Page } from 'playwright-core';
import { describeInBrowser, type TryOutInBrowser, tryOutInBrowser } from '../../testing/try-out-in-browser';

describeInBrowser('a weekly prompt in a browser', () => {
  let tryOut: TryOutInBrowser;
  beforeAll(async () => {
    tryOut = await tryOutInBrowser();
  }, 120_000);
  afterEach(async () => {
    await tryOut.closePages();
    expect(tryOut.faults).toEqual([]);
  });
  afterAll(() => tryOut.stop());

  const inSlack = (page: Page) => page.getByRole('region', { name: 'In Slack' });
  const inTeams = (page: Page) => page.getByRole('region', { name: 'In Microsoft Teams' });

  /** The same person does the same on each face: asks with a slash in Slack, and by mentioning the bot in Teams. */
  const faces = [
    {
      name: 'Slack',
      region: inSlack,
      type: async (page: Page, line: string) => {
        await inSlack(page).getByRole('combobox').fill(`/${line}`);
        await inSlack(page).getByRole('button', { name: 'Send' }).click();
      },
    },
    {
      name: 'Teams',
      region: inTeams,
      type: async (page: Page, line: string) => {
        await inTeams(page).getByRole('button', { name: 'Meeting chat' }).click();
        await inTeams(page).getByRole('textbox', { name: 'Type a message' }).fill(line);
        await inTeams(page).getByRole('button', { name: 'Send' }).click();
      },
    },
  ];

  const message = (where: Locator, says: string | RegExp) =>
    where.getByRole('article', { name: /, Practice Compass$/ }).filter({ hasText: says });
  const prompts = (where: Locator) => message(where, 'Time to reflect');
  const goToMonday = async (page: Page) => {
    await page.getByRole('button', { name: 'Next Monday 09:30' }).click();
    await page.getByText(/^Monday,? .* at 09:30$/).waitFor();
  };
  /** What the team is asked, without what comes before and after it. */
  const questionOf = async (prompt: Locator) =>
    /Time to reflect\s*(.+?)\s*To try this week/s.exec((await prompt.textContent()) ?? '')?.[1] ?? '';

  test('set by a form on Slack and by a line on Teams, it is in both on Monday', async () => {
    const page = await tryOut.open();
    await faces[0]?.type(page, 'reflect form');
    const dialog = page.getByRole('dialog', { name: 'Weekly prompt' });
    await dialog.getByRole('combobox', { name: 'Day', exact: true }).selectOption('Monday');
    await dialog.getByRole('textbox', { name: 'Time', exact: true }).fill('09:30');
    await dialog.getByRole('combobox', { name: 'For', exact: true }).selectOption('Managers');
    await dialog.getByRole('combobox', { name: 'On bank holidays' }).selectOption('As in any other week');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await message(inSlack(page), /Weekly prompt (set|changed) by/)
      .last()
      .waitFor();
    await faces[1]?.type(page, 'reflect weekly monday 09:30 for leaders on holidays');
    await message(inTeams(page), /Weekly prompt (set|changed) by Ann Okafor/)
      .last()
      .waitFor();
    const before = [await prompts(inSlack(page)).count(), await prompts(inTeams(page)).count()] as const;
    await goToMonday(page);
    await prompts(inSlack(page)).nth(before[0]).waitFor();
    await prompts(inTeams(page)).nth(before[1]).waitFor();
    // Everybody in the channel sees it, guests as well.
    await page.getByRole('radio', { name: 'Chidi Rahman' }).check();
    await prompts(inSlack(page)).nth(before[0]).waitFor();
  });

  describe.each(faces)('on $name', ({ region, type }) => {
    test('its principle can be looked up, and another one takes its place', async () => {
      const page = await tryOut.open();
      await type(page, 'reflect weekly monday 09:30 on holidays');
      await message(region(page), /Every Monday at 09:30/)
        .last()
        .waitFor();
      const before = await prompts(region(page)).count();
      await goToMonday(page);
      const prompt = prompts(region(page)).nth(before);
      await prompt.waitFor();
      const asked = await questionOf(prompt);

      await prompt.getByRole('button', { name: 'Another one' }).click();
      await message(region(page), 'Another prompt stands there now')
        .or(page.getByText('Another prompt stands there now'))
        .last()
        .waitFor();
      expect(asked.length).toBeGreaterThan(20);
      await prompt.filter({ hasNotText: asked }).waitFor();
      expect(await prompts(region(page)).count()).toBe(before + 1);

      const principle = prompt.getByRole('button').first();
      const title = (await principle.textContent()) ?? '';
      await principle.click();
      await region(page).getByRole('heading', { name: title }).last().waitFor();
    });

    test('what comes next can be seen beforehand, with its days', async () => {
      const page = await tryOut.open();
      await type(page, 'reflect weekly monday 09:30 on holidays');
      await message(region(page), /Every Monday at 09:30/)
        .last()
        .waitFor();
      await type(page, 'reflect preview');
      const preview = message(region(page), 'The next prompts here').last();
      await preview.waitFor();
      expect((await preview.textContent())?.match(/Monday \d+ \w+ \d+, 09:30:/g)).toHaveLength(4);
    });

    test('a time zone with a slip in it is answered with the right one, and nothing is set', async () => {
      const page = await tryOut.open();
      await type(page, 'reflect weekly friday 16:00 Europe/Lodnon');
      const answer = message(region(page), 'I have set nothing yet').last();
      await answer.waitFor();
      expect(await answer.textContent()).toMatch(/I do not know the time zone .Europe\/Lodnon.*Europe\/London/);
      expect(await message(region(page), 'Every Friday at 16:00').count()).toBe(0);
    });

    test('stopped, it says how to start again, and Monday stays quiet', async () => {
      const page = await tryOut.open();
      await type(page, 'reflect weekly monday 09:30 on holidays');
      await message(region(page), /Every Monday at 09:30/)
        .last()
        .waitFor();
      await type(page, 'reflect stop');
      await message(region(page), 'The weekly prompt is stopped.').last().waitFor();
      const before = await prompts(region(page)).count();
      await goToMonday(page);
      await type(page, 'reflect');
      await message(region(page), 'This channel has none yet.').last().waitFor();
      expect(await prompts(region(page)).count()).toBe(before);
    });
  });
});
