import type { Page } from 'playwright-core';
import { describeInBrowser, type TryOutInBrowser, tryOutInBrowser } from '../../testing/try-out-in-browser';

type Finding = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
};

describeInBrowser('the page is for everybody', () => {
  let tryOut: TryOutInBrowser;
  beforeAll(async () => {
    tryOut = await tryOutInBrowser();
  }, 120_000);
  afterEach(async () => {
    await tryOut.closePages();
    expect(tryOut.faults).toEqual([]);
  });
  afterAll(() => tryOut.stop());

  const axe = require.resolve('axe-core/axe.min.js');
  const withAxe = async (page: Page) => void (await page.addInitScript({ path: axe }));
  const seriousIn = async (page: Page, view: string): Promise<string[]> => {
    const { violations } = await page.evaluate<{ violations: Finding[] }>('axe.run()');
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${view}: ${id}: ${html.slice(0, 200)}`));
  };
  const slackPlace = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Places in Slack' }).getByRole('button', { name }).click();
  const teamsPlace = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Places in Teams' }).getByRole('button', { name }).click();

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test('no view has a serious finding', async () => {
      const page = await tryOut.open({ colorScheme }, withAxe);
      const found: string[] = [];
      const judge = async (view: string) => found.push(...(await seriousIn(page, view)));
      const slack = page.getByRole('region', { name: 'In Slack' });
      const teams = page.getByRole('region', { name: 'In Microsoft Teams' });

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
      await teamsPlace(page, 'Meeting chat');
      await judge('menu and meeting');

      await slack
        .getByRole('button', { name: /repl(y|ies)$/ })
        .first()
        .click();
      await teamsPlace(page, 'Practice Compass');
      await judge('thread and personal chat');

      await slackPlace(page, 'App Home');
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
      await slackPlace(page, 'team-huddle');
      await teamsPlace(page, 'Meeting chat');
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
      const found: string[] = [];
      for (const name of ['Slack', 'Teams', 'Inspector']) {
        await page.getByRole('tab', { name }).click();
        await page.getByRole('tabpanel', { name }).waitFor();
        found.push(...(await seriousIn(page, name)));
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
      await slackPlace(page, 'App Home');
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

  /** What has the focus, as a screen reader would call it. */
  const focused = (page: Page) =>
    page.evaluate<string>(
      '(document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "").trim()',
    );
  const tabTo = async (page: Page, name: RegExp) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab');
      if (name.test(await focused(page))) return;
    }
    throw new Error(`Tab does not reach ${name}`);
  };

  test('from start to a shared answer by keyboard alone', async () => {
    const page = await tryOut.open();
    await tabTo(page, /^Message #team-huddle$/);
    await page.keyboard.type('/gl');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('cuckooing');
    await page.keyboard.press('Enter');
    const slack = page.getByRole('region', { name: 'In Slack' });
    await slack.getByRole('heading', { name: 'Cuckooing' }).last().waitFor();
    await page.keyboard.press('Shift+Tab');
    for (let presses = 0; (await focused(page)) !== 'Share with everyone here'; presses++) {
      if (presses > 40) throw new Error('Shift and Tab do not reach the button');
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    await slack.getByText('You have shared this with everyone here.').last().waitFor();
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

  test('what is new is read out, and everything moves only as far as somebody wants it to', async () => {
    const page = await tryOut.open({ reducedMotion: 'reduce' });
    expect(await page.getByRole('log').count()).toBe(2);
    const moving = await page.evaluate<number>(
      '[...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).transitionDuration !== "0s").length',
    );
    expect(moving).toBe(0);
  });
});
