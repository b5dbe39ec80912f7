import type { Json } from '../json';
import { blockFaults } from './block-rules';
import { type LocalSlack, startLocalSlack } from './start';

const plain = (text: string) => ({ type: 'plain_text', text });
const text = (length: number) => 'a'.repeat(length);
const section = (more: Json = {}) => ({ type: 'section', text: plain('Words'), ...more });
const container = (more: Json = {}) => ({
  type: 'container',
  title: plain('More'),
  child_blocks: [section()],
  is_collapsible: true,
  default_collapsed: true,
  ...more,
});
const options = (count: number) => Array.from({ length: count }, (_, at) => ({ text: plain(`${at}`), value: `${at}` }));
const groups = (count: number, each = 1) =>
  Array.from({ length: count }, (_, at) => ({
    label: plain(`Group ${at}`),
    options: options(each).map((one) => ({ ...one, value: `${at} ${one.value}` })),
  }));
const select = (more: Json = {}) => ({ type: 'static_select', action_id: 'a', options: options(2), ...more });
const chosen = (more: Json) => ({ type: 'actions', elements: [select(more)] });
const series = (name: string, ...values: unknown[]) => ({
  name,
  data: values.map((value, at) => ({ label: `Week ${at + 1}`, value })),
});
const chart = (more: Json = {}, block: Json = {}) => ({
  type: 'data_visualization',
  title: 'Feeling heard',
  chart: { type: 'bar', series: [series('Yes', 3, 5)], axis_config: { categories: ['Week 1', 'Week 2'] }, ...more },
  ...block,
});

test.each<[string, Json]>([
  ['a container of ten blocks', container({ child_blocks: Array(10).fill(section()) })],
  ['a select and a button beside each other', { type: 'actions', elements: [select(), { ...button('b') }] }],
  ['a select of 100 options', chosen({ options: options(100) })],
  ['a select of 100 groups', chosen({ options: undefined, option_groups: groups(100, 2) })],
  ['an option that carries 150 characters', chosen({ options: [{ text: plain('a'), value: text(150) }] })],
  [
    'a menu of five behind a button',
    { type: 'actions', elements: [{ ...select({ options: options(5) }), type: 'overflow' }] },
  ],
  ['a select beside a text', section({ accessory: select({ placeholder: plain('Choose') }) })],
  ['a button beside a text', section({ accessory: button('a') })],
  ['bars', chart()],
  ['six lines', chart({ type: 'line', series: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => series(name, 1, 2)) })],
])('takes %s', (_what, block) => {
  expect(blockFaults([block], 'message')).toEqual([]);
});

test.each<[string, readonly Json[]]>([
  ['a container of eleven blocks', [container({ child_blocks: Array(11).fill(section()) })]],
  ['a container of nothing', [container({ child_blocks: [] })]],
  ['a container without a title', [container({ title: undefined })]],
  ['a title of 151 characters', [container({ title: plain(text(151)) })]],
  ['a container in a container', [container({ child_blocks: [container()] })]],
  ['a chart in a container', [container({ child_blocks: [chart()] })]],
  ['something wrong inside a container', [container({ child_blocks: [section({ text: plain('') })] })]],
  ['what begins collapsed and cannot be opened', [container({ is_collapsible: false })]],
  ['a width that is none', [container({ width: 'huge' })]],
  [
    'a block id twice, once inside',
    [section({ block_id: 'b' }), container({ child_blocks: [section({ block_id: 'b' })] })],
  ],
  ['101 options', [chosen({ options: options(101) })]],
  ['101 groups', [chosen({ options: undefined, option_groups: groups(101) })]],
  ['101 options in a group', [chosen({ options: undefined, option_groups: groups(1, 101) })]],
  ['options and groups at once', [chosen({ option_groups: groups(1) })]],
  ['an option of 76 characters', [chosen({ options: [{ text: plain(text(76)), value: 'a' }] })]],
  ['an option that carries 151 characters', [chosen({ options: [{ text: plain('a'), value: text(151) }] })]],
  ['a select that has chosen what it does not offer', [chosen({ initial_option: { text: plain('x'), value: 'x' } })]],
  [
    'a menu of six behind a button',
    [{ type: 'actions', elements: [{ ...select({ options: options(6) }), type: 'overflow' }] }],
  ],
  ['three charts', [chart(), chart(), chart()]],
  ['a chart without a title', [chart({}, { title: '' })]],
  ['a chart whose title has 51 characters', [chart({}, { title: text(51) })]],
  ['a kind of chart that nobody knows', [chart({ type: 'cloud' })]],
  ['a chart of nothing', [chart({ series: [] })]],
  ['seven series', [chart({ series: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => series(name, 1, 2)) })]],
  ['two series of one name', [chart({ series: [series('a', 1, 2), series('a', 3, 4)] })]],
  ['a category without a value', [chart({ series: [series('Yes', 3)] })]],
  ['a value without a category', [chart({ series: [series('Yes', 3, 4, 5)] })]],
  ['a value that is no number', [chart({ series: [series('Yes', 3, '4')] })]],
  ['a category of 21 characters', [chart({ axis_config: { categories: ['Week 1', text(21)] } })]],
])('refuses %s', (_what, blocks) => {
  expect(blockFaults(blocks, 'message')).not.toEqual([]);
});

test('a view has no charts', () => {
  expect(blockFaults([container()], 'view')).toEqual([]);
  expect(blockFaults([chart()], 'view')).not.toEqual([]);
});

describe('a workspace that does not have the newest blocks yet', () => {
  let slack: LocalSlack;
  beforeEach(async () => {
    slack = await startLocalSlack();
    slack.workspace.lackBlocks('container', 'data_visualization');
  });
  afterEach(() => slack.stop());

  async function post(...blocks: readonly Json[]): Promise<unknown> {
    const answer = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      body: JSON.stringify({ channel: 'C0TEAM', text: 'a', blocks }),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` },
    });
    return ((await answer.json()) as Json).error;
  }

  test('refuses them as invalid, and takes the others', async () => {
    expect(await post(container())).toBe('invalid_blocks');
    expect(await post(chart())).toBe('invalid_blocks');
    expect(await post(section(), chosen({}))).toBeUndefined();
  });
});

function button(action: string): Json {
  return { type: 'button', action_id: action, text: plain('Press') };
}
