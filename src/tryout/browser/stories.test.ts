import type { Locator } from 'playwright-core';
import { goToMonday, letPass } from '../../testing/browser/clock';
import {
  facesInBrowser,
  fromBot,
  goToSlackPlace,
  goToTeamsPlace,
  inSlack,
  inTeams,
  slackInBrowser,
  teamsInBrowser,
} from '../../testing/browser/faces';
import { actAs } from '../../testing/browser/people';
import { postPoll } from '../../testing/browser/polls';
import { describeInBrowser } from '../../testing/browser/try-out';

describeInBrowser('what somebody can try in a browser', (tryOut) => {
  const heading = (where: Locator, name: string) => where.getByRole('heading', { name }).last();

  test('a slash command with a typo is answered in Slack, and only the asker sees it', async () => {
    const page = await tryOut.open();
    await slackInBrowser.type(page, '/glossary adultifcation');
    await heading(inSlack(page), 'Adultification').waitFor();
    expect(await inSlack(page).getByText('Only visible to you').count()).toBeGreaterThan(0);
    await actAs(page, 'Ben Hartley');
    expect(await heading(inSlack(page), 'Adultification').count()).toBe(0);
  });

  test('what is shared in Slack is seen by the others, with the name of whoever shared it', async () => {
    const page = await tryOut.open();
    const share = inSlack(page).getByRole('button', { name: 'Share with everyone here' });
    const before = await share.count();
    await slackInBrowser.type(page, '/glossary trauma bond');
    await share.nth(before).click();
    await inSlack(page).getByText('You have shared this with everyone here.').last().waitFor();
    await actAs(page, 'Chidi Rahman');
    await inSlack(page).getByText('Shared by').last().waitFor();
    expect(await inSlack(page).getByText('Ann Okafor').count()).toBeGreaterThan(0);
    expect(await inSlack(page).getByText('Only visible to you').count()).toBe(0);
  });

  test('a letter chosen in the glossary changes the message in place', async () => {
    const page = await tryOut.open();
    await actAs(page, 'Dee Whitfield');
    await slackInBrowser.type(page, '/glossary');
    const letters = inSlack(page).getByRole('combobox', { name: 'Or pick a letter' });
    await letters.click();
    const before = await inSlack(page).getByRole('article').count();
    await inSlack(page).getByRole('option', { name: /^S/ }).first().click();
    await heading(inSlack(page), ' S').waitFor();
    expect(await inSlack(page).getByRole('article').count()).toBe(before);
  });

  test('a button of the App Home opens a window that Escape closes, and the focus is where it was', async () => {
    const page = await tryOut.open();
    await goToSlackPlace(page, 'App Home');
    const principles = inSlack(page).getByRole('button', { name: 'Principles' });
    await principles.click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('heading', { name: /principles/i })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await principles.evaluate('document.activeElement?.textContent')).toBe('Principles');
  });

  test('a mention in a huddle’s thread is answered there, and a slash command is refused as Slack refuses it', async () => {
    const page = await tryOut.open();
    await slackInBrowser.goToHuddle(page);
    await slackInBrowser.type(page, '/glossary county lines');
    await inSlack(page).getByText('/glossary is not supported in threads').waitFor();
    await slackInBrowser.type(page, '@Practice Compass glossary cuckooing');
    await heading(inSlack(page), 'Cuckooing').waitFor();
    await slackInBrowser.leaveHuddle(page);
    expect(await heading(inSlack(page), 'Cuckooing').count()).toBe(0);
  });

  test('a reply under a post in Teams is answered there', async () => {
    const page = await tryOut.open();
    await teamsInBrowser.goToHuddle(page);
    await teamsInBrowser.ask(page, 'glossary coercion and control');
    const thread = inTeams(page).locator('.thread').filter({ hasText: 'Reply here about this week' });
    await heading(thread, 'Coercion and control').waitFor();
    await teamsInBrowser.leaveHuddle(page);
    await heading(inTeams(page), 'Coercion and control').waitFor({ state: 'detached' });
  });

  test('a message’s menu finds the terms in it', async () => {
    const page = await tryOut.open();
    await slackInBrowser.type(page, 'We talked about contextual safeguarding today');
    const mine = inSlack(page).getByRole('article').filter({ hasText: 'We talked about' }).first();
    await mine.getByRole('button', { name: 'More actions' }).click();
    await mine.getByRole('button', { name: 'Look up in Compass' }).click();
    await heading(inSlack(page), 'In this message').waitFor();
    await inSlack(page).getByRole('button', { name: 'Contextual safeguarding' }).last().waitFor();
  });

  test('a mention with a typo is answered in the thread in Teams, where everybody sees it', async () => {
    const page = await tryOut.open();
    await teamsInBrowser.ask(page, 'glossary county lien');
    await heading(inTeams(page), 'County lines').waitFor();
    await actAs(page, 'Ben Hartley');
    await heading(inTeams(page), 'County lines').waitFor();
  });

  test('what somebody unfolds in Teams is unfolded for nobody else', async () => {
    const page = await tryOut.open();
    await teamsInBrowser.goToTeam(page);
    await teamsInBrowser.ask(page, 'glossary grooming');
    const card = fromBot(inTeams(page), 'Grooming').last();
    const more = card.getByRole('button', { name: 'More', exact: true });
    await more.click();
    expect(await more.getAttribute('aria-expanded')).toBe('true');
    await card.getByText('In practice').waitFor();
    await actAs(page, 'Dee Whitfield');
    await teamsInBrowser.goToTeam(page);
    await more.waitFor();
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    expect(await card.getByText('In practice').isVisible()).toBe(false);
  });

  test('a button on a post in Teams leaves it as it is, and is answered in the chat of whoever pressed', async () => {
    const page = await tryOut.open();
    await teamsInBrowser.goToTeam(page);
    await teamsInBrowser.ask(page, 'glossary county lines');
    await heading(inTeams(page), 'County lines').waitFor();
    await inTeams(page).getByRole('button', { name: 'More' }).last().click();
    await inTeams(page).getByRole('button', { name: 'Cuckooing' }).last().click();
    await inTeams(page).getByText('Sent to you in our chat.').waitFor();
    expect(await heading(inTeams(page), 'County lines').count()).toBe(1);
    await teamsInBrowser.goToOwn(page);
    await heading(inTeams(page), 'Cuckooing').waitFor();
    await actAs(page, 'Dee Whitfield');
    await teamsInBrowser.goToOwn(page);
    expect(await heading(inTeams(page), 'Cuckooing').count()).toBe(0);
  });

  test('a form in Teams opens in a dialog, which Esc closes, and its draft is posted from there', async () => {
    const page = await tryOut.open();
    await teamsInBrowser.goToTeam(page);
    await teamsInBrowser.ask(page, 'poll');
    await inTeams(page).getByRole('button', { name: 'New poll' }).last().click();
    const dialog = page.getByRole('dialog', { name: 'New poll' });
    await dialog.getByRole('textbox', { name: /^Question/ }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await inTeams(page).getByRole('button', { name: 'New poll' }).last().click();
    await dialog.getByRole('textbox', { name: /^Question/ }).fill('Is this a dialog?');
    await dialog.getByRole('textbox', { name: /^Answers/ }).fill('Yes\nNo');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Post here' }).click();
    await page.getByRole('dialog').getByText('Your poll is posted.').first().waitFor();
    await page.keyboard.press('Escape');
    await fromBot(inTeams(page), 'Is this a dialog?').getByRole('button', { name: 'Yes' }).waitFor();
  });

  test('what was asked in private with a slash in Teams is answered to the asker alone', async () => {
    const page = await tryOut.open();
    await actAs(page, 'Dee Whitfield');
    await teamsInBrowser.type(page, '/glossary grooming');
    await heading(inTeams(page), 'Grooming').waitFor();
    expect(await inTeams(page).getByText('Only you can see this message').count()).toBeGreaterThan(0);
    await actAs(page, 'Ann Okafor');
    await inTeams(page).getByRole('log').waitFor();
    expect(await heading(inTeams(page), 'Grooming').count()).toBe(0);
  });

  test('the search in the message box finds an entry with a typo, and picking it puts its card into the box', async () => {
    const page = await tryOut.open();
    await inTeams(page).getByRole('button', { name: 'Search Compass' }).click();
    const dialog = page.getByRole('dialog', { name: 'Search Compass' });
    await dialog.getByRole('searchbox').fill('modern slavry');
    await dialog.getByRole('button', { name: /^Modern slavery/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction('document.activeElement.getAttribute("aria-label") === "Start a post"');
    await page.keyboard.type('Worth a look before we meet');
    await page.keyboard.press('Enter');
    const posted = inTeams(page).getByRole('article', { name: 'Post, Ann Okafor' }).last();
    await posted.getByText('Worth a look before we meet').waitFor();
    await posted.getByRole('heading', { name: /Modern slavery/ }).waitFor();
  });

  test('the chat with the bot is one person’s own', async () => {
    const page = await tryOut.open();
    await goToSlackPlace(page, 'Practice Compass');
    await goToTeamsPlace(page, 'Practice Compass');
    await slackInBrowser.type(page, 'exploitation');
    await teamsInBrowser.type(page, 'exploitation');
    await inSlack(page).getByRole('article', { name: 'Message, Practice Compass' }).nth(1).waitFor();
    await inTeams(page).getByRole('article', { name: 'Post, Practice Compass' }).nth(1).waitFor();
    await actAs(page, 'Ben Hartley');
    await goToSlackPlace(page, 'Practice Compass');
    await goToTeamsPlace(page, 'Practice Compass');
    await inSlack(page).getByRole('log').waitFor();
    expect(await inSlack(page).getByRole('article').filter({ hasText: 'Ann Okafor' }).count()).toBe(0);
  });

  test('the inspector shows the request that Slack signed and what the bot answered', async () => {
    const page = await tryOut.open();
    await slackInBrowser.type(page, '/glossary missing child');
    await inSlack(page).getByText('Only visible to you').last().waitFor();
    await page.getByRole('button', { name: /^Inspector/ }).click();
    const step = page.getByRole('listitem').filter({ hasText: 'POST /slack/events' }).first();
    await step.getByText('Slack → bot').click();
    const shown = await step.textContent();
    expect(shown).toMatch(/x-slack-signature: v0=[0-9a-f]{64}/);
    expect(shown).toContain('text: missing child');
    expect(shown).toContain('"response_type": "ephemeral"');
  });

  test('a weekly prompt set by a form on Slack and by a line on Teams is in both on Monday', async () => {
    const page = await tryOut.open();
    await slackInBrowser.ask(page, 'reflect form');
    const dialog = page.getByRole('dialog', { name: 'Weekly prompt' });
    const time = dialog.getByRole('textbox', { name: 'Time', exact: true });
    await time.fill('');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Please complete this required field.').waitFor();
    expect(await time.evaluate('document.activeElement?.getAttribute("aria-invalid")')).toBe('true');
    await time.fill('09:30');
    await dialog.getByRole('combobox', { name: 'Day', exact: true }).selectOption('Monday');
    await dialog.getByRole('combobox', { name: 'On bank holidays' }).selectOption('Post as usual');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await fromBot(inSlack(page), /Every Monday at 09:30/)
      .last()
      .waitFor();
    await teamsInBrowser.goToTeam(page);
    await teamsInBrowser.ask(page, 'reflect weekly monday 09:30 on holidays');
    await fromBot(inTeams(page), /Weekly prompt (set|changed) by Ann Okafor/)
      .last()
      .waitFor();
    const prompts = [inSlack(page), inTeams(page)].map((where) => fromBot(where, 'Answer in the thread'));
    const before = await Promise.all(prompts.map((one) => one.count()));
    await goToMonday(page);
    for (const [at, one] of prompts.entries()) await one.nth(before[at] ?? 0).waitFor();
    // Everybody in the channel sees it, guests as well.
    await actAs(page, 'Chidi Rahman');
    await prompts[0]?.nth(before[0] ?? 0).waitFor();
  }, 60_000);

  test.each(facesInBrowser)(
    'a poll of two minutes on $name is closed by the clock, and not a minute before',
    async (face) => {
      const page = await tryOut.open();
      await face.goToTeam(page);
      const poll = await postPoll(page, face, 'Is everybody ready to begin?', '"Yes" "Not yet" for 2m');
      await poll.vote('Yes');
      await letPass(page, '1 minute');
      await actAs(page, 'Ben Hartley');
      // Neither where the bot writes to one person alone nor where all are.
      for (const go of [face.goToOwn, face.goToTeam]) {
        await go(page);
        expect(await poll.own.count()).toBe(0);
      }
      await poll.vote('Not yet');
      await letPass(page, '1 minute');
      await poll.result.waitFor();
      expect(await poll.card.count()).toBe(0);
    },
    60_000,
  );
});
