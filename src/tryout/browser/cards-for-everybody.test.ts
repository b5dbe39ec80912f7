import type { Page } from 'playwright-core';
import { seriousFindings, withAxe } from '../../testing/browser/axe';
import { cardIn } from '../../testing/browser/cards';
import { facesInBrowser, slackBox, teamsBox, teamsInBrowser } from '../../testing/browser/faces';
import { focused, tabTo } from '../../testing/browser/keyboard';
import { postPoll } from '../../testing/browser/polls';
import { describeInBrowser } from '../../testing/browser/try-out';

describeInBrowser('what a card holds back is for everybody', (tryOut) => {
  describe.each(facesInBrowser)('on $name, by keyboard and without a serious finding', (face) => {
    const { name, region, ask, goToOwn, goToTeam } = face;
    const open = () => tryOut.open({ reducedMotion: 'reduce' }, withAxe);
    const box = name === 'Slack' ? slackBox : teamsBox;
    const backwards = { key: 'Shift+Tab', within: 60 } as const;

    test('More opens the rest of a term, and closes it', async () => {
      const page = await open();
      const { found, judge } = seriousFindings(page);
      await goToOwn(page);
      await ask(page, 'glossary grooming');
      const { card } = cardIn(page, face, 'Grooming');
      await card.waitFor();
      await box(region(page)).focus();
      await tabTo(page, /^More$/, backwards);
      await page.keyboard.press('Enter');
      await card.getByText('In practice:').waitFor();
      expect(await focused(page)).toBe('More');
      await judge('More open');
      await page.keyboard.press('Enter');
      await card.getByText('In practice:').waitFor({ state: 'hidden' });
      expect(found).toEqual([]);
    }, 60_000);

    /** Asks for A to Z, goes to its menu by keyboard, and types until the term is found. */
    const typeInMenu = async (page: Page) => {
      await ask(page, 'glossary');
      await cardIn(page, face, 'Find a term').card.waitFor();
      await box(region(page)).focus();
      await tabTo(page, /^Find a term$/, backwards);
      await page.keyboard.type('cuck');
      await region(page).getByRole('option', { name: 'Cuckooing' }).waitFor();
    };

    test('a few letters choose a term from A to Z', async () => {
      const page = await open();
      const { found, judge } = seriousFindings(page);
      await goToOwn(page);
      await typeInMenu(page);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      if (name === 'Teams') {
        await tabTo(page, /^Show the term$/, { within: 2 });
        await page.keyboard.press('Enter');
      }
      await region(page).getByRole('heading', { name: 'Cuckooing' }).last().waitFor();

      await typeInMenu(page);
      await judge('A to Z, choosing');
      expect(found).toEqual([]);
    }, 60_000);

    test('the “…” of a poll’s maker opens on its first line, and Escape goes back to it', async () => {
      const page = await open();
      const { found, judge } = seriousFindings(page);
      await goToTeam(page);
      await postPoll(page, face, 'Does the menu work for everybody?', '"Yes" "No"');
      await goToOwn(page);
      await cardIn(page, face, 'Your poll is posted.').card.waitFor();
      await box(region(page)).focus();
      await tabTo(page, /^More options$/, backwards);
      await page.keyboard.press('Enter');
      if (name === 'Slack') await page.keyboard.press('Tab');
      expect(await focused(page)).toBe('Delete');
      await page.keyboard.press('Escape');
      expect(await focused(page)).toBe('More options');
      await page.keyboard.press('Enter');
      await judge('the menu');
      expect(found).toEqual([]);
    }, 60_000);
  });

  test('form and preview of a poll in a Teams dialog have no serious finding', async () => {
    const page = await tryOut.open({ reducedMotion: 'reduce' }, withAxe);
    const { found, judge } = seriousFindings(page);
    await teamsInBrowser.goToTeam(page);
    await teamsInBrowser.ask(page, 'poll');
    await cardIn(page, teamsInBrowser, 'New poll').press('New poll');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'More options' }).click();
    await dialog.getByRole('combobox', { name: /^Closes/ }).waitFor();
    await judge('every field of the form');
    // In other colours the card is drawn afresh, and so begins empty.
    await dialog.getByRole('textbox', { name: /^Question/ }).fill('Can everybody read this?');
    await dialog.getByRole('textbox', { name: /^Answers/ }).fill('Yes\nNo');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByRole('button', { name: 'Post here' }).waitFor();
    await judge('the preview');
    expect(found).toEqual([]);
  }, 60_000);
});
