import { seriousFindings, withAxe } from '../../testing/browser/axe';
import { facesInBrowser, inTeams, slackInBrowser, teamsInBrowser } from '../../testing/browser/faces';
import { tabTo } from '../../testing/browser/keyboard';
import { actAs } from '../../testing/browser/people';
import { pollIn, postPoll } from '../../testing/browser/polls';
import { describeInBrowser } from '../../testing/browser/try-out';

describeInBrowser('a poll is for everybody', (tryOut) => {
  describe.each(facesInBrowser)('on $name', (face) => {
    const { name, region, goToTeam } = face;

    test('an open result read by a screen reader has every answer with its words, and needs no bar', async () => {
      const question = 'Do we know who does what next?';
      const page = await tryOut.open();
      await goToTeam(page);
      const poll = await postPoll(page, face, question, '"Yes" "Partly" "No" open');
      await poll.vote('Yes');
      await actAs(page, 'Ben Hartley');
      await goToTeam(page);
      await poll.vote('Partly');
      await actAs(page, 'Ann Okafor');
      await goToTeam(page);
      await poll.close();
      const read = await poll.result.ariaSnapshot();
      expect(read).toContain(`heading "${question}"`);
      const withoutBars = read.replace(/[█▌░]/g, '').replace(/\s+/g, ' ');
      expect(withoutBars).toMatch(/2 people voted\..*Yes: 1 of 2.*Partly: 1 of 2.*No: 0 of 2/);
      // A bar is nothing that a screen reader stops at, or short.
      expect(read).not.toMatch(/\b(img|table|progressbar|meter)\b/);
      for (const [bar] of read.matchAll(/[█▌░]+/g)) expect(bar.length).toBeLessThanOrEqual(10);
    }, 60_000);

    test('from the command to a vote by keyboard alone', async () => {
      const question = 'Can we reach you by keyboard?';
      const page = await tryOut.open();
      const poll = pollIn(region(page), question);
      await goToTeam(page);
      await tabTo(page, name === 'Slack' ? /^Message #team-huddle$/ : /^Type a message$/);
      await page.keyboard.type(name === 'Slack' ? '/poll form' : 'poll');
      await page.keyboard.press('Enter');
      await page
        .getByRole('textbox', { name: /^Question/ })
        .last()
        .waitFor();
      // In Teams the form stands before the box; in Slack it has the focus already.
      await tabTo(page, /^Question/, { key: name === 'Slack' ? 'Tab' : 'Shift+Tab' });
      await page.keyboard.type(question);
      await tabTo(page, /^Answers, one on each line/);
      await page.keyboard.type('Yes');
      await page.keyboard.press('Enter');
      await page.keyboard.type('No');
      await tabTo(page, /^Closes/);
      await page.keyboard.press('ArrowDown');
      await tabTo(page, /^Preview$/);
      await page.keyboard.press('Enter');
      await poll.preview.waitFor();
      await tabTo(page, /^Post here$/, { key: name === 'Slack' ? 'Shift+Tab' : 'Tab' });
      await page.keyboard.press('Enter');
      await poll.card.filter({ hasText: 'It closes by itself' }).waitFor();
      // The button is gone; the focus is on the card that took its place, and the poll comes next.
      await tabTo(page, /^No$/);
      await page.keyboard.press('Enter');
      await poll.confirmed('No').waitFor();
      expect(await page.evaluate<boolean>('document.activeElement !== document.body')).toBe(true);
    }, 60_000);
  });

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test('form, preview, card and result have no serious finding', async () => {
      const page = await tryOut.open({ colorScheme }, withAxe);
      const { found, judge } = seriousFindings(page);
      const question = `Is ${colorScheme} easy to read?`;
      const polls = facesInBrowser.map(({ region }) => pollIn(region(page), question));
      await teamsInBrowser.goToTeam(page);
      await teamsInBrowser.ask(page, 'poll');
      await inTeams(page)
        .getByRole('textbox', { name: /^Answers/ })
        .last()
        .waitFor();
      await slackInBrowser.ask(page, 'poll');
      await page.getByRole('dialog').getByRole('button', { name: 'Preview' }).click();
      await page.getByText('Please complete this required field.').waitFor();
      await judge('form');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      const answers = '"Yes" "Partly, and this answer has many more words than a phone can show" "No"';
      for (const { ask } of facesInBrowser) await ask(page, `poll "${question}" ${answers} open`);
      for (const poll of polls) await poll.preview.waitFor();
      await judge('preview');
      for (const poll of polls) {
        await poll.post();
        await poll.answer('1: Yes').click();
        await poll.confirmed('Yes').waitFor();
      }
      await pollIn(slackInBrowser.region(page), question).card.filter({ hasText: '1 of 1' }).waitFor();
      await judge('card and confirmation');
      for (const poll of polls) await poll.close();
      await judge('result');
      expect(found).toEqual([]);
    }, 120_000);
  });
});
