import type { Page } from 'playwright-core';

type Finding = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
};

/** Puts axe into a page; to be done before it loads. */
export const withAxe = async (page: Page): Promise<void> =>
  void (await page.addInitScript({ path: require.resolve('axe-core/axe.min.js') }));

/** Colours are all that differs between the two: these rules are about colours. */
const COLOURS = [
  ['light', {}],
  ['dark', { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }],
] as const;

/**
 * Gathers what axe finds serious or critical in each view of the page that is judged, in light and in dark colours, with the
 * view's name before it. The page has to stand still: `reducedMotion`.
 */
export function seriousFindings(page: Page) {
  const found: string[] = [];
  return {
    found: found as readonly string[],
    async judge(view: string): Promise<void> {
      for (const [colorScheme, options] of COLOURS) {
        await page.emulateMedia({ colorScheme });
        // The colours change some frames later, some parts before others.
        await page.evaluate(`new Promise((done) => {
          const look = () => matchMedia('(prefers-color-scheme: ${colorScheme})').matches
            ? requestAnimationFrame(() => requestAnimationFrame(done))
            : requestAnimationFrame(look);
          look();
        })`);
        const { violations } = await page.evaluate<{ violations: Finding[] }>(`axe.run(${JSON.stringify(options)})`);
        for (const { id, impact, nodes } of violations) {
          if (impact !== 'serious' && impact !== 'critical') continue;
          found.push(...nodes.map(({ html }) => `${view}, ${colorScheme}: ${id}: ${html.slice(0, 200)}`));
        }
      }
    },
  };
}
