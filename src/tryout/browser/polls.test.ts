import { letPass } from '../../testing/browser/clock';
import { facesInBrowser } from '../../testing/browser/faces';
import { actAs } from '../../testing/browser/people';
import { pollIn, postPoll } from '../../testing/browser/polls';
import { describeInBrowser } from '../../testing/browser/try-out';

describeInBrowser('a poll in a browser', (tryOut) => {
  describe.each(facesInBrowser)('on $name', (face) => {
    const { name, region, goToTeam, goToHuddle, leaveHuddle, ask } = face;

    test('a huddle of four is told that nothing is shown, and may ask again openly', async () => {
      const page = await tryOut.open();
      await goToHuddle(page);
      const poll = await postPoll(page, face, 'Did everybody in the huddle get a say?', '"Yes" "Partly" "No"');
      await poll.vote('Yes');
      for (const [person, answer] of [
        ['Ben Hartley', 'Yes'],
        ['Chidi Rahman', 'Yes'],
        ['Dee Whitfield', 'No'],
      ] as const) {
        await actAs(page, person);
        await goToHuddle(page);
        await poll.vote(answer);
      }
      await actAs(page, 'Ann Okafor');
      await goToHuddle(page);
      await poll.close();
      const shown = await poll.textOfResult();
      expect(shown).toContain('Fewer than 5 people voted, so nothing is shown, to keep every vote private.');
      expect(shown).not.toMatch(/Yes|Partly|chose|\d of \d|%|half/);

      await poll.result.getByRole('button', { name: 'Ask again as an open poll' }).click();
      await poll.preview
        .filter({ hasText: 'Open: everybody sees the counts as they come in' })
        .getByRole('button', { name: 'Post in this thread' })
        .waitFor();
      await leaveHuddle(page);
      expect(await poll.result.count()).toBe(0);
    }, 90_000);

    test('a team of eight votes, each counts once, and the result is in words alone', async () => {
      const page = await tryOut.open();
      await goToTeam(page);
      await ask(page, 'poll');
      const form = name === 'Slack' ? page.getByRole('dialog', { name: 'New poll' }) : region(page);
      const poll = pollIn(region(page), 'How well did we listen to the young person?');
      await form.getByRole('textbox', { name: /^Question/ }).fill('How well did we listen to the young person?');
      await form.getByRole('textbox', { name: /^Answers, one on each line/ }).fill('Well\nIn part\nHardly');
      await form.getByRole('combobox', { name: /^Closes/ }).selectOption('When I close it');
      await form.getByRole('button', { name: 'Preview' }).last().click();
      await poll.preview.filter({ hasText: 'In part' }).waitFor();
      expect(await poll.card.count()).toBe(0);
      await poll.post();

      await poll.vote('Well');
      const next = async (person: string) => {
        await actAs(page, person);
        await goToTeam(page);
        await poll.card.waitFor();
        expect(await poll.own.count()).toBe(0);
      };

      // Ben changes his mind.
      await next('Ben Hartley');
      await poll.vote('Well');
      await poll.vote('In part');
      expect(await poll.own.count()).toBeLessThanOrEqual(1);

      await next('Chidi Rahman');
      await poll.vote('In part');

      // Dee takes her vote back, and gives it again.
      await next('Dee Whitfield');
      await poll.vote('Well');
      await poll.withdraw('Well');
      await poll.vote('Well');
      expect(await poll.own.count()).toBeLessThanOrEqual(1);

      // Ewa presses twice.
      await next('Ewa Nowak');
      await poll.answer('Well').dblclick();
      await poll.confirmed('Well').waitFor();
      expect(await poll.own.count()).toBeLessThanOrEqual(1);

      await next('Farah Siddiqui');
      await poll.vote('In part');
      await next('Gwen Pritchard');
      await poll.vote('Hardly');
      await next('Hari Lal');
      await poll.vote('Well');

      await poll.card.filter({ hasText: '8 people have voted so far.' }).waitFor({ timeout: 30_000 });
      const open = (await poll.card.textContent()) ?? '';
      expect(open).not.toMatch(/(Well|In part|Hardly):|%| of 8|half/);

      await actAs(page, 'Ann Okafor');
      await goToTeam(page);
      await poll.close();
      const shown = await poll.textOfResult();
      expect(shown).toContain('5 to 9 people voted.');
      expect(shown).toMatch(/Well:\s*about half.*In part:\s*half or fewer.*Hardly:\s*half or fewer/s);
      expect(shown).not.toMatch(/\b8\b|\d of \d|\d %|█|░/);
      expect(await poll.card.count()).toBe(0);
    }, 150_000);

    test('a poll of two minutes is closed by the clock, and not a minute before', async () => {
      const page = await tryOut.open();
      await goToTeam(page);
      const poll = await postPoll(page, face, 'Is everybody ready to begin?', '"Yes" "Not yet" for 2m');
      await poll.vote('Yes');
      await letPass(page, '1 minute');
      await actAs(page, 'Ben Hartley');
      await goToTeam(page);
      await poll.vote('Not yet');
      await letPass(page, '1 minute');
      await poll.result.waitFor();
      expect(await poll.card.count()).toBe(0);
    }, 60_000);
  });
});
