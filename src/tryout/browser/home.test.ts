import { fromBot, goToSlackPlace, inSlack } from '../../testing/browser/faces';
import { describeInBrowser } from '../../testing/browser/try-out';

describeInBrowser('the bot’s own page in Slack, in a browser', (tryOut) => {
  test('what is typed into its box is answered in a window that Escape closes', async () => {
    const page = await tryOut.open();
    await goToSlackPlace(page, 'App Home');
    const box = inSlack(page).getByLabel('Look up a word or a principle');
    await box.fill('county lines');
    await box.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'County lines' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('a poll is made there for a channel', async () => {
    const page = await tryOut.open();
    await goToSlackPlace(page, 'App Home');
    await inSlack(page).getByRole('button', { name: 'New poll' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Which channel is it for?').selectOption('#team-huddle');
    await dialog.getByRole('button', { name: 'Next' }).click();
    await dialog.getByLabel('Question').fill('How was that meeting?');
    await dialog.getByLabel('Answers, one on each line').fill('Good\nMixed');
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await dialog.getByRole('button', { name: /^Post/ }).click();
    await dialog.getByText('Your poll is posted.').waitFor();
    await page.keyboard.press('Escape');
    await goToSlackPlace(page, 'team-huddle');
    await fromBot(inSlack(page), 'How was that meeting?').last().waitFor();
  });

  test('whoever opens the chat with the bot is greeted there, once', async () => {
    const page = await tryOut.open();
    await goToSlackPlace(page, 'Practice Compass');
    await fromBot(inSlack(page), 'Hello, I am Practice Compass').waitFor();
    await goToSlackPlace(page, 'team-huddle');
    await goToSlackPlace(page, 'Practice Compass');
    await fromBot(inSlack(page), 'Hello, I am Practice Compass').waitFor();
    expect(await fromBot(inSlack(page), 'Hello, I am Practice Compass').count()).toBe(1);
  });
});
