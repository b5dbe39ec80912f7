import {
  actAs,
  ask,
  bringMonday,
  cardOf,
  choosePerson,
  closePoll,
  PLATFORMS,
  postPoll,
  showTop,
  vote,
} from './acts.mjs';

const QUESTION = 'How confident are you that the child was heard?';
const ANSWERS = ['Confident', 'Partly', 'Not confident'];
const VOTES = { ben: 0, chidi: 1, dee: 0, ewa: 1, farah: 2, gwen: 0, hari: 0, ann: 1 };

/** The try-out in light and dark colours, a poll, a weekly prompt, and a search on a phone. */
export async function pictureReadme({ at, keep }) {
  /** Both clients, without what stands around them. */
  const bothPlatforms = (page, name) => keep(name, page.locator('.stage'));

  await at({ width: 1440, height: 980 }, async (page) => {
    await ask(page, 'slack', 'glossary adultifcation');
    await cardOf(page, 'slack', 'For “adultifcation”').waitFor();
    await ask(page, 'teams', 'glossary county lien');
    await cardOf(page, 'teams', 'For “county lien”').waitFor();
    await keep('try-out', page);
  });
  await at({ width: 1440, height: 980, colorScheme: 'dark' }, async (page) => {
    await choosePerson(page, 'ben');
    await page.locator('.slack .places').getByRole('button', { name: 'Practice Compass' }).click();
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.locator('.slack').getByRole('button', { name: 'New poll' }).waitFor();
    await keep('try-out-dark', page);
  });

  await at({ width: 1440, height: 900 }, async (page) => {
    const answers = ANSWERS.map((answer) => `"${answer}"`).join(' ');
    await postPoll(page, 'slack', QUESTION, answers);
    await postPoll(page, 'teams', QUESTION, `${answers} open`);
    for (const [person, answer] of Object.entries(VOTES)) {
      await actAs(page, person);
      for (const platform of PLATFORMS) await vote(page, platform, QUESTION, ANSWERS[answer]);
    }
    for (const platform of PLATFORMS) await cardOf(page, platform, '8 voted').waitFor();
    for (const platform of PLATFORMS) await showTop(cardOf(page, platform, '8 voted'));
    await bothPlatforms(page, 'poll-open');

    for (const platform of PLATFORMS) {
      await closePoll(page, platform);
      await showTop(cardOf(page, platform, /Closed/));
    }
    await bothPlatforms(page, 'poll-result');
  });

  await at({ width: 1440, height: 900 }, async (page) => {
    await bringMonday(page);
    for (const platform of PLATFORMS) await showTop(cardOf(page, platform, 'Answer in the thread'));
    await bothPlatforms(page, 'weekly-prompt');
  });

  await at({ width: 390, height: 844 }, async (page) => {
    await page.getByRole('tab', { name: 'Teams' }).click();
    await page.getByRole('button', { name: 'Search Compass' }).click();
    await page.getByRole('searchbox').fill('modern slavry');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Modern slavery/ })
      .waitFor();
    await keep('phone-search', page);
  });
}
