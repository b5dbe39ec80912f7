import { seriousFindings, withAxe } from '../../testing/browser/axe';
import { describeWhereABrowserIs, launchBrowser } from '../../testing/browser/try-out';
import { botForMany, ONE, TWO } from '../../testing/slack/many-on-slack';
import { readable } from '../slack/readable';

describeWhereABrowserIs('installing it in two workspaces, in a browser', () => {
  test('each agrees on Slack’s page and comes back; a link that was used, or belongs to another browser, installs nothing', async () => {
    const bot = await botForMany({ operator: { name: 'Rowan Partnership', contact: 'help@rowan.example' } });
    const browser = await launchBrowser();
    const [ann, stranger] = [await browser.newContext(), await browser.newContext()];
    const faults: string[] = [];
    let came = '';
    for (const team of [ONE, TWO]) {
      const page = await ann.newPage();
      page.on('console', (said) => said.type() === 'error' && faults.push(said.text()));
      await page.goto(`${bot.address}/slack/install`);
      await page.getByRole('heading', { name: 'Add Practice Compass to Slack' }).waitFor();
      await page.getByRole('link', { name: 'Go on to Slack' }).click();
      await page.getByRole('link', { name: `Allow in ${team}` }).click();
      await page.getByRole('heading', { name: 'Practice Compass is installed' }).waitFor();
      came = page.url();
    }
    for (const context of [ann, stranger]) {
      const page = await context.newPage();
      await page.goto(came);
      await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
    }
    expect(await bot.store.installations.tenants()).toEqual([`slack:${ONE}`, `slack:${TWO}`]);
    for (const team of [ONE, TWO]) {
      await bot.acts(team).mention('U0ANN', 'glossary cuckooing');
      await bot.answered();
      const [card] = bot.slack.workspace(team).workspace.fromBot('U0ANN');
      expect(readable(card?.blocks ?? [])).toContain('Cuckooing');
    }
    // They have channels and people of the same ids. What is tried of one in the other is in `slack/install/apart.test.ts`.
    await bot.acts(ONE).mention('U0ANN', 'reflect weekly monday 09:47');
    await bot.answered();
    await bot.acts(TWO).mention('U0ANN', 'reflect');
    await bot.answered();
    const [inOne, inTwo] = [ONE, TWO].map((team) =>
      bot.slack
        .workspace(team)
        .workspace.fromBot('U0ANN')
        .map(({ blocks }) => readable(blocks))
        .join(),
    );
    expect(inOne).toContain('09:47');
    expect(inTwo).not.toContain('09:47');
    expect(faults).toEqual([]);
    // One that is refused reads whom to ask.
    bot.list.splice(0, 3, ONE);
    const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    await withAxe(page);
    const { found, judge } = seriousFindings(page);
    await page.goto(`${bot.address}/slack/install`);
    await judge('before it');
    await page.getByRole('link', { name: 'Go on to Slack' }).click();
    await page.getByRole('link', { name: `Allow in ${TWO}` }).click();
    await page.getByText('Please ask Rowan Partnership (help@rowan.example) to agree first').waitFor();
    await judge('refused');
    expect(found).toEqual([]);
    await browser.close();
    await bot.stop();
  });
});
