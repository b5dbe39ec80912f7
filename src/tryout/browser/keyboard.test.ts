import { facesInBrowser, inSlack, inTeams } from '../../testing/browser/faces';
import { focused, tabTo } from '../../testing/browser/keyboard';
import { pollIn } from '../../testing/browser/polls';
import { describeInBrowser } from '../../testing/browser/try-out';

describeInBrowser('the page by keyboard', (tryOut) => {
  test('from start to a shared answer by keyboard alone', async () => {
    const page = await tryOut.open();
    await tabTo(page, /^Message #team-huddle$/, { within: 14 });
    await page.keyboard.type('/gl');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('cuckooing');
    await page.keyboard.press('Enter');
    await inSlack(page).getByRole('heading', { name: 'Cuckooing' }).last().waitFor();
    await tabTo(page, /^Share with everyone here$/, { key: 'Shift+Tab', within: 41 });
    await page.keyboard.press('Enter');
    await inSlack(page).getByText('You have shared this with everyone here.').last().waitFor();
    // The button is gone: the focus is on the message that it stood in, not back at the start.
    expect(await focused(page)).toBe('Message, Practice Compass');
  });

  test('the tabs of a phone are moved through with the arrow keys', async () => {
    const page = await tryOut.open({ viewport: { width: 390, height: 844 } });
    await page.getByRole('tab', { name: 'Slack' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('Teams');
    await page.getByRole('tabpanel', { name: 'Teams' }).waitFor();
    await page.keyboard.press('End');
    expect(await focused(page)).toBe('Inspector');
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Slack');
  });

  test('Tab goes round inside a window, in both directions', async () => {
    const page = await tryOut.open();
    await page.getByRole('combobox', { name: /^Message/ }).fill('/reflect form');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).waitFor();
    const inside = () => page.evaluate<boolean>('document.querySelector("dialog").contains(document.activeElement)');
    const stops = await page.getByRole('dialog').locator('button, input, select').count();
    for (const key of ['Tab', 'Shift+Tab']) {
      for (let presses = 0; presses <= stops; presses++) {
        await page.keyboard.press(key);
        expect(await inside()).toBe(true);
      }
    }
  });

  test.each(facesInBrowser)(
    'from the command for a poll to a vote by keyboard alone on $name',
    async (face) => {
      const { name, goToTeam } = face;
      const question = 'Can we reach you by keyboard?';
      const page = await tryOut.open();
      const poll = pollIn(page, face, question);
      await goToTeam(page);
      await tabTo(page, name === 'Slack' ? /^Message #team-huddle$/ : /^Type a message$/);
      await page.keyboard.type(name === 'Slack' ? '/poll form' : '@Practice Compass poll');
      await page.keyboard.press('Enter');
      if (name === 'Teams') {
        await inTeams(page).getByRole('button', { name: 'New poll' }).last().waitFor();
        await tabTo(page, /^New poll$/, { key: 'Shift+Tab' });
        await page.keyboard.press('Enter');
      }
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /^Question/ }).waitFor();
      await tabTo(page, /^Question/);
      await page.keyboard.type(question);
      await tabTo(page, /^Answers, one on each line/);
      await page.keyboard.type('Yes');
      await page.keyboard.press('Enter');
      await page.keyboard.type('No');
      if (name === 'Teams') {
        await tabTo(page, /^More options$/);
        await page.keyboard.press('Enter');
      }
      await tabTo(page, /^Closes/);
      await page.keyboard.press('ArrowDown');
      await tabTo(page, /^Preview$/);
      await page.keyboard.press('Enter');
      // In Teams the preview takes the form's place in the dialog.
      await (name === 'Slack' ? poll.preview : dialog.getByText('Your poll, not posted yet').first()).waitFor();
      await tabTo(page, /^Post here$/, { key: name === 'Slack' ? 'Shift+Tab' : 'Tab' });
      await page.keyboard.press('Enter');
      if (name === 'Teams') {
        await dialog.getByText('Your poll is posted.').first().waitFor();
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      }
      await poll.card.filter({ hasText: /closes \d\d:\d\d/ }).waitFor();
      // The button is gone; the focus is on the card that took its place, and the poll comes next.
      await tabTo(page, /^No$/);
      await page.keyboard.press('Enter');
      await poll.confirmed('No').waitFor();
      expect(await page.evaluate<boolean>('document.activeElement !== document.body')).toBe(true);
    },
    60_000,
  );
});
