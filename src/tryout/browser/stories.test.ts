import type { Locator, Page } from 'playwright-core';
import { describeInBrowser, type TryOutInBrowser, tryOutInBrowser } from '../../testing/try-out-in-browser';

describeInBrowser('what somebody can try in a browser', () => {
  let tryOut: TryOutInBrowser;
  beforeAll(async () => {
    tryOut = await tryOutInBrowser();
  }, 120_000);
  afterEach(async () => {
    await tryOut.closePages();
    expect(tryOut.faults).toEqual([]);
  });
  afterAll(() => tryOut.stop());

  const slack = (page: Page) => page.getByRole('region', { name: 'In Slack' });
  const teams = (page: Page) => page.getByRole('region', { name: 'In Microsoft Teams' });
  const typeInSlack = async (page: Page, line: string) => {
    await slack(page).getByRole('combobox').fill(line);
    await slack(page).getByRole('button', { name: 'Send' }).click();
  };
  const typeInTeams = async (page: Page, line: string) => {
    await teams(page)
      .getByRole('textbox', { name: /^(Start a post|Type a message|Reply)$/ })
      .fill(line);
    await teams(page).getByRole('button', { name: 'Send' }).click();
  };
  const heading = (where: Locator, name: string) => where.getByRole('heading', { name }).last();
  const actAs = (page: Page, name: string) => page.getByRole('radio', { name }).check();

  test('a slash command with a typo is answered in Slack, and only the asker sees it', async () => {
    const page = await tryOut.open();
    await typeInSlack(page, '/glossary adultifcation');
    await heading(slack(page), 'Adultification').waitFor();
    expect(await slack(page).getByText('Only visible to you').count()).toBeGreaterThan(0);
    await actAs(page, 'Ben Hartley');
    await slack(page).getByRole('log').waitFor();
    expect(await heading(slack(page), 'Adultification').count()).toBe(0);
  });

  test('what is shared in Slack is seen by the others, with the name of whoever shared it', async () => {
    const page = await tryOut.open();
    await typeInSlack(page, '/glossary trauma bond');
    await slack(page).getByRole('button', { name: 'Share with everyone here' }).last().click();
    await slack(page).getByText('You have shared this with everyone here.').last().waitFor();
    await actAs(page, 'Chidi Rahman');
    await slack(page).getByText('Shared by').last().waitFor();
    expect(await slack(page).getByText('Ann Okafor').count()).toBeGreaterThan(0);
    expect(await slack(page).getByText('Only visible to you').count()).toBe(0);
  });

  test('turning the pages of the glossary changes the message in place', async () => {
    const page = await tryOut.open();
    await actAs(page, 'Dee Whitfield');
    await typeInSlack(page, '/glossary');
    await heading(slack(page), 'page 1 of').waitFor();
    const before = await slack(page).getByRole('article').count();
    await slack(page).getByRole('button', { name: 'Next page' }).click();
    await heading(slack(page), 'page 2 of').waitFor();
    expect(await slack(page).getByRole('article').count()).toBe(before);
    expect(await heading(slack(page), 'page 1 of').count()).toBe(0);
  });

  test('the App Home shows the principles, and a pressed one opens in a window that Escape closes', async () => {
    const page = await tryOut.open();
    await slack(page).getByRole('button', { name: 'App Home' }).click();
    const first = slack(page).getByRole('button', { name: /^1\. / });
    await first.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: /Principle 1/ }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await first.evaluate('document.activeElement?.textContent')).toMatch(/^1\. /);
  });

  test('a mention in a huddle’s thread is answered there, and a slash command is refused as Slack refuses it', async () => {
    const page = await tryOut.open();
    await slack(page)
      .getByRole('button', { name: /repl(y|ies)$/ })
      .first()
      .click();
    await typeInSlack(page, '/glossary county lines');
    await slack(page).getByText('/glossary is not supported in threads').waitFor();
    await typeInSlack(page, '@Practice Compass glossary cuckooing');
    await heading(slack(page), 'Cuckooing').waitFor();
    await slack(page).getByRole('button', { name: 'Back to #team-huddle' }).click();
    expect(await heading(slack(page), 'Cuckooing').count()).toBe(0);
  });

  test('a message’s menu looks its words up', async () => {
    const page = await tryOut.open();
    await typeInSlack(page, 'We talked about contextual safeguarding today');
    const mine = slack(page).getByRole('article').filter({ hasText: 'We talked about' }).first();
    await mine.getByRole('button', { name: 'More actions' }).click();
    await mine.getByRole('button', { name: 'Look up in Compass' }).click();
    await heading(slack(page), 'Contextual safeguarding').waitFor();
  });

  test('a mention with a typo is answered in the thread in Teams, where everybody sees it', async () => {
    const page = await tryOut.open();
    await typeInTeams(page, 'glossary county lien');
    await heading(teams(page), 'County lines').waitFor();
    await actAs(page, 'Ben Hartley');
    await heading(teams(page), 'County lines').waitFor();
  });

  test('a button in Teams changes the card for whoever pressed it, and for nobody else', async () => {
    const page = await tryOut.open();
    await teams(page).getByRole('button', { name: 'Meeting chat' }).click();
    await typeInTeams(page, 'glossary');
    await heading(teams(page), 'page 1 of').waitFor();
    await teams(page).getByRole('button', { name: 'Next page' }).click();
    await heading(teams(page), 'page 2 of').waitFor();
    await actAs(page, 'Dee Whitfield');
    await teams(page).getByRole('button', { name: 'Meeting chat' }).click();
    await heading(teams(page), 'page 1 of').waitFor();
    expect(await heading(teams(page), 'page 2 of').count()).toBe(0);
  });

  test('what was asked in private with a slash in Teams is answered to the asker alone', async () => {
    const page = await tryOut.open();
    await actAs(page, 'Dee Whitfield');
    await typeInTeams(page, '/glossary grooming');
    await heading(teams(page), 'Grooming').waitFor();
    expect(await teams(page).getByText('Only you can see this message').count()).toBeGreaterThan(0);
    await actAs(page, 'Ann Okafor');
    await teams(page).getByRole('log').waitFor();
    expect(await heading(teams(page), 'Grooming').count()).toBe(0);
  });

  test('the search in the message box finds an entry with a typo, and picking it posts its card', async () => {
    const page = await tryOut.open();
    await teams(page).getByRole('button', { name: 'Search Compass' }).click();
    const dialog = page.getByRole('dialog', { name: 'Search Compass' });
    await dialog.getByRole('searchbox').fill('modern slavry');
    await dialog.getByRole('button', { name: /^Modern slavery/ }).click();
    await dialog.waitFor({ state: 'detached' });
    const posted = teams(page).getByRole('article', { name: 'Post, Ann Okafor' }).last();
    await posted.getByRole('heading', { name: /Modern slavery/ }).waitFor();
  });

  test('the chat with the bot is one person’s own', async () => {
    const page = await tryOut.open();
    for (const face of [slack(page), teams(page)]) {
      await face.getByRole('navigation').getByRole('button', { name: 'Practice Compass' }).click();
    }
    await typeInSlack(page, 'exploitation');
    await typeInTeams(page, 'exploitation');
    await slack(page).getByRole('article', { name: 'Message, Practice Compass' }).waitFor();
    await teams(page).getByText('Last reviewed').or(teams(page).getByText('Not yet checked')).first().waitFor();
    await actAs(page, 'Ben Hartley');
    for (const face of [slack(page), teams(page)]) {
      await face.getByRole('navigation').getByRole('button', { name: 'Practice Compass' }).click();
    }
    await slack(page).getByText('Nothing yet.').waitFor();
  });

  test('a form in Slack is a window whose fields say what is missing, and what was filled in is taken', async () => {
    const page = await tryOut.open();
    await typeInSlack(page, '/reflect form');
    const dialog = page.getByRole('dialog', { name: 'Weekly prompt' });
    const time = dialog.getByRole('textbox', { name: 'Time', exact: true });
    await time.fill('');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Please complete this required field.').waitFor();
    expect(await time.evaluate('document.activeElement?.getAttribute("aria-invalid")')).toBe('true');
    await time.fill('10:15');
    await dialog.getByRole('combobox', { name: 'Day', exact: true }).selectOption('Thursday');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await slack(page)
      .getByText(/Every Thursday at 10:15/)
      .last()
      .waitFor();
  });

  test('a form in Teams is in the card, and what was filled in is taken', async () => {
    const page = await tryOut.open();
    await actAs(page, 'Ben Hartley');
    await teams(page).getByRole('button', { name: 'Meeting chat' }).click();
    await typeInTeams(page, 'reflect form');
    const day = teams(page).getByRole('combobox', { name: /^Day/ }).last();
    await day.selectOption('Wednesday');
    await teams(page).getByRole('button', { name: 'Save' }).last().click();
    await teams(page)
      .getByText(/Every Wednesday at 09:30/)
      .last()
      .waitFor();
  });

  test('a weekly prompt is announced, posted on both faces when its Monday comes, and changed in place', async () => {
    const page = await tryOut.open();
    await typeInSlack(page, '/reflect weekly monday 09:30 for managers');
    await slack(page)
      .getByText(/Weekly prompt (set|changed) by/)
      .last()
      .waitFor();
    await typeInTeams(page, 'reflect weekly monday 09:30');
    await teams(page)
      .getByText(/Weekly prompt (set|changed) by Ann Okafor/)
      .last()
      .waitFor();

    await page.getByRole('button', { name: 'Next Monday 09:30' }).click();
    for (const face of [slack(page), teams(page)]) await heading(face, 'Time to reflect').waitFor();
    const prompts = slack(page).getByRole('article').filter({ hasText: 'Time to reflect' });
    const before = await prompts.count();
    const prompt = prompts.last();
    const [, question = ''] = /Time to reflect(.*?)To try this week/s.exec((await prompt.textContent()) ?? '') ?? [];
    expect(question).not.toBe('');
    await prompt.getByRole('button', { name: 'Another one' }).click();
    await slack(page).getByText(question, { exact: true }).waitFor({ state: 'detached' });
    expect(await prompts.count()).toBe(before);
  });

  test('the clock of prompts and polls goes to next Monday 09:30', async () => {
    const page = await tryOut.open();
    await page.getByRole('button', { name: 'Next Monday 09:30' }).click();
    await page.getByText(/^Monday,? .* at 09:30$/).waitFor();
  });

  test('the inspector shows the request that Slack signed and what the bot answered', async () => {
    const page = await tryOut.open();
    await typeInSlack(page, '/glossary missing child');
    await slack(page).getByText('Only visible to you').last().waitFor();
    await page.getByRole('button', { name: /^Inspector/ }).click();
    const step = page.getByRole('listitem').filter({ hasText: 'POST /slack/events' }).first();
    await step.getByText('Slack → bot').click();
    const shown = await step.textContent();
    expect(shown).toMatch(/x-slack-signature: v0=[0-9a-f]{64}/);
    expect(shown).toContain('text: missing child');
    expect(shown).toContain('"response_type": "ephemeral"');
  });
});
