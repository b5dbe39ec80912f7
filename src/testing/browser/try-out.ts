import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { startBuiltTryOut } from './built-try-out';

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

/** What the tests get of the try-out that runs for them. Every page that `open` gives is closed after its test. */
type TryOutInBrowser = {
  readonly open: (options?: BrowserContextOptions, before?: (page: Page) => Promise<void>) => Promise<Page>;
  /** With a slash at its end. Known when a test runs, not before. */
  readonly address: () => string;
};

/**
 * Tests that need a browser, on one try-out of their own. Where there is no browser they are skipped under a line that
 * says so; on CI they fail. Each also fails where its page had an error, or wanted what its policy forbids.
 */
export function describeInBrowser(name: string, tests: (tryOut: TryOutInBrowser) => void): void {
  describeWhereABrowserIs(name, () => tests(startedForTests()));
}

/** As `describeInBrowser`, for tests that open a browser on something else. */
export function describeWhereABrowserIs(name: string, tests: () => void): void {
  if (browserHere) {
    describe(name, tests);
  } else if (process.env.CI) {
    test(name, () => {
      throw new Error(`No Chromium in ${PLACES.slice(0, 2).join(' or ')}: install Debian's package “chromium”`);
    });
  } else {
    // A skipped suite's name is not shown, so that this is the only line that says so.
    process.stderr.write(`\nNOT TESTED: ${name}. No Chromium was found (Debian: apt install chromium).\n`);
    // Skipped, because a browser is no package of npm: a machine may have none, and the other tests are worth running
    // there. On CI nothing is skipped: the branch above fails.
    describe.skip(name, tests);
  }
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ ...(browserHere ? { executablePath: browserHere } : {}), args: FLAGS });

/** In a describe block: starts the try-out before its tests, looks after its pages, and stops it after them. */
function startedForTests(): TryOutInBrowser {
  let running: Awaited<ReturnType<typeof startInBrowser>> | undefined;
  const started = () => {
    if (!running) throw new Error('The try-out is there while a test runs, not before and not after.');
    return running;
  };
  beforeAll(async () => {
    running = await startInBrowser();
  }, 120_000);
  afterEach(async () => {
    await started().closePages();
    expect(started().faults).toEqual([]);
  });
  afterAll(() => running?.stop());
  return { open: (...all) => started().open(...all), address: () => started().address };
}

/** The try-out as `npm start` runs it, and a browser in front of it. */
async function startInBrowser() {
  const tryOut = await startBuiltTryOut();
  const browser = await launchBrowser();
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
    },
  };
}
