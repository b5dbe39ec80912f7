import type { Page } from 'playwright-core';

/** What has the focus, as a screen reader would call it. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const node = document.activeElement;
    return (node?.getAttribute('aria-label') ?? node?.labels?.[0]?.textContent ?? node?.textContent ?? '').trim();
  })()`);

type Way = { readonly key?: 'Tab' | 'Shift+Tab'; readonly within?: number };

/** Presses the key until what is called so has the focus. Throws where that takes more presses than `within`. */
export async function tabTo(page: Page, name: RegExp, { key = 'Tab', within = 120 }: Way = {}): Promise<void> {
  for (let presses = 0; presses <= within; presses++) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${within} presses of ${key} do not reach ${name}`);
}
