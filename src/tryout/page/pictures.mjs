#!/usr/bin/env node
// Makes the README's pictures from the try-out, as it is after `npm run build`: node src/tryout/page/pictures.mjs [folder] [address]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const [folder = join(root, '.github', 'images'), given] = process.argv.slice(2);
const into = (name) => join(resolve(folder), `${name}.png`);
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
const slackBox = (page) => page.getByRole('combobox', { name: /^Message/ });
const teamsBox = (page) => page.getByRole('textbox', { name: 'Start a post' });
const answered = (page, face, title) => page.locator(`.${face}`).getByRole('heading', { name: title }).last().waitFor();

async function lookUp(page) {
  await send(slackBox(page), '/glossary adultifcation');
  await answered(page, 'slack', 'Adultification');
  await send(teamsBox(page), 'glossary county lien');
  await answered(page, 'teams', 'County lines');
}

await at(1440, 980, 'light', async (page) => {
  await lookUp(page);
  await page.screenshot({ path: into('try-out') });
});
await at(1440, 980, 'dark', async (page) => {
  await page.getByRole('radio', { name: 'Ben Hartley' }).check();
  await page.getByRole('button', { name: 'App Home' }).click();
  await page.locator('.slack').getByRole('button', { name: /^1\. / }).waitFor();
  await page.screenshot({ path: into('try-out-dark') });
});
await at(1440, 980, 'light', async (page) => {
  await send(slackBox(page), '/reflect form');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).waitFor();
  await page.getByRole('dialog').screenshot({ path: into('weekly-prompt-form') });
});
await at(390, 844, 'light', async (page) => {
  await page.getByRole('tab', { name: 'Teams' }).click();
  await page.getByRole('button', { name: 'Search Compass' }).click();
  await page.getByRole('searchbox').fill('modern slavry');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Modern slavery/ })
    .waitFor();
  await page.screenshot({ path: into('phone-search') });
});

await browser.close();
await tryOut.stop();
rmSync(data, { recursive: true, force: true });
