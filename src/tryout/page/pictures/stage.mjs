import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { smallPng } from '../small-png.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu'];

/** A try-out with a browser in front of it, and a folder for what is to be seen there. One that runs already can be named by its address. */
export async function setUpStage({ root, folder, address: given }) {
  const data = mkdtempSync(join(tmpdir(), 'compass-pictures-'));
  const tryOut = given ? { address: given, stop: async () => {} } : await startTryOut(root, data);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  mkdirSync(folder, { recursive: true });

  const openPage = async ({ width, height, colorScheme = 'light', scale = 1 }) => {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      deviceScaleFactor: scale,
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    return context.newPage();
  };

  return {
    /** Opens the try-out in this size and colours, and closes it after `draw`. */
    async at(size, draw) {
      const page = await openPage(size);
      await page.goto(tryOut.address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await draw(page);
      await page.context().close();
    },

    /** Writes what is to be seen of a page, or of a part of it. */
    keep: async (name, seen) =>
      writeFileSync(join(folder, `${name}.png`), await smallPng(browser, await seen.screenshot())),

    /** Writes one picture of this HTML, as wide as said, and as high as said or higher if it needs to be. */
    async keepHtml(name, html, { width, height = 800 }) {
      const page = await openPage({ width, height });
      await page.setContent(html);
      writeFileSync(join(folder, `${name}.png`), await smallPng(browser, await page.screenshot({ fullPage: true })));
      await page.context().close();
    },

    async takeDown() {
      await browser.close();
      await tryOut.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Starts the try-out with none of this machine's settings. */
async function startTryOut(root, data) {
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
