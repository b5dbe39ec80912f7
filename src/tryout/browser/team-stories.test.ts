import type { Page } from 'playwright-core';
import { cardIn } from '../../testing/browser/cards';
import { type FaceInBrowser, facesInBrowser, fromBot } from '../../testing/browser/faces';
import { actAs } from '../../testing/browser/people';
import { postPoll } from '../../testing/browser/polls';
import { describeInBrowser } from '../../testing/browser/try-out';

/** To where a meeting writes: in Slack the thread of its huddle, in Teams its chat. */
async function goToMeeting(page: Page, { name, region, goToHuddle, goToTeam }: FaceInBrowser): Promise<void> {
  const inThread = (await region(page).getByRole('heading', { name: 'Thread', exact: true }).count()) > 0;
  if (name === 'Teams') await goToTeam(page);
  else if (!inThread) await goToHuddle(page);
}

const goAs = async (page: Page, face: FaceInBrowser, name: string) => {
  await actAs(page, name);
  await goToMeeting(page, face);
};

describeInBrowser('stories of a team and the bot', (tryOut) => {
  describe.each(facesInBrowser)('on $name', (face) => {
    const { region, ask, goToOwn, goToTeam } = face;

    test('the police sergeant in the Monday huddle: “Two minutes: are we ready? And nobody has to say so aloud”', async () => {
      const question = 'Are we ready for this week?';
      const page = await tryOut.open();
      await goAs(page, face, 'Ben Hartley');
      const poll = await postPoll(page, face, question, '"Ready" "Nearly" "Not yet"');
      await poll.vote('Ready');
      const votes = {
        'Ann Okafor': 'Ready',
        'Chidi Rahman': 'Nearly',
        'Dee Whitfield': 'Ready',
        'Ewa Nowak': 'Not yet',
        'Farah Siddiqui': 'Ready',
      };
      for (const [person, answer] of Object.entries(votes)) {
        await goAs(page, face, person);
        await poll.vote(answer);
      }
      await goAs(page, face, 'Ewa Nowak');
      await poll.vote('Nearly');

      await goAs(page, face, 'Ben Hartley');
      await poll.close();
      // Who did not vote sees the same, and no name but that of whoever asked.
      await goAs(page, face, 'Gwen Pritchard');
      await poll.result.waitFor();
      const told = await poll.result.textContent();
      expect(told).toContain('More than half chose “Ready”');
      expect(told).toContain('To talk about');
      for (const person of Object.keys(votes)) expect(told).not.toContain(person);
      await face.type(page, 'So what would make it a yes for all of us?');
      await goAs(page, face, 'Ben Hartley');
      await region(page).getByRole('article').filter({ hasText: 'a yes for all of us' }).first().waitFor();
    }, 120_000);

    test('the school lead, a guest: “My voice counts here, and I cannot break anything of theirs”', async () => {
      const page = await tryOut.open();
      await actAs(page, 'Dee Whitfield');
      await goToTeam(page);
      await ask(page, 'reflect weekly monday 09:30');
      await fromBot(region(page), /Weekly prompt set by @?Dee Whitfield/).waitFor();
      const poll = await postPoll(page, face, 'Did schools hear in time?', '"Yes" "Partly" "No"');

      await actAs(page, 'Chidi Rahman');
      await goToTeam(page);
      await poll.vote('Partly');
      await goToOwn(page);
      await poll.own.filter({ hasText: 'Your answer: ✓ Partly' }).waitFor();
      await actAs(page, 'Dee Whitfield');
      await goToOwn(page);
      await fromBot(region(page), 'Your poll is posted.').last().waitFor();
      expect(await poll.own.count()).toBe(0);

      await goAs(page, face, 'Chidi Rahman');
      await ask(page, 'reflect stop');
      const no = fromBot(region(page), 'guests cannot stop or change it');
      await no.filter({ hasText: 'Please ask somebody in the team.' }).waitFor();
      await ask(page, 'reflect');
      const schedule = cardIn(page, face, 'Next: Monday');
      await schedule.card.getByText('Every Monday at 09:30').waitFor();
      expect(await schedule.card.getByRole('button', { name: /Stop|Change|Pause|Skip/ }).count()).toBe(0);
    }, 60_000);
  });
});
