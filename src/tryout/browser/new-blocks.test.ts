import type { Page } from 'playwright-core';
import { seriousFindings, withAxe } from '../../testing/browser/axe';
import { inSlack, inTeams } from '../../testing/browser/faces';
import { withHandMade } from '../../testing/browser/hand-made';
import { focused, tabTo } from '../../testing/browser/keyboard';
import { describeInBrowser } from '../../testing/browser/try-out';
import type { Json } from '../json';
import { blockFaults } from '../slack/block-rules';
import { cardMistakes } from '../teams/card-rules';

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (label: string) => ({ text: plain(label), value: `glossary ${label.toLowerCase()}` });
const weeks = ['Week 1', 'Week 2', 'Week 3'];
const series = (name: string, ...values: number[]) => ({
  name,
  data: values.map((value, at) => ({ label: weeks[at], value })),
});
const chart = (type: 'bar' | 'line', title: string, ...all: object[]) => ({
  type: 'data_visualization',
  title,
  chart: { type, series: all, axis_config: { categories: weeks, x_label: 'Time', y_label: 'People' } },
});

const blocks: readonly Json[] = [
  {
    type: 'section',
    block_id: 'term',
    text: { type: 'mrkdwn', text: '*County lines*: drugs carried between places.' },
    accessory: { type: 'button', action_id: 'share', text: plain('Share it'), value: 'share county-lines' },
  },
  {
    type: 'container',
    block_id: 'rest',
    title: plain('More about it'),
    is_collapsible: true,
    default_collapsed: true,
    child_blocks: [
      { type: 'section', text: plain('In practice, ask who pays.') },
      {
        type: 'actions',
        block_id: 'inside',
        elements: [{ type: 'button', action_id: 'law', text: plain('The law'), value: 'law' }],
      },
    ],
  },
  {
    type: 'actions',
    block_id: 'letters',
    elements: [
      {
        type: 'static_select',
        action_id: 'go',
        placeholder: plain('Go to a term'),
        option_groups: [
          { label: plain('C'), options: [option('County lines'), option('Cuckooing')] },
          { label: plain('G'), options: [option('Grooming')] },
        ],
      },
    ],
  },
  chart('bar', 'Who was heard', series('Heard', 3, 5, 4)),
  chart('line', 'Over time', series('Heard', 3, 5, 4), series('Not heard', 2, 1, 1)),
];

const text = (words: string) => ({ type: 'TextBlock', text: words, wrap: true });
const card: Json = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    text('County lines'),
    { type: 'Container', id: 'rest', isVisible: false, items: [text('In practice, ask who pays.')] },
    {
      type: 'ActionSet',
      id: 'open',
      actions: [
        {
          type: 'Action.ToggleVisibility',
          title: 'More',
          targetElements: ['rest', { elementId: 'open', isVisible: false }, { elementId: 'close', isVisible: true }],
        },
      ],
    },
    {
      type: 'ActionSet',
      id: 'close',
      isVisible: false,
      actions: [{ type: 'Action.ToggleVisibility', title: 'Less', targetElements: ['rest', 'open', 'close'] }],
    },
    {
      type: 'ColumnSet',
      columns: [
        { type: 'Column', width: 'stretch', items: [text('On the left')] },
        { type: 'Column', width: 'auto', items: [text('On the right')] },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'term',
      label: 'Which term',
      style: 'filtered',
      value: 'cuckooing',
      choices: ['County lines', 'Cuckooing', 'Grooming'].map((title) => ({ title, value: title.toLowerCase() })),
    },
    {
      type: 'Chart.HorizontalBar',
      title: 'Who was heard',
      data: [
        { x: 'Heard', y: 5 },
        { x: 'Not heard, or only in part', y: 2 },
      ],
      fallback: 'drop',
    },
    {
      type: 'Chart.Line',
      title: 'Over time',
      data: [{ legend: 'Heard', values: weeks.map((x, at) => ({ x, y: at + 3 })) }],
      fallback: 'drop',
    },
  ],
  actions: [{ type: 'Action.Execute', id: 'look', title: 'Look it up', verb: 'x' }],
};

