import type { Page } from 'playwright-core';
import {
  facesInBrowser,
  goToSlackPlace,
  goToTeamsPlace,
  inSlack,
  inTeams,
  slackBox,
  teamsBox,
} from '../../testing/browser/faces';
import { focused } from '../../testing/browser/keyboard';
import { actAs } from '../../testing/browser/people';
import { describeInBrowser } from '../../testing/browser/try-out';
import { until } from '../../testing/passing-time';

const SIZES = [
  ['a laptop', 1366, 650],
  ['a phone', 375, 667],
  ['a laptop at 200 %', 683, 325],
] as const;

const BOXES = [
  { name: 'Slack', boxOf: slackBox, line: '/glossary county lines' },
  { name: 'Teams', boxOf: teamsBox, line: '@Practice Compass glossary county lines' },
];

describeInBrowser('the two clients behave as chats', (tryOut) => {
  describe.each(SIZES)('on %s', (_what, width, height) => {
    test('one writes without scrolling, and messages scroll in their own pane', async () => {
      const page = await tryOut.open({ viewport: { width, height } });
      for (const { name, boxOf, line } of BOXES) {
        if (width < 960) await page.getByRole('tab', { name }).click();
        const box = await boxOf(page).boundingBox();
        expect(box && box.y + box.height).toBeLessThanOrEqual(height);
        await boxOf(page).fill(line);
        await page.keyboard.press('Enter');
        const log = page.locator(`#panel-${name.toLowerCase()}`).getByRole('log');
        await log.getByRole('heading', { name: 'County lines' }).last().waitFor();
        const pane = `document.querySelector('#panel-${name.toLowerCase()} .log')`;
        expect(await page.evaluate<boolean>(`${pane}.scrollHeight > ${pane}.clientHeight`)).toBe(true);
        expect((await log.boundingBox())?.height).toBeGreaterThan(height / 2);
      }
      const beyond = await page.evaluate<number>(
        '(({ scrollHeight, scrollWidth }) => scrollHeight - innerHeight + scrollWidth - innerWidth)(document.documentElement)',
      );
      expect(beyond).toBeLessThanOrEqual(0);
    });

    test('what stands above the clients is one slim row', async () => {
      const page = await tryOut.open({ viewport: { width, height } });
      expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThanOrEqual(48);
    });
  });

  test('place, thread and what is not yet sent are still there after a reload, for each person apart', async () => {
    const page = await tryOut.open();
    await inSlack(page).getByRole('button', { name: '1 reply' }).first().click();
    await slackBox(inSlack(page)).fill('Half a thou');
    await goToTeamsPlace(page, 'Meeting chat');
    await teamsBox(inTeams(page)).fill('Another ha');
    await actAs(page, 'Ben Hartley');
    await until(async () => (await slackBox(inSlack(page)).inputValue()) === '');
    await goToSlackPlace(page, 'Practice Compass');

    await page.reload();
    await inSlack(page).getByRole('tab', { name: 'Messages', selected: true }).waitFor();
    expect(await page.getByRole('combobox', { name: 'You are' }).inputValue()).toBe('ben');
    await actAs(page, 'Ann Okafor');
    await inSlack(page).getByRole('heading', { name: 'Thread' }).waitFor();
    expect(await slackBox(inSlack(page)).inputValue()).toBe('Half a thou');
    expect(await teamsBox(inTeams(page)).inputValue()).toBe('Another ha');
    await inSlack(page).getByRole('button', { name: 'Back to #team-huddle' }).click();
    expect(await slackBox(inSlack(page)).inputValue()).toBe('');
  });

  test('a phone keeps a place of its own', async () => {
    const page = await tryOut.open();
    await goToTeamsPlace(page, 'Meeting chat');
    await page.setViewportSize({ width: 375, height: 667 });
    await page.getByRole('tab', { name: 'Teams' }).click();
    await teamsBox(page).waitFor();
    expect(await teamsBox(page).getAttribute('aria-label')).toBe('Start a post');
    await page.setViewportSize({ width: 1366, height: 650 });
    await page.getByRole('combobox', { name: 'Type a message' }).waitFor();
  });

  describe.each(facesInBrowser)('on $name', ({ name, region, type, ask, goToTeam }) => {
    const hint = (page: Page) => region(page).getByText('Practice Compass does not see this.');
    const box = (page: Page) => (name === 'Slack' ? slackBox : teamsBox)(region(page));

    test('whoever writes what the bot does not see is told, and an example fills the box', async () => {
      const page = await tryOut.open();
      await goToTeam(page);
      await type(page, 'What is cuckooing?');
      const own = region(page).getByRole('article').filter({ hasText: 'What is cuckooing?' });
      await own.filter({ hasText: 'does not see this' }).last().waitFor();
      expect(await own.last().getByRole('listitem').count()).toBe(3);
      await own
        .last()
        .getByRole('button', { name: /glossary county lines$/ })
        .click();
      expect(await box(page).inputValue()).toBe(
        name === 'Slack' ? '/glossary county lines' : '@Practice Compass glossary county lines',
      );
      expect(await box(page).evaluate('document.activeElement.classList.contains("message-box")')).toBe(true);
      await page.keyboard.press('Enter');
      await region(page).getByRole('heading', { name: 'County lines' }).last().waitFor();
      await actAs(page, 'Ben Hartley');
      await goToTeam(page);
      await own.last().waitFor();
      expect(await hint(page).count()).toBe(0);
    });

    test('what the bot sees has no such hint', async () => {
      const page = await tryOut.open();
      await actAs(page, 'Gwen Pritchard');
      await goToTeam(page);
      await ask(page, 'glossary cuckooing');
      await region(page).getByRole('heading', { name: 'Cuckooing' }).last().waitFor();
      expect(await hint(page).count()).toBe(0);
    });

    test('the bot’s name is completed', async () => {
      const page = await tryOut.open();
      await box(page).fill('@pra');
      await region(page)
        .getByRole('option', { name: /@Practice Compass/ })
        .waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Tab');
      expect(await box(page).inputValue()).toBe('@Practice Compass ');
    });
  });

  test.each([
    ['Slack', 'Mention Practice Compass', '@Practice Compass glossary lado'],
    ['Slack', 'Begin a command', '/glossary lado'],
    ['Teams', 'Mention Practice Compass', '@Practice Compass glossary lado'],
  ])('in %s, the button “%s” keeps what is already typed', async (platform, button, text) => {
    const page = await tryOut.open();
    const region = page.getByRole('region', { name: platform });
    const box = region.locator('.message-box');
    await box.fill('glossary lado');
    await region.getByLabel(button).click();
    expect(await box.inputValue()).toBe(text);
    await region.getByLabel(button).click();
    expect(await box.inputValue()).toBe(text);
  });

  test('a place in which somebody else has written is marked until one has been there', async () => {
    const page = await tryOut.open();
    const channel = page
      .getByRole('navigation', { name: 'Places in Slack' })
      .getByRole('button', { name: 'team-huddle' });
    const unread = channel.filter({ hasText: 'new' });
    await goToSlackPlace(page, 'Practice Compass');
    expect(await channel.textContent()).not.toContain('new');
    await actAs(page, 'Farah Siddiqui');
    await slackBox(inSlack(page)).fill('Are we all here?');
    await page.keyboard.press('Enter');
    await inSlack(page).getByRole('article').filter({ hasText: 'Are we all here?' }).waitFor();
    await actAs(page, 'Ann Okafor');
    await unread.waitFor();
    await channel.click();
    await inSlack(page).getByRole('article').filter({ hasText: 'Are we all here?' }).waitFor();
    await unread.waitFor({ state: 'detached' });
  });

  test('the first stop of Tab goes past everything to the message box, the second to the other one', async () => {
    const page = await tryOut.open();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to writing in Slack');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to writing in Teams');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Start a post');
  });

  test('a list of places is one stop of Tab, and the arrow keys go through it', async () => {
    const page = await tryOut.open();
    const places = page.getByRole('navigation', { name: 'Places in Teams' });
    await places.getByRole('button', { name: 'Team huddle' }).focus();
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('▣Meeting chat');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Type a message' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Posts');
  });

  test('the arrow keys go from message to message, and Tab from one to its menu', async () => {
    const page = await tryOut.open();
    for (const words of ['One', 'Two']) {
      await slackBox(inSlack(page)).fill(words);
      await page.keyboard.press('Enter');
      await inSlack(page).getByRole('article').filter({ hasText: words }).last().waitFor();
    }
    await inSlack(page).getByRole('log').focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Two');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('One');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('More actions');
    // No other message's menu is a stop.
    expect(await inSlack(page).locator('.message-menu > button:not([tabindex="-1"])').count()).toBe(1);
  });

  test('a card that was found goes into the box, from where it can be taken out again', async () => {
    const page = await tryOut.open();
    await goToTeamsPlace(page, 'Meeting chat');
    await inTeams(page).getByRole('button', { name: 'Search Compass' }).click();
    await page.getByRole('searchbox').fill('cuckooing');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Cuckooing/ })
      .click();
    await inTeams(page)
      .getByRole('button', { name: /^Take Cuckooing/ })
      .click();
    expect(await focused(page)).toBe('Type a message');
    expect(await inTeams(page).getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  });
});
