import type { Locator } from 'playwright-core';
import { goToMonday } from '../../testing/browser/clock';
import { facesInBrowser, fromBot, inSlack, inTeams, slackInBrowser, teamsInBrowser } from '../../testing/browser/faces';
import { actAs } from '../../testing/browser/people';
import { pollIn, previewsIn } from '../../testing/browser/polls';
import { promptsIn, questionOf, setForMondays } from '../../testing/browser/prompts';
import { describeInBrowser } from '../../testing/browser/try-out';

describeInBrowser('a weekly prompt in a browser', (tryOut) => {
  test('the clock of prompts and polls goes to next Monday 09:30', async () => {
    const page = await tryOut.open();
    await goToMonday(page);
  });

  test('a form in Slack is a window whose fields say what is missing, and what was filled in is taken', async () => {
    const page = await tryOut.open();
    await slackInBrowser.ask(page, 'reflect form');
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
    await inSlack(page)
      .getByText(/Every Thursday at 10:15/)
      .last()
      .waitFor();
  });

  test('a form in Teams is in the card, and what was filled in is taken', async () => {
    const page = await tryOut.open();
    await actAs(page, 'Ben Hartley');
    await teamsInBrowser.goToTeam(page);
    await teamsInBrowser.ask(page, 'reflect form');
    const day = inTeams(page).getByRole('combobox', { name: /^Day/ }).last();
    await day.selectOption('Wednesday');
    await inTeams(page).getByRole('button', { name: 'Save' }).last().click();
    await inTeams(page)
      .getByText(/Every Wednesday at 09:30/)
      .last()
      .waitFor();
  });

  test('set by a form on Slack and by a line on Teams, it is in both on Monday', async () => {
    const page = await tryOut.open();
    await slackInBrowser.ask(page, 'reflect form');
    const dialog = page.getByRole('dialog', { name: 'Weekly prompt' });
    await dialog.getByRole('combobox', { name: 'Day', exact: true }).selectOption('Monday');
    await dialog.getByRole('textbox', { name: 'Time', exact: true }).fill('09:30');
    await dialog.getByRole('combobox', { name: 'For', exact: true }).selectOption('Managers');
    await dialog.getByRole('combobox', { name: 'On bank holidays' }).selectOption('As in any other week');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await fromBot(inSlack(page), /Weekly prompt (set|changed) by/)
      .last()
      .waitFor();
    await teamsInBrowser.goToTeam(page);
    await teamsInBrowser.ask(page, 'reflect weekly monday 09:30 for leaders on holidays');
    await fromBot(inTeams(page), /Weekly prompt (set|changed) by Ann Okafor/)
      .last()
      .waitFor();
    const before = [await promptsIn(inSlack(page)).count(), await promptsIn(inTeams(page)).count()] as const;
    await goToMonday(page);
    await promptsIn(inSlack(page)).nth(before[0]).waitFor();
    await promptsIn(inTeams(page)).nth(before[1]).waitFor();
    // Everybody in the channel sees it, guests as well.
    await actAs(page, 'Chidi Rahman');
    await promptsIn(inSlack(page)).nth(before[0]).waitFor();
  });

  test('a weekly prompt is announced, posted on both faces when its Monday comes, and changed in place', async () => {
    const page = await tryOut.open();
    await slackInBrowser.ask(page, 'reflect weekly monday 09:30 for managers on holidays');
    await inSlack(page)
      .getByText(/Weekly prompt (set|changed) by/)
      .last()
      .waitFor();
    await teamsInBrowser.ask(page, 'reflect weekly monday 09:30 on holidays');
    await inTeams(page)
      .getByText(/Weekly prompt (set|changed) by Ann Okafor/)
      .last()
      .waitFor();

    const coming: Locator[] = [];
    for (const { region } of facesInBrowser) {
      coming.push(promptsIn(region(page)).nth(await promptsIn(region(page)).count()));
    }
    await goToMonday(page);
    for (const prompt of coming) await prompt.getByRole('heading', { name: 'Time to reflect' }).waitFor();
    const before = await promptsIn(inSlack(page)).count();
    const prompt = promptsIn(inSlack(page)).last();
    const question = await questionOf(prompt);
    expect(question).not.toBe('');
    await prompt.getByRole('button', { name: 'Another one' }).click();
    await prompt.getByText(question, { exact: true }).waitFor({ state: 'detached' });
    expect(await promptsIn(inSlack(page)).count()).toBe(before);
  });

  describe.each(facesInBrowser)('on $name', (face) => {
    const { region, goToTeam, ask } = face;

    test('its principle can be looked up, and another one takes its place', async () => {
      const page = await tryOut.open();
      await setForMondays(page, face);
      const before = await promptsIn(region(page)).count();
      await goToMonday(page);
      const prompt = promptsIn(region(page)).nth(before);
      await prompt.waitFor();
      const asked = await questionOf(prompt);

      await prompt.getByRole('button', { name: 'Another one' }).click();
      await fromBot(region(page), 'Another prompt is in its place now')
        .or(page.getByText('Another prompt is in its place now'))
        .last()
        .waitFor();
      expect(asked.length).toBeGreaterThan(20);
      await prompt.filter({ hasNotText: asked }).waitFor();
      expect(await promptsIn(region(page)).count()).toBe(before + 1);

      const principle = prompt.getByRole('button').first();
      const title = (await principle.textContent()) ?? '';
      await principle.click();
      await region(page).getByRole('heading', { name: title }).last().waitFor();
    });

    test('the quick poll of a weekly prompt asks about its principle, and its result points back there', async () => {
      const page = await tryOut.open();
      await setForMondays(page, face);
      const before = await promptsIn(region(page)).count();
      await goToMonday(page);
      const prompt = promptsIn(region(page)).nth(before);
      const entry = (await prompt.getByRole('button').first().textContent()) ?? '';
      const previews = previewsIn(region(page));
      const earlier = await previews.allTextContents();
      await prompt.getByRole('button', { name: 'Quick poll on this' }).click();
      await previews.nth(earlier.length).waitFor();
      const [text = ''] = (await previews.allTextContents()).filter((one) => !earlier.includes(one));
      const [, question = ''] = /Question:\s*(.+?)\s*Answers:/s.exec(text) ?? [];
      expect(question).toMatch(/^.{10,}$/);
      const poll = pollIn(region(page), question);
      await poll.post();
      await poll.close();
      await poll.result.getByRole('button', { name: entry }).waitFor();
    }, 60_000);

    test('what comes next can be seen beforehand, with its days', async () => {
      const page = await tryOut.open();
      await setForMondays(page, face);
      await ask(page, 'reflect preview');
      const preview = fromBot(region(page), 'The next prompts here').last();
      await preview.waitFor();
      expect((await preview.textContent())?.match(/Monday \d+ \w+ \d+, 09:30:/g)).toHaveLength(4);
    });

    test('a time zone with a slip in it is answered with the right one, and nothing is set', async () => {
      const page = await tryOut.open();
      await goToTeam(page);
      await ask(page, 'reflect weekly friday 16:00 Europe/Lodnon');
      const answer = fromBot(region(page), 'I have set nothing yet').last();
      await answer.waitFor();
      expect(await answer.textContent()).toMatch(/I do not know the time zone .Europe\/Lodnon.*Europe\/London/);
      expect(await fromBot(region(page), 'Every Friday at 16:00').count()).toBe(0);
    });

    test('stopped, it says how to start again, and Monday stays quiet', async () => {
      const page = await tryOut.open();
      await setForMondays(page, face);
      await ask(page, 'reflect stop');
      await fromBot(region(page), 'Stop it for everyone?').last().getByRole('button', { name: 'Stop' }).click();
      await fromBot(region(page), 'The weekly prompt is stopped.').last().waitFor();
      const before = await promptsIn(region(page)).count();
      await goToMonday(page);
      await ask(page, 'reflect');
      await fromBot(region(page), 'There is none here yet.').last().waitFor();
      expect(await promptsIn(region(page)).count()).toBe(before);
    });
  });
});
