import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { FaceServices } from '../face';
import { startSlack } from '../slack/start';
import { startTeams } from '../teams/start';
import { type Page as Served, startTryOut } from '../tryout/start';
import { testServices } from './services';

/** Where Chromium or a browser made from it usually is. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const browserHere = PLACES.find(existsSync);

/** Tests that need a browser. Where there is none they are skipped under a line that says so; on CI they fail. */
export function describeInBrowser(name: string, tests: () => void): void {
  if (browserHere) {
    describe(name, tests);
  } else if (process.env.CI) {
    test(name, () => {
      throw new Error(`No Chromium in ${PLACES.slice(0, 2).join(' or ')}: install Debian's package “chromium”`);
    });
  } else {
    describe.skip(`${name}: NOT TESTED, because no Chromium was found (Debian: apt install chromium)`, tests);
  }
}

export type TryOutInBrowser = Awaited<ReturnType<typeof tryOutInBrowser>>;

/** The try-out with its real faces and a browser in front of it. Every page that `open` gives is closed by `closePages`. */
export async function tryOutInBrowser(more: Partial<FaceServices> = {}) {
  const folder = await buildPage();
  const tryOut = await tryOutOn(folder, more);
  const browser: Browser = await chromium.launch({
    ...(browserHere ? { executablePath: browserHere } : {}),
    args: FLAGS,
  });
  const faults: string[] = [];
  return {
    ...tryOut,
    /** What went wrong in any page: errors of its script, and what its policy kept it from loading. */
    faults: faults as readonly string[],

    async open(options: BrowserContextOptions = {}, before?: (page: Page) => Promise<void>): Promise<Page> {
      const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on('pageerror', ({ message }) => faults.push(message));
      page.on('console', (said) => {
        if (said.type() === 'error') faults.push(said.text());
      });
      await before?.(page);
      await page.goto(tryOut.address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return page;
    },

    closePages: async (): Promise<void> => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },

    async stop(): Promise<void> {
      await browser.close();
      await tryOut.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Builds the page as `npm run build` does, into a folder of its own. */
export async function buildPage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'compass-page-'));
  const script = join(__dirname, '..', 'tryout', 'page', 'build.mjs');
  await promisify(execFile)(process.execPath, [script, folder]);
  return folder;
}

/** The try-out on one server with the real faces, as `main` puts them together. */
export async function tryOutOn(folder: string, more: Partial<FaceServices> = {}) {
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const services = testServices({ clock: now, ...more });
  const moved: Date[] = [];
  let stopServer = async () => {};
  const tryOut = await startTryOut({
    folder,
    timezone: 'Europe/London',
    clock: {
      now,
      moveTo: async (date) => {
        ahead = date.getTime() - Date.now();
        moved.push(date);
      },
    },
    listen: async (local, pages) => {
      const slack = await startSlack(local.slack, services);
      const teams = await startTeams({ ...local.teams, targetedMessages: false }, services);
      const faces = { '/slack/events': slack.handle, '/api/messages': teams.handle };
      const { port, close } = await serve(faces, pages);
      stopServer = async () => {
        await Promise.all([slack.stop(), teams.stop()]);
        await close();
      };
      return port;
    },
  });
  return {
    address: tryOut.address,
    services,
    /** Where the clock was moved to. */
    moved: moved as readonly Date[],
    stop: async (): Promise<void> => {
      await tryOut.stop();
      await stopServer();
    },
  };
}

type Handle = Served['handle'] | ((...of: Parameters<Served['handle']>) => void) | undefined;

async function serve(faces: Readonly<Record<string, Handle>>, pages: readonly Served[]) {
  const server = createServer((request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '/';
    const page = pages.find((one) => one.path === path && one.methods.includes(request.method ?? ''));
    const handle = faces[path] ?? page?.handle;
    if (!handle) return void response.writeHead(404).end();
    void Promise.resolve(handle(request, response)).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
