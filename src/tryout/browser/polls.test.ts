import type { Locator, Page } from 'playwright-core';
import { describeInBrowser, type TryOutInBrowser, tryOutInBrowser } from '../../testing/try-out-in-browser';

describeInBrowser('a poll in a browser', () => {
  let tryOut: TryOutInBrowser;
  beforeAll(async () => {
    tryOut = await tryOutInBrowser();
  }, 120_000);
  afterEach(async () => {
    await tryOut.closePages();
    expect(tryOut.faults).toEqual([]);
  });
  afterAll(() => tryOut.stop());

  const inSlack = (page: Page) => page.getByRole('region', { name: 'In Slack' });
  const inTeams = (page: Page) => page.getByRole('region', { name: 'In Microsoft Teams' });

  /** The same people do the same on each face: in the team's channel or meeting chat, or in a huddle's thread. */
  const faces = [
    {
      name: 'Slack',
      region: inSlack,
      goToTeam: async (_page: Page) => {},
      goToHuddle: (page: Page) =>
        inSlack(page)
          .getByRole('article')
          .filter({ hasText: 'A huddle started' })
          .getByRole('button', { name: /repl(y|ies)$/ })
          .click(),
      leaveHuddle: (page: Page) => inSlack(page).getByRole('button', { name: 'Back to #team-huddle' }).click(),
      ask: async (page: Page, line: string) => {
        const slash = (await inSlack(page).getByRole('heading', { name: 'Thread in' }).count()) === 0;
        await inSlack(page)
          .getByRole('combobox', { name: /^(Message #|Reply in the thread)/ })
          .fill(slash ? `/${line}` : `@Practice Compass ${line}`);
        await inSlack(page).getByRole('button', { name: 'Send' }).click();
      },
    },
    {
      name: 'Teams',
      region: inTeams,
      goToTeam: (page: Page) => inTeams(page).getByRole('button', { name: 'Meeting chat' }).click(),
      goToHuddle: (page: Page) =>
        inTeams(page)
          .locator('.thread')
          .filter({ hasText: 'Reply here about this week' })
          .getByRole('button', { name: 'Reply', exact: true })
          .click(),
      leaveHuddle: (page: Page) => inTeams(page).getByRole('button', { name: 'Meeting chat' }).click(),
      ask: async (page: Page, line: string) => {
        await inTeams(page)
          .getByRole('textbox', { name: /^(Start a post|Type a message|Reply)$/ })
          .fill(line);
        await inTeams(page).getByRole('button', { name: 'Send' }).click();
      },
    },
  ] as const;
  type Face = (typeof faces)[number];

  const FOUR = ['Ann Okafor', 'Ben Hartley', 'Chidi Rahman', 'Dee Whitfield'] as const;
  const OTHERS = { ewa: 'Ewa Nowak', farah: 'Farah Siddiqui', gwen: 'Gwen Pritchard', hari: 'Hari Lal' } as const;

  async function actAs(page: Page, name: string): Promise<void> {
    const [other] = Object.entries(OTHERS).find(([, one]) => one === name) ?? [];
    if (other) await page.getByRole('combobox', { name: 'More people' }).selectOption(other);
    else await page.getByRole('radio', { name }).check();
    await inSlack(page).getByRole('log').waitFor();
  }

  const about = (where: Locator, question: string | RegExp) =>
    where.getByRole('article', { name: /, Practice Compass$/ }).filter({ hasText: question });
  const pollCard = (where: Locator, question: string) =>
    about(where, question).filter({ hasText: /Press your answer/ });
  const result = (where: Locator, question: string) =>
    about(where, question).filter({ hasText: 'This poll is closed.' });
  const answerButton = (where: Locator, question: string, label: string) =>
    about(where, question).getByRole('button', { name: label, exact: true }).last();
  const confirmed = (where: Locator, question: string, label: string) =>
    about(where, question).filter({ hasText: `Your answer: “${label}”` });
  /** What somebody sees for herself alone of her vote. */
  const ownCards = (where: Locator, question: string) =>
    about(where, question).filter({ hasText: /Your answer:|You have no vote/ });

  const previews = (where: Locator) => about(where, 'Your poll, not posted yet');
  const previewOf = (where: Locator, question: string) => previews(where).filter({ hasText: question });

  /** Asks for a preview in one line, and posts it. */
  async function post(page: Page, { region, ask }: Face, question: string, rest: string): Promise<void> {
    await ask(page, `poll "${question}" ${rest}`);
    await postPreview(region(page), question);
  }

  async function postPreview(where: Locator, question: string): Promise<void> {
    const posted = about(where, 'Your poll is posted.');
    const before = await posted.count();
    await previewOf(where, question)
      .getByRole('button', { name: /^Post (here|in this thread)$/ })
      .click();
    await pollCard(where, question).waitFor();
    await posted.nth(before).waitFor();
  }

  async function vote(where: Locator, question: string, label: string): Promise<void> {
    await answerButton(where, question, label).click();
    await confirmed(where, question, label).waitFor();
  }

  /** In Teams the card goes back to everybody's when that is drawn again; pressing the own answer shows the button anew. */
  async function withdraw(where: Locator, question: string, label: string): Promise<void> {
    const button = about(where, question).getByRole('button', { name: 'Withdraw my vote' });
    const own = answerButton(where, question, label);
    if ((await button.count()) === 0) await own.click();
    await button.click({ timeout: 5000 }).catch(async () => {
      await own.click();
      await button.click();
    });
    await about(where, question).filter({ hasText: 'You have no vote in this poll now.' }).waitFor();
  }

  const close = (where: Locator) => where.getByRole('button', { name: 'Close and show the result' }).last().click();

  describe.each(faces)('on $name', (face) => {
    const { name, region, goToTeam, goToHuddle, leaveHuddle, ask } = face;

    test('a huddle of four is told that nothing is shown, and may ask again openly', async () => {
      const question = 'Did everybody in the huddle get a say?';
      const page = await tryOut.open();
      await goToHuddle(page);
      await post(page, face, question, '"Yes" "Partly" "No"');
      for (const [at, person] of FOUR.entries()) {
        if (at > 0) {
          await actAs(page, person);
          await goToHuddle(page);
        }
        await vote(region(page), question, at === 3 ? 'No' : 'Yes');
      }
      await actAs(page, 'Ann Okafor');
      await goToHuddle(page);
      await close(region(page));
      await result(region(page), question).waitFor();
      const shown = (await result(region(page), question).textContent()) ?? '';
      expect(shown).toContain('Fewer than 5 people voted, so nothing is shown, to keep every vote private.');
      expect(shown).not.toMatch(/Yes|Partly|chose|\d of \d|%|half/);

      await result(region(page), question).getByRole('button', { name: 'Ask again as an open poll' }).click();
      await previewOf(region(page), question)
        .filter({ hasText: 'Open: everybody sees the counts as they come in' })
        .getByRole('button', { name: 'Post in this thread' })
        .waitFor();
      await leaveHuddle(page);
      expect(await result(region(page), question).count()).toBe(0);
    }, 90_000);

    test('a team of eight votes, each counts once, and the result is in words alone', async () => {
      const question = 'How well did we listen to the young person?';
      const page = await tryOut.open();
      await goToTeam(page);
      await ask(page, 'poll');
      const form = name === 'Slack' ? page.getByRole('dialog', { name: 'New poll' }) : region(page);
      await form.getByRole('textbox', { name: /^Question/ }).fill(question);
      await form.getByRole('textbox', { name: /^Answers, one on each line/ }).fill('Well\nIn part\nHardly');
      await form.getByRole('combobox', { name: /^Closes/ }).selectOption('When I close it');
      await form.getByRole('button', { name: 'Preview' }).last().click();
      await previewOf(region(page), question).filter({ hasText: 'In part' }).waitFor();
      expect(await pollCard(region(page), question).count()).toBe(0);
      await postPreview(region(page), question);

      const own = () => ownCards(region(page), question);
      await vote(region(page), question, 'Well');
      const next = async (person: string) => {
        await actAs(page, person);
        await goToTeam(page);
        await pollCard(region(page), question).waitFor();
        expect(await own().count()).toBe(0);
      };

      // Ben changes his mind.
      await next('Ben Hartley');
      await vote(region(page), question, 'Well');
      await vote(region(page), question, 'In part');
      expect(await own().count()).toBeLessThanOrEqual(1);

      await next('Chidi Rahman');
      await vote(region(page), question, 'In part');

      // Dee takes her vote back, and gives it again.
      await next('Dee Whitfield');
      await vote(region(page), question, 'Well');
      await withdraw(region(page), question, 'Well');
      await vote(region(page), question, 'Well');
      expect(await own().count()).toBeLessThanOrEqual(1);

      // Ewa presses twice.
      await next(OTHERS.ewa);
      await answerButton(region(page), question, 'Well').dblclick();
      await confirmed(region(page), question, 'Well').waitFor();
      expect(await own().count()).toBeLessThanOrEqual(1);

      await next(OTHERS.farah);
      await vote(region(page), question, 'In part');
      await next(OTHERS.gwen);
      await vote(region(page), question, 'Hardly');
      await next(OTHERS.hari);
      await vote(region(page), question, 'Well');

      await pollCard(region(page), question)
        .filter({ hasText: '8 people have voted so far.' })
        .waitFor({ timeout: 30_000 });
      const open = (await pollCard(region(page), question).textContent()) ?? '';
      expect(open).not.toMatch(/(Well|In part|Hardly):|%| of 8|half/);

      await actAs(page, 'Ann Okafor');
      await goToTeam(page);
      await close(region(page));
      await result(region(page), question).waitFor();
      const shown = (await result(region(page), question).textContent()) ?? '';
      expect(shown).toContain('5 to 9 people voted.');
      expect(shown).toMatch(/Well:\s*about half.*In part:\s*half or fewer.*Hardly:\s*half or fewer/s);
      expect(shown).not.toMatch(/\b8\b|\d of \d|\d %|█|░/);
      expect(await pollCard(region(page), question).count()).toBe(0);
    }, 150_000);

    test('a poll of two minutes is closed by the clock, and not a minute before', async () => {
      const question = 'Is everybody ready to begin?';
      const page = await tryOut.open();
      await goToTeam(page);
      await post(page, face, question, '"Yes" "Not yet" for 2m');
      await vote(region(page), question, 'Yes');
      await page.getByRole('button', { name: '1 minute on' }).click();
      await actAs(page, 'Ben Hartley');
      await goToTeam(page);
      await vote(region(page), question, 'Not yet');
      await page.getByRole('button', { name: '1 minute on' }).click();
      await result(region(page), question).waitFor();
      expect(await pollCard(region(page), question).count()).toBe(0);
    }, 60_000);

    test('an open result read by a screen reader has every answer with its words, and needs no bar', async () => {
      const question = 'Do we know who does what next?';
      const page = await tryOut.open();
      await goToTeam(page);
      await post(page, face, question, '"Yes" "Partly" "No" open');
      await vote(region(page), question, 'Yes');
      await actAs(page, 'Ben Hartley');
      await goToTeam(page);
      await vote(region(page), question, 'Partly');
      await actAs(page, 'Ann Okafor');
      await goToTeam(page);
      await close(region(page));
      await result(region(page), question).waitFor();
      const read = await result(region(page), question).ariaSnapshot();
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
      await goToTeam(page);
      const box = name === 'Slack' ? /^Message #team-huddle$/ : /^Type a message$/;
      await tabTo(page, box);
      await page.keyboard.type(name === 'Slack' ? '/poll form' : 'poll');
      await page.keyboard.press('Enter');
      await page
        .getByRole('textbox', { name: /^Question/ })
        .last()
        .waitFor();
      // In Teams the form stands before the box; in Slack it has the focus already.
      await tabTo(page, /^Question/, name === 'Slack' ? 'Tab' : 'Shift+Tab');
      await page.keyboard.type(question);
      await tabTo(page, /^Answers, one on each line/);
      await page.keyboard.type('Yes');
      await page.keyboard.press('Enter');
      await page.keyboard.type('No');
      await tabTo(page, /^Closes/);
      await page.keyboard.press('ArrowDown');
      await tabTo(page, /^Preview$/);
      await page.keyboard.press('Enter');
      await previewOf(region(page), question).waitFor();
      await tabTo(page, /^Post here$/, name === 'Slack' ? 'Shift+Tab' : 'Tab');
      await page.keyboard.press('Enter');
      const card = pollCard(region(page), question);
      await card.filter({ hasText: 'It closes by itself' }).waitFor();
      // The button is gone; the focus is on the card that took its place, and the poll comes next.
      await tabTo(page, /^No$/);
      await page.keyboard.press('Enter');
      await confirmed(region(page), question, 'No').waitFor();
      expect(await page.evaluate<boolean>('document.activeElement !== document.body')).toBe(true);
    }, 60_000);

    test('the quick poll of a weekly prompt asks about its principle, and its result points back there', async () => {
      const page = await tryOut.open();
      await goToTeam(page);
      await ask(page, 'reflect weekly monday 09:30 on holidays');
      await about(region(page), /Every Monday at 09:30/)
        .last()
        .waitFor();
      const prompts = about(region(page), 'Time to reflect');
      const before = await prompts.count();
      await page.getByRole('button', { name: 'Next Monday 09:30' }).click();
      const prompt = prompts.nth(before);
      const entry = (await prompt.getByRole('button').first().textContent()) ?? '';
      const earlier = await previews(region(page)).allTextContents();
      await prompt.getByRole('button', { name: 'Quick poll on this' }).click();
      await previews(region(page)).nth(earlier.length).waitFor();
      const [text = ''] = (await previews(region(page)).allTextContents()).filter((one) => !earlier.includes(one));
      const [, question = ''] = /Question:\s*(.+?)\s*Answers:/s.exec(text) ?? [];
      expect(question).toMatch(/^.{10,}$/);
      await postPreview(region(page), question);
      await close(region(page));
      await result(region(page), question).getByRole('button', { name: entry }).waitFor();
    }, 60_000);
  });

  /** What has the focus, as a screen reader would call it. */
  const focused = (page: Page) =>
    page.evaluate<string>(`(() => {
      const node = document.activeElement;
      return (node?.getAttribute('aria-label') ?? node?.labels?.[0]?.textContent ?? node?.textContent ?? '').trim();
    })()`);
  async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
    for (let presses = 0; presses < 120; presses++) {
      if (name.test(await focused(page))) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${key} does not reach ${name}`);
  }

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test('form, preview, card and result have no serious finding', async () => {
      const page = await tryOut.open({ colorScheme }, async (given) => {
        await given.addInitScript({ path: require.resolve('axe-core/axe.min.js') });
      });
      const found: string[] = [];
      const judge = async (view: string) => found.push(...(await seriousIn(page, view)));
      const question = `Is ${colorScheme} easy to read?`;
      const [slack, teams] = faces;
      await teams.goToTeam(page);
      await teams.ask(page, 'poll');
      await inTeams(page)
        .getByRole('textbox', { name: /^Answers/ })
        .last()
        .waitFor();
      await slack.ask(page, 'poll');
      await page.getByRole('dialog').getByRole('button', { name: 'Preview' }).click();
      await page.getByText('Please complete this required field.').waitFor();
      await judge('form');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });

      const answers = '"Yes" "Partly, and this answer has many more words than a phone can show" "No"';
      for (const { ask, region } of faces) {
        await ask(page, `poll "${question}" ${answers} open`);
        await previewOf(region(page), question).waitFor();
      }
      await judge('preview');
      for (const { region } of faces) {
        await postPreview(region(page), question);
        await about(region(page), question).getByRole('button', { name: '1: Yes' }).last().click();
        await confirmed(region(page), question, 'Yes').waitFor();
      }
      await pollCard(inSlack(page), question).filter({ hasText: '1 of 1' }).waitFor();
      await judge('card and confirmation');
      for (const { region } of faces) {
        await close(region(page));
        await result(region(page), question).waitFor();
      }
      await judge('result');
      expect(found).toEqual([]);
    }, 120_000);
  });

  test('four more people are in a list that keeps the focus, on a narrow page as well', async () => {
    const page = await tryOut.open({ viewport: { width: 320, height: 700 } });
    await page.getByText(/^You are Ann Okafor/).click();
    const more = page.getByRole('combobox', { name: 'More people' });
    await more.focus();
    await page.keyboard.type('Hari');
    await page.getByText(/^You are Hari Lal/).waitFor();
    expect(await focused(page)).toContain('More people');
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.getByRole('radio', { name: 'Ann Okafor' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^You are Ben Hartley/).waitFor();
    expect(await page.evaluate('document.activeElement.value')).toBe('ben');
    expect(await more.inputValue()).toBe('');
  });

  type Finding = {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string }[];
  };
  async function seriousIn(page: Page, view: string): Promise<string[]> {
    const { violations } = await page.evaluate<{ violations: Finding[] }>('axe.run()');
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${view}: ${id}: ${html.slice(0, 200)}`));
  }
});
