import { seriousFindings, withAxe } from '../../testing/browser/axe';
import { goToSlackPlace, goToTeamsPlace, inSlack, inTeams } from '../../testing/browser/faces';
import { describeInBrowser } from '../../testing/browser/try-out';

describeInBrowser('the page is for everybody', (tryOut) => {
  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test('no view has a serious finding', async () => {
      const page = await tryOut.open({ colorScheme }, withAxe);
      const { found, judge } = seriousFindings(page);
      const slack = inSlack(page);
      const teams = inTeams(page);

      await slack.getByRole('combobox').fill('/glossary county lines');
      await page.keyboard.press('Enter');
      await slack.getByRole('button', { name: 'Share with everyone here' }).last().waitFor();
      await teams.getByRole('textbox').fill('glossary section 47');
      await page.keyboard.press('Enter');
      await teams
        .getByRole('link', { name: /Ask me in private/ })
        .last()
        .waitFor();
      await slack.getByRole('combobox').fill('/');
      await slack.getByRole('combobox').press('ArrowDown');
      await slack.getByRole('option').first().waitFor();
      await page.getByRole('button', { name: /^Inspector/ }).click();
      await page
        .getByRole('listitem')
        .filter({ hasText: 'POST /slack/events' })
        .first()
        .getByText('Slack → bot')
        .click();
      await judge('channels and inspector');

      await slack.getByRole('combobox').press('Escape');
      await slack.getByRole('button', { name: 'More actions' }).first().click();
      await goToTeamsPlace(page, 'Meeting chat');
      await judge('menu and meeting');

      await slack
        .getByRole('button', { name: /repl(y|ies)$/ })
        .first()
        .click();
      await goToTeamsPlace(page, 'Practice Compass');
      await judge('thread and personal chat');

      await goToSlackPlace(page, 'App Home');
      await slack.getByRole('button', { name: /^2\. / }).waitFor();
      await teams.getByRole('button', { name: 'Search Compass' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^County|Principle/ })
        .first()
        .waitFor();
      await judge('App Home and search');

      await page.keyboard.press('Escape');
      await slack.getByRole('button', { name: /^2\. / }).click();
      await page
        .getByRole('dialog')
        .getByRole('heading', { name: /Principle 2/ })
        .waitFor();
      await judge('modal');

      await page.keyboard.press('Escape');
      await goToSlackPlace(page, 'team-huddle');
      await goToTeamsPlace(page, 'Meeting chat');
      await teams.getByRole('textbox', { name: 'Type a message' }).fill('reflect form');
      await page.keyboard.press('Enter');
      await teams.getByRole('combobox', { name: /^Day/ }).last().waitFor();
      await slack.getByRole('combobox').fill('/reflect form');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('textbox', { name: 'Time', exact: true }).fill('');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.getByText('Please complete this required field.').waitFor();
      await judge('forms');
      expect(found).toEqual([]);
    }, 60_000);

    test('no tab on a phone has a serious finding', async () => {
      const page = await tryOut.open({ colorScheme, viewport: { width: 390, height: 844 } }, withAxe);
      const { found, judge } = seriousFindings(page);
      for (const name of ['Slack', 'Teams', 'Inspector']) {
        await page.getByRole('tab', { name }).click();
        await page.getByRole('tabpanel', { name }).waitFor();
        await judge(name);
      }
      expect(found).toEqual([]);
    }, 60_000);
  });

  describe.each([320, 390])('%d pixels wide', (width) => {
    test('nothing has to be scrolled sideways', async () => {
      const page = await tryOut.open({ viewport: { width, height: 700 } });
      const beyond = async () => (await page.evaluate<number>('document.documentElement.scrollWidth')) - width;
      await page.getByRole('combobox').fill('/glossary contextual safeguarding');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Contextual safeguarding' }).last().waitFor();
      expect(await beyond()).toBeLessThanOrEqual(0);
      await goToSlackPlace(page, 'App Home');
      await page.getByRole('button', { name: /^3\. / }).click();
      await page
        .getByRole('dialog')
        .getByRole('heading', { name: /Principle 3/ })
        .waitFor();
      expect(await beyond()).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'Teams' }).click();
      await page.getByRole('textbox').fill('glossary contextual safeguarding');
      await page.keyboard.press('Enter');
      await page
        .getByRole('link', { name: /Ask me in private/ })
        .last()
        .waitFor();
      expect(await beyond()).toBeLessThanOrEqual(0);
      await page.getByRole('tab', { name: 'Inspector' }).click();
      await page.getByRole('listitem').first().getByText('→').click();
      expect(await beyond()).toBeLessThanOrEqual(0);
    });
  });

  test('what is new is read out, and everything moves only as far as somebody wants it to', async () => {
    const page = await tryOut.open({ reducedMotion: 'reduce' });
    expect(await page.getByRole('log').count()).toBe(2);
    const moving = await page.evaluate<number>(
      '[...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).transitionDuration !== "0s").length',
    );
    expect(moving).toBe(0);
  });
});
