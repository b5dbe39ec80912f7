import type { Page } from 'playwright-core';

type Finding = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
};

/** Puts axe into a page; to be done before it loads. */
export const withAxe = async (page: Page): Promise<void> =>
  void (await page.addInitScript({ path: require.resolve('axe-core/axe.min.js') }));

/** Gathers what axe finds serious or critical in each view of the page that is judged, with the view's name before it. */
export function seriousFindings(page: Page) {
  const found: string[] = [];
  return {
    found: found as readonly string[],
    async judge(view: string): Promise<void> {
      const { violations } = await page.evaluate<{ violations: Finding[] }>('axe.run()');
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue;
        found.push(...nodes.map(({ html }) => `${view}: ${id}: ${html.slice(0, 200)}`));
      }
    },
  };
}
