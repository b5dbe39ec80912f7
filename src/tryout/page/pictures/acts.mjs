/** What people do on the try-out's page. A platform is `slack` or `teams`. */

export const PLATFORMS = ['slack', 'teams'];

const sideOf = (page, platform) => page.locator(`#panel-${platform}`);

export async function send(page, platform, line) {
  const box = sideOf(page, platform).locator('.message-box');
  await box.fill(line);
  await sideOf(page, platform).getByRole('button', { name: 'Send' }).click();
}

/** Asks the bot where many people are: by a slash command in Slack, by a mention in Teams. */
export const ask = (page, platform, line) =>
  send(page, platform, platform === 'slack' ? `/${line}` : `@Practice Compass ${line}`);

/** To where the bot writes to one person alone: in Teams their own chat, in Slack the channel. */
export const goToOwn = (page, platform) => (platform === 'slack' ? undefined : goToTeams(page, 'Practice Compass'));
export const goToMeeting = (page, platform) => (platform === 'slack' ? undefined : goToTeams(page, 'Meeting chat'));
const goToTeams = (page, name) =>
  page.getByRole('navigation', { name: 'Places in Teams' }).getByRole('button', { name }).click();

export const choosePerson = (page, person) => page.getByRole('combobox', { name: 'You are' }).selectOption(person);

export async function actAs(page, person) {
  await choosePerson(page, person);
  await page.locator('.log').first().waitFor();
  await goToMeeting(page, 'teams');
}

/** The bot's newest message with these words in it. */
export const cardOf = (page, platform, words) =>
  sideOf(page, platform)
    .getByRole('article', { name: /, Practice Compass$/ })
    .filter({ hasText: words })
    .last();

/** Asks for a poll in one line and posts its draft. */
export async function postPoll(page, platform, question, rest) {
  await goToMeeting(page, platform);
  await ask(page, platform, `poll "${question}" ${rest}`);
  await goToOwn(page, platform);
  await cardOf(page, platform, question)
    .getByRole('button', { name: /^Post t?here$/ })
    .click();
  await cardOf(page, platform, 'Your poll is posted.').filter({ hasText: question }).waitFor();
  await goToMeeting(page, platform);
  await cardOf(page, platform, question).filter({ hasText: 'nobody yet' }).waitFor();
}

export async function vote(page, platform, question, answer) {
  await cardOf(page, platform, question)
    .getByRole('button', { name: new RegExp(`^(✓ )?${answer}$`) })
    .first()
    .click();
  const told = platform === 'slack' ? cardOf(page, platform, question) : sideOf(page, platform).getByRole('status');
  await told.filter({ hasText: `Your answer: ✓ ${answer}` }).waitFor();
}

/** Closes the poll that was posted last. */
export async function closePoll(page, platform) {
  await goToOwn(page, platform);
  await sideOf(page, platform).getByRole('button', { name: 'Close and show the result' }).last().click();
  await goToMeeting(page, platform);
  await cardOf(page, platform, /Closed/).waitFor();
}

/** Sets a weekly prompt on both platforms and moves the clock to its first Monday. */
export async function bringMonday(page) {
  for (const platform of PLATFORMS) {
    await goToMeeting(page, platform);
    await ask(page, platform, 'reflect weekly monday 09:30 on holidays');
    await cardOf(page, platform, /Weekly prompt set by/).waitFor();
  }
  await page.getByRole('button', { name: /^Clock:/ }).click();
  await page.getByRole('button', { name: 'Next Monday 09:30' }).click();
  await page.keyboard.press('Escape');
  for (const platform of PLATFORMS) await cardOf(page, platform, 'Answer in the thread').waitFor();
}

/** The beginning of a card at the top of its client. */
export const showTop = (card) =>
  card.evaluate((node) => {
    const log = node.closest('.log');
    log.scrollTop += node.getBoundingClientRect().top - log.getBoundingClientRect().top;
  });
