#!/usr/bin/env node
// Makes the README's pictures from the try-out, as it is after `npm run build`: node src/tryout/page/pictures.mjs [folder] [address]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { smallPng } from './small-png.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [folder = join(root, '.github', 'images'), given] = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), 'compass-pictures-'));

/** Starts the try-out with none of this machine's settings; one that runs already can be named instead. */
async function startTryOut() {
  if (given) return { address: given, stop: async () => {} };
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, PORT: '0', DATABASE_URL: `file:${join(data, 'pictures.db')}` };
  const bot = spawn(process.execPath, [join(root, 'dist', 'main.js')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const part of bot.stdout.setEncoding('utf8')) {
    said += part;
    const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
    if (!address) continue;
    const ended = once(bot, 'close');
    return { address, stop: async () => bot.kill() && (await ended) };
  }
  throw new Error('The try-out ended before it printed its address');
}

mkdirSync(resolve(folder), { recursive: true });
const tryOut = await startTryOut();
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

/** Writes what is to be seen of a page, or of a part of it. */
async function keep(name, seen) {
  writeFileSync(join(resolve(folder), `${name}.png`), await smallPng(browser, await seen.screenshot()));
}

/** A page of this size, with what is drawn inside it while it is open. */
async function at(width, height, colorScheme, draw) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(tryOut.address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await draw(page);
  await context.close();
}

const send = async (box, line) => {
  await box.fill(line);
  await box.press('Enter');
};
const slackBox = (page) => page.locator('#panel-slack .message-box');
const teamsBox = (page) => page.locator('#panel-teams .message-box');
const choosePerson = (page, person) => page.getByRole('combobox', { name: 'You are' }).selectOption(person);
const answered = (page, platform, title) =>
  page.locator(`.${platform}`).getByRole('heading', { name: title }).last().waitFor();

async function lookUp(page) {
  await send(slackBox(page), '/glossary adultifcation');
  await answered(page, 'slack', 'Adultification');
  await send(teamsBox(page), '@Practice Compass glossary county lien');
  await answered(page, 'teams', 'County lines');
}

await at(1440, 980, 'light', async (page) => {
  await lookUp(page);
  await keep('try-out', page);
});
await at(1440, 980, 'dark', async (page) => {
  await choosePerson(page, 'ben');
  await page.locator('.slack .places').getByRole('button', { name: 'Practice Compass' }).click();
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.locator('.slack').getByRole('button', { name: /^1\. / }).waitFor();
  await keep('try-out-dark', page);
});
/** Both clients, without what stands around them. */
const bothPlatforms = (page, name) => keep(name, page.locator('.stage'));
const meeting = (page) => page.locator('.teams').getByRole('button', { name: 'Meeting chat' }).click();
const cardOf = (page, platform, question) => page.locator(`.${platform} article`).filter({ hasText: question }).last();
/** The beginning of a card at the top of its client. */
const showTop = (card) =>
  card.evaluate((node) => {
    const log = node.closest('.log');
    log.scrollTop += node.getBoundingClientRect().top - log.getBoundingClientRect().top;
  });

async function actAs(page, person) {
  await choosePerson(page, person);
  await page.locator('.slack').getByRole('log').waitFor();
  await meeting(page);
}

async function post(page, platform, question) {
  await cardOf(page, platform, question).getByRole('button', { name: 'Post here' }).click();
  await cardOf(page, platform, question).filter({ hasText: 'nobody yet' }).waitFor();
}

await at(1440, 1240, 'light', async (page) => {
  const question = 'How confident are you that the child was heard?';
  const answers = ['Confident', 'Partly', 'Not confident'];
  const line = `poll "${question}" ${answers.map((answer) => `"${answer}"`).join(' ')}`;
  await meeting(page);
  await send(slackBox(page), `/${line}`);
  await post(page, 'slack', question);
  await send(teamsBox(page), `@Practice Compass ${line} open`);
  await post(page, 'teams', question);
  const votes = { ben: 0, chidi: 1, dee: 0, ewa: 1, farah: 2, gwen: 0, hari: 0, ann: 1 };
  for (const [person, answer] of Object.entries(votes)) {
    await actAs(page, person);
    for (const platform of ['slack', 'teams']) {
      await cardOf(page, platform, question)
        .getByRole('button', { name: answers[answer], exact: true })
        .first()
        .click();
      await cardOf(page, platform, question).filter({ hasText: 'Your answer:' }).waitFor();
    }
  }
  const everybody = page.locator('article').filter({ hasText: '8 voted' });
  await everybody.nth(1).waitFor();
  await showTop(everybody.first());
  await showTop(everybody.nth(1));
  await bothPlatforms(page, 'poll-open');

  for (const platform of ['slack', 'teams']) {
    await page.locator(`.${platform}`).getByRole('button', { name: 'Close and show the result' }).last().click();
    const closed = page.locator(`.${platform} article`).filter({ hasText: /\bClosed\b/ });
    await closed.waitFor();
    await showTop(closed);
  }
  await bothPlatforms(page, 'poll-result');
});
await at(1440, 1160, 'light', async (page) => {
  await meeting(page);
  await send(slackBox(page), '/reflect weekly monday 09:30 on holidays');
  await send(teamsBox(page), '@Practice Compass reflect weekly monday 09:30 on holidays');
  for (const platform of ['slack', 'teams']) await cardOf(page, platform, 'Every Monday at 09:30').waitFor();
  await page.getByRole('button', { name: /^Clock:/ }).click();
  await page.getByRole('button', { name: 'Next Monday 09:30' }).click();
  await page.keyboard.press('Escape');
  for (const platform of ['slack', 'teams']) {
    await answered(page, platform, 'Answer in the thread');
    await showTop(cardOf(page, platform, 'Answer in the thread'));
  }
  await bothPlatforms(page, 'weekly-prompt');
});
await at(390, 844, 'light', async (page) => {
  await page.getByRole('tab', { name: 'Teams' }).click();
  await page.getByRole('button', { name: 'Search Compass' }).click();
  await page.getByRole('searchbox').fill('modern slavry');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Modern slavery/ })
    .waitFor();
  await keep('phone-search', page);
});

await browser.close();
await tryOut.stop();
rmSync(data, { recursive: true, force: true });
