import { about } from '../../commands/about';
import { STORED } from '../../commands/stored';
import { aboutPage } from '../../server/about-page';
import { createLog } from '../../server/log';
import { createMetrics } from '../../server/metrics';
import { startServer } from '../../server/server';
import { seriousFindings, withAxe } from '../../testing/browser/axe';
import { cardIn } from '../../testing/browser/cards';
import { goToMonday } from '../../testing/browser/clock';
import { facesInBrowser, fromBot } from '../../testing/browser/faces';
import { actAs } from '../../testing/browser/people';
import { describeInBrowser } from '../../testing/browser/try-out';
import { shippedContent } from '../../testing/shipped-content';

describeInBrowser('stories of one person and the bot', (tryOut) => {
  describe.each(facesInBrowser)('on $name', (face) => {
    const { name, region, ask, goToOwn, goToTeam } = face;

    test('the social worker, on a phone under the table: “They said county something. What is it, and what goes with it?”', async () => {
      const page = await tryOut.open({ viewport: { width: 375, height: 667 } });
      await page.getByRole('tab', { name }).click();
      await goToOwn(page);
      await ask(page, 'glossary couty lines');
      const term = cardIn(page, face, 'A way of supplying drugs');
      await term.card.getByRole('heading', { name: 'County lines' }).waitFor();
      await term.card.getByText('Shown for “couty lines”.').waitFor();
      const inPractice = term.card.getByText('In practice:');
      expect(await inPractice.isVisible()).toBe(false);

      await term.more.click();
      await inPractice.waitFor();
      // Words in bold and links are drawn as such, not as the signs that make them.
      expect(await term.card.textContent()).not.toMatch(/\*\w|<http/);
      expect(await term.card.getByRole('link', { name: /Home Office/ }).count()).toBeGreaterThan(0);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);

      await term.press('Cuckooing');
      const next = cardIn(page, face, 'Cuckooing').card.getByRole('heading', { name: 'Cuckooing' });
      await next.waitFor();
      if (name === 'Teams') {
        await cardIn(page, face, 'Cuckooing').press('Back');
        await term.card.getByRole('heading', { name: 'County lines' }).waitFor();
      }
      // Nobody else has it, in the chat that each person has of their own.
      await actAs(page, 'Ben Hartley');
      await goToOwn(page);
      expect(await (name === 'Teams' ? term.card.getByRole('heading') : next).count()).toBe(0);
    }, 60_000);

    test('the partnership manager: “A question for my managers every Monday, and a better one if it does not fit”', async () => {
      const page = await tryOut.open();
      const prompts = fromBot(region(page), 'Answer in the thread');
      await actAs(page, 'Dee Whitfield');
      await goToTeam(page);
      await ask(page, 'reflect every monday at half nine for managers');
      await cardIn(page, face, 'Did you mean: Every Monday at 09:30 (Europe/London), for managers.').press(
        'Yes, use this',
      );
      await fromBot(region(page), /Weekly prompt set by @?Dee Whitfield/).waitFor();
      const before = await prompts.count();
      await goToMonday(page);
      await prompts.nth(before).waitFor();

      const prompt = cardIn(page, face, 'Answer in the thread');
      const question = prompt.card.getByRole('heading');
      const first = await question.textContent();
      await prompt.choose('Swap, for everyone');
      const asked = name === 'Slack' ? fromBot(region(page), 'Swap this question').last() : page.getByRole('dialog');
      await asked.getByRole('heading', { name: 'Swap this question for everyone?' }).waitFor();
      await asked.getByRole('button', { name: 'Swap', exact: true }).click();
      if (name === 'Teams') {
        await page.getByRole('dialog').getByText('I have swapped it').waitFor();
        await page.keyboard.press('Escape');
      }
      await prompt.card.getByText('Swapped by').waitFor();
      expect(await question.textContent()).not.toBe(first);
      expect(await prompts.count()).toBe(before + 1);

      // Who did it is there for everybody.
      await actAs(page, 'Farah Siddiqui');
      await goToTeam(page);
      expect(await prompt.card.textContent()).toMatch(/Swapped by @?Dee Whitfield/);
    }, 60_000);

    test('the IT officer, who asks the bot first: “What do you keep of us?”', async () => {
      const page = await tryOut.open();
      await goToOwn(page);
      await (name === 'Slack' ? face.type(page, '/compass privacy') : ask(page, 'privacy'));
      await cardIn(page, face, 'I cannot read your channels.').press('What I keep');
      const kept = cardIn(page, face, 'not who sent it').card;
      await kept.getByRole('heading', { name: 'What I keep' }).waitFor();
      expect(await kept.textContent()).toContain('I do not keep or log what you look up.');
    }, 60_000);
  });

  test('the IT officer, on the page that the app’s listing leads to: “What is stored, where, and for how long?”', async () => {
    const server = await startServer('127.0.0.1', 0, {
      adapters: {},
      aboutPage: () => aboutPage(about(shippedContent())),
      whyNoWrites: async () => undefined,
      metrics: createMetrics(),
      log: createLog({ level: 'silent', secrets: [] }),
    });
    try {
      const page = await tryOut.open({ bypassCSP: true, reducedMotion: 'reduce' }, withAxe);
      // A browser asks every site for an icon. This one has none.
      await page.route('**/favicon.ico', (route) => route.fulfill({ body: '' }));
      await page.goto(`http://127.0.0.1:${server.port}/`);
      await page.getByRole('navigation').getByRole('link', { name: 'Privacy' }).click();
      const table = page.getByRole('table', { name: STORED.caption });
      for (const [what, kept, howLong] of STORED.rows) {
        const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: what, exact: true }) });
        expect(await row.getByRole('cell').allTextContents()).toEqual([kept, howLong]);
      }
      const { found, judge } = seriousFindings(page);
      await judge('the page');
      expect(found).toEqual([]);
    } finally {
      await server.stop(async () => {});
    }
  }, 60_000);
});
