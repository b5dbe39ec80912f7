import { seriousFindings, withAxe } from '../../testing/browser/axe';
import {
  facesInBrowser,
  goToSlackPlace,
  goToTeamsPlace,
  inSlack,
  inTeams,
  slackBox,
  slackInBrowser,
  teamsBox,
  teamsInBrowser,
} from '../../testing/browser/faces';
import { actAs } from '../../testing/browser/people';
import { pollIn, postPoll } from '../../testing/browser/polls';
import { describeInBrowser } from '../../testing/browser/try-out';

describeInBrowser('the page is for everybody', (tryOut) => {
  describe('in light and in dark colours', () => {
    test('no view has a serious finding', async () => {
      const page = await tryOut.open({ reducedMotion: 'reduce' }, withAxe);
      const { found, judge } = seriousFindings(page);
      const slack = inSlack(page);
      const teams = inTeams(page);

      await slackBox(slack).fill('/glossary county lines');
      await page.keyboard.press('Enter');
      await slack.getByRole('button', { name: 'Share with everyone here' }).last().waitFor();
      await teamsBox(teams).fill('@Practice Compass glossary section 47');
      await page.keyboard.press('Enter');
      await teams
        .getByRole('link', { name: /Ask me in private/ })
        .last()
        .waitFor();
      await slackBox(slack).fill('/');
      await slackBox(slack).press('ArrowDown');
      await slack.getByRole('option').first().waitFor();
      await page.getByRole('button', { name: /^Inspector/ }).click();
      await page
        .getByRole('listitem')
        .filter({ hasText: 'POST /slack/events' })
        .first()
        .getByText('Slack → bot')
        .click();
      await judge('channels and inspector');

      await slackBox(slack).press('Escape');
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
      await slack.getByRole('button', { name: 'Principles' }).waitFor();
      await teams.getByRole('button', { name: 'Search Compass' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^County|Principle/ })
        .first()
        .waitFor();
      await judge('App Home and search');

      await page.keyboard.press('Escape');
      await slack.getByRole('button', { name: 'Principles' }).click();
      await page
        .getByRole('dialog')
        .getByRole('heading', { name: /principles/i })
        .first()
        .waitFor();
      await judge('modal');

      await page.keyboard.press('Escape');
      await goToSlackPlace(page, 'team-huddle');
      await goToTeamsPlace(page, 'Meeting chat');
      await teamsBox(teams).fill('@Practice Compass reflect form');
      await page.keyboard.press('Enter');
      await teams.getByRole('button', { name: 'Weekly prompt' }).last().click();
      await page.getByRole('dialog').getByRole('combobox', { name: /^Day/ }).waitFor();
      await judge('dialog');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await slackBox(slack).fill('/reflect form');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('textbox', { name: 'Time', exact: true }).fill('');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.getByText('Please complete this required field.').waitFor();
      await judge('forms');
      expect(found).toEqual([]);
    }, 60_000);

    test('no tab on a phone has a serious finding', async () => {
      const page = await tryOut.open({ reducedMotion: 'reduce', viewport: { width: 390, height: 844 } }, withAxe);
      const { found, judge } = seriousFindings(page);
      for (const name of ['Slack', 'Teams', 'Inspector']) {
        await page.getByRole('tab', { name }).click();
        await page.getByRole('tabpanel', { name }).waitFor();
        await judge(name);
      }
      expect(found).toEqual([]);
    }, 60_000);

    test('form, preview, card and result of a poll have no serious finding', async () => {
      const page = await tryOut.open({ reducedMotion: 'reduce' }, withAxe);
      const { found, judge } = seriousFindings(page);
      const question = 'Is it easy to read?';
      const polls = facesInBrowser.map((face) => pollIn(page, face, question));
      await teamsInBrowser.goToTeam(page);
      await teamsInBrowser.ask(page, 'poll');
      await inTeams(page).getByRole('button', { name: 'New poll' }).last().click();
      await page
        .getByRole('dialog')
        .getByRole('textbox', { name: /^Answers/ })
        .waitFor();
      await judge('form in Teams');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await slackInBrowser.ask(page, 'poll');
      await page.getByRole('dialog').getByRole('button', { name: 'Preview' }).click();
      await page.getByRole('dialog').locator('.field.wrong').first().waitFor();
      await judge('form');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      const answers = '"Yes" "Partly, and this answer has many more words than a phone can show" "No"';
      for (const { ask } of facesInBrowser) await ask(page, `poll "${question}" ${answers} open`);
      await teamsInBrowser.goToOwn(page);
      for (const poll of polls) await poll.preview.waitFor();
      await judge('preview');
      for (const poll of polls) {
        await poll.post();
        await poll.answer('1: Yes').click();
        await poll.confirmed('Yes').waitFor();
      }
      await pollIn(page, slackInBrowser, question).card.filter({ hasText: '· 1 voted' }).waitFor();
      await judge('card and confirmation');
      for (const poll of polls) await poll.close();
      await judge('result');
      expect(found).toEqual([]);
    }, 120_000);
  });

  describe.each([320, 390])('%d pixels wide', (width) => {
    test('nothing has to be scrolled sideways', async () => {
      const page = await tryOut.open({ viewport: { width, height: 700 } });
      const beyond = async () => (await page.evaluate<number>('document.documentElement.scrollWidth')) - width;
      await slackBox(page).fill('/glossary contextual safeguarding');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Contextual safeguarding' }).last().waitFor();
      expect(await beyond()).toBeLessThanOrEqual(0);
      await goToSlackPlace(page, 'App Home');
      await page.getByRole('button', { name: 'Principles' }).click();
      await page
        .getByRole('dialog')
        .getByRole('heading', { name: /principles/i })
        .first()
        .waitFor();
      expect(await beyond()).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: 'Teams' }).click();
      await teamsBox(page).fill('@Practice Compass glossary contextual safeguarding');
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

  describe.each(facesInBrowser)('on $name', (face) => {
    const { goToTeam } = face;

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
      expect(withoutBars).toMatch(/Result of 2 votes.*Yes: 1 of 2.*Partly: 1 of 2.*No: 0 of 2/);
      // A chart is one stop that says everything; a bar of letters is short.
      expect(read.match(/\bimg\b/g) ?? []).toHaveLength(1);
      expect(read).toMatch(/img "Result.*Yes 50, Partly 50, No 0\."/);
      expect(read).not.toMatch(/\b(table|progressbar|meter)\b/);
      for (const [bar] of read.matchAll(/[█▌░]+/g)) expect(bar.length).toBeLessThanOrEqual(10);
    }, 60_000);
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