describeInBrowser('what the newest blocks and cards look like', (tryOut) => {
  let acts: readonly Json[] = [];
  const open = (options = {}) =>
    tryOut.open({ reducedMotion: 'reduce', ...options }, async (page) => {
      await withAxe(page);
      acts = await withHandMade(page, { slack: blocks, teams: card });
    });

  /** Does something that the page sends, and waits until it has. */
  const acting = (page: Page, act: () => Promise<void>) => Promise.all([page.waitForResponse('**/tryout/act'), act()]);

  test('the platforms would take what these tests show', () => {
    expect(blockFaults(blocks, 'message')).toEqual([]);
    expect(cardMistakes(card)).toEqual([]);
  });

  test('a container in Slack opens by keyboard, and what is in it can be pressed', async () => {
    const page = await open();
    const hidden = inSlack(page).getByText('In practice, ask who pays.');
    const summary = inSlack(page).locator('summary', { hasText: 'More about it' });
    expect(await hidden.isVisible()).toBe(false);
    await inSlack(page).getByRole('button', { name: 'Share it' }).focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('More about it');
    await page.keyboard.press('Enter');
    await hidden.waitFor();
    await acting(page, () => inSlack(page).getByRole('button', { name: 'The law' }).click());
    expect(acts.at(-1)).toMatchObject({ does: 'slack/press', block: 'inside', action: 'law', value: 'law' });
    await summary.press('Enter');
    await hidden.waitFor({ state: 'hidden' });
  });

  test('a select in Slack finds an option as somebody types, and sends what was chosen', async () => {
    const page = await open();
    const select = inSlack(page).getByRole('combobox', { name: 'Go to a term' });
    await select.focus();
    await page.keyboard.press('ArrowDown');
    expect(await inSlack(page).getByRole('option').allTextContents()).toEqual([
      'County lines',
      'Cuckooing',
      'Grooming',
    ]);
    expect(await inSlack(page).getByRole('group', { name: 'G' }).getByRole('option').count()).toBe(1);
    await page.keyboard.type('cuc');
    expect(await inSlack(page).getByRole('option').allTextContents()).toEqual(['Cuckooing']);
    await acting(page, () => page.keyboard.press('Enter'));
    await page.waitForFunction('document.activeElement.value === "Cuckooing"');
    expect(acts.at(-1)).toMatchObject({
      does: 'slack/press',
      block: 'letters',
      action: 'go',
      value: 'glossary cuckooing',
    });
    await select.fill('nowhere');
    const nothing = inSlack(page).getByText('Nothing fits. Try fewer letters.');
    await nothing.waitFor();
    expect(await inSlack(page).getByRole('option').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await select.inputValue()).toBe('Cuckooing');
    await nothing.waitFor({ state: 'hidden' });
    // It is no option, so it cannot be chosen either.
    await select.fill('nowhere');
    await nothing.click();
    await page.keyboard.press('Escape');
    expect(await select.inputValue()).toBe('Cuckooing');
  });

  test('Teams shows and hides what a button toggles, and the focus stays on the card', async () => {
    const page = await open();
    const hidden = inTeams(page).getByText('In practice, ask who pays.');
    expect(await hidden.isVisible()).toBe(false);
    await inTeams(page).getByRole('button', { name: 'More', exact: true }).focus();
    await page.keyboard.press('Enter');
    await hidden.waitFor();
    expect(await focused(page)).toBe('Less');
    await page.keyboard.press('Enter');
    await hidden.waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('More');
    // The first thing that is sent is what is pressed then.
    await acting(page, () => inTeams(page).getByRole('button', { name: 'Look it up' }).click());
    expect(acts).toMatchObject([{ does: 'teams/press', inputs: {} }]);
  });

  test('a filtered choice in Teams begins with its title, and sends the value of what was chosen', async () => {
    const page = await open();
    const choice = inTeams(page).getByRole('combobox', { name: 'Which term' });
    expect(await choice.inputValue()).toBe('Cuckooing');
    await choice.fill('lin');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await choice.inputValue()).toBe('County lines');
    await acting(page, () => inTeams(page).getByRole('button', { name: 'Look it up' }).click());
    expect(acts.at(-1)).toMatchObject({ does: 'teams/press', inputs: { term: 'county lines' } });
  });

  test('whoever cannot see a chart hears its title and every value', async () => {
    const page = await open();
    const heard = async (where: typeof inSlack) => {
      const images = where(page).getByRole('img');
      return Promise.all((await images.all()).map((one) => one.getAttribute('aria-label')));
    };
    expect(await heard(inSlack)).toEqual([
      'Who was heard. Week 1 3, Week 2 5, Week 3 4.',
      'Over time. Heard: Week 1 3, Week 2 5, Week 3 4. Not heard: Week 1 2, Week 2 1, Week 3 1.',
    ]);
    expect(await heard(inTeams)).toEqual([
      'Who was heard. Heard 5, Not heard, or only in part 2.',
      'Over time. Week 1 3, Week 2 4, Week 3 5.',
    ]);
  });

  test.each([320, 1440])('nothing in them is serious to axe or wider than %d pixels', async (width) => {
    const page = await open({ viewport: { width, height: 900 } });
    const { found, judge } = seriousFindings(page);
    await inSlack(page).getByRole('img').first().or(page.getByRole('img').first()).waitFor();
    await page.getByText('More about it').click();
    await tabTo(page, /^Go to a term$/);
    await page.keyboard.press('ArrowDown');
    await judge('Slack');
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(width);
    if (width < 960) await page.getByRole('tab', { name: 'Teams' }).click();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await judge('Teams');
    expect(found).toEqual([]);
  });
});
