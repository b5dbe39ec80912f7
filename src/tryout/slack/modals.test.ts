import type { Json } from '../json';
import { createActs } from './acts';
import { readableModal } from './readable';
import { type LocalSlack, startLocalSlack } from './start';
import { viewFault } from './view-rules';
import type { Modal } from './workspace';

const ANN = 'U0ANN';
const plain = (text: string) => ({ type: 'plain_text', text });
const text = (length: number) => 'a'.repeat(length);

const input = (element: Json = {}, more: Json = {}) => ({
  type: 'input',
  block_id: 'b',
  label: plain('Name'),
  element: { type: 'plain_text_input', action_id: 'a', ...element },
  ...more,
});
const view = (blocks: readonly Json[], more: Json = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Save'),
  blocks,
  ...more,
});
const option = (value: string, label = value) => ({ text: plain(label), value });
const select = (more: Json) => input({ type: 'static_select', options: [option('x')], ...more });

test.each<[string, Json]>([
  ['an input without a label', view([input({}, { label: undefined })])],
  ['a label of 2,001 characters', view([input({}, { label: plain(text(2001)) })])],
  ['a label in mrkdwn', view([input({}, { label: { type: 'mrkdwn', text: 'a' } })])],
  ['an empty hint', view([input({}, { hint: plain('') })])],
  ['an unknown element', view([input({ type: 'toString' })])],
  ['an input that takes 3,001 characters', view([input({ max_length: 3001 })])],
  ['more in an input than it takes', view([input({ max_length: 3, initial_value: 'four' })])],
  ['a menu without choices', view([select({ options: [] })])],
  ['101 choices', view([select({ options: Array.from({ length: 101 }, (_, index) => option(`${index}`)) })])],
  ['a choice without a value', view([select({ options: [option('', 'Everyone')] })])],
  ['a choice of 76 characters', view([select({ options: [option('x', text(76))] })])],
  ['the same choice twice', view([select({ options: [option('x'), option('x')] })])],
  ['a choice made that is none', view([select({ initial_option: option('y') })])],
  ['a time of another shape', view([input({ type: 'timepicker', initial_time: '9:30' })])],
  ['a date of another shape', view([input({ type: 'datepicker', initial_date: '23/11/2026' })])],
  ['inputs without a button to submit', view([input()], { submit: undefined })],
  ['a title of 25 characters', view([input()], { title: plain(text(25)) })],
  ['a button of 25 characters', view([input()], { submit: plain(text(25)) })],
  ['more than a view may keep', view([input()], { private_metadata: text(3001) })],
  ['101 blocks', view(Array.from({ length: 101 }, () => ({ type: 'divider' })))],
  ['the same block id twice', view([input(), input()])],
])('a window with %s is refused', (_what, refused) => {
  expect(
    viewFault(view([input({ initial_value: 'x' }), select({ initial_option: option('x') })].slice(0, 1))),
  ).toBeUndefined();
  expect(viewFault(refused)).toMatchObject({ error: 'invalid_arguments' });
});

test('a window with every kind of input, filled in beforehand, is shown', () => {
  const fields = [
    input({ initial_value: 'x', max_length: 1, multiline: true }, { hint: plain('Short'), optional: true }),
    select({ initial_option: option('x') }),
    input({ type: 'timepicker', initial_time: '09:30' }),
    input({ type: 'datepicker', initial_date: '2026-11-23' }),
  ];
  expect(viewFault(view(fields.map((field, at) => ({ ...field, block_id: `b${at}` }))))).toBeUndefined();
});

test('a window of more than 250 KB is refused', () => {
  const blocks = Array.from({ length: 90 }, () => ({ type: 'section', text: plain(text(2900)) }));
  expect(viewFault(view(blocks))).toMatchObject({ error: 'view_too_large' });
});

describe('an open window', () => {
  let slack: LocalSlack;
  beforeEach(async () => {
    slack = await startLocalSlack();
  });
  afterEach(() => slack.stop());

  const form = view([
    input({}, { optional: true }),
    { ...select({ options: [option('m', 'Monday'), option('t', 'Tuesday')] }), block_id: 'day', label: plain('Day') },
  ]);
  const open = () => slack.workspace.showModal('V1', ANN, form);
  const now = (): Modal | undefined => slack.workspace.modals.get('V1');

  /** Submits it to a bot that answers this, and hands back what the bot was given. */
  async function submit(body: string, filled: Record<string, string>, status = 200) {
    let given: Json = {};
    const acts = createActs(slack, async (_kind, payload) => {
      given = payload;
      return { status, body };
    });
    await acts.submit(open(), filled);
    return given;
  }

  test('sends what a person fills in by label, as Slack sends it', async () => {
    const given = await submit('', { Name: 'Ann', Day: 'Tuesday' });
    expect(given).toMatchObject({
      type: 'view_submission',
      user: { id: ANN },
      view: {
        id: 'V1',
        state: { values: { b: { a: { value: 'Ann' } }, day: { a: { selected_option: { value: 't' } } } } },
      },
    });
    expect(now()).toBeUndefined();
  });

  test.each<[string, Record<string, string>]>([
    ['a field that is not there', { Nmae: 'Ann', Day: 'Monday' }],
    ['nothing where something has to be', { Name: 'Ann' }],
    ['a choice that is not offered', { Day: 'Friday' }],
    ['more than a field takes', { Name: text(3001), Day: 'Monday' }],
  ])('does not let a person send %s', async (_what, filled) => {
    await expect(submit('', filled)).rejects.toThrow('“');
  });

  const day = { Day: 'Monday' };
  const says = (answer: object) => JSON.stringify(answer);

  test('stays open with what is wrong beside the fields, which reading it tells', async () => {
    await submit(says({ response_action: 'errors', errors: { day: 'Not on Mondays.' } }), day);
    expect(now()?.errors).toEqual({ day: 'Not on Mondays.' });
    expect(readableModal(now() ?? open())).toBe('Title\nName:\nDay: Not on Mondays.\n[Save]');
  });

  test('shows the next view in the same window, closes, or says that the bot cannot be reached', async () => {
    await submit(says({ response_action: 'update', view: view([], { title: plain('Done') }) }), day);
    expect(now()?.view.title).toEqual(plain('Done'));
    await submit('', day, 500);
    expect(Object.values(now()?.errors ?? {})).toEqual([expect.stringContaining('trouble connecting')]);
    await submit(says({ response_action: 'clear' }), day);
    expect(now()).toBeUndefined();
  });

  test.each<[string, object]>([
    ['an error at a block that is no input', { response_action: 'errors', errors: { other: 'x' } }],
    ['an error without words', { response_action: 'errors', errors: { day: '' } }],
    ['errors without any', { response_action: 'errors', errors: {} }],
    ['a view that Slack would not show', { response_action: 'update', view: { type: 'modal' } }],
    ['an action that Slack does not know', { response_action: 'close' }],
  ])('does not take %s', async (_what, answer) => {
    await expect(submit(says(answer), day)).rejects.toThrow('Slack');
  });

  test('is changed by the bot only while nobody else has changed it', async () => {
    const { hash } = open();
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${slack.botToken}` };
    const change = async () => {
      const body = JSON.stringify({ view_id: 'V1', hash, view: form });
      return (await fetch(`${slack.apiUrl}views.update`, { method: 'POST', headers, body })).json();
    };
    expect(await change()).toMatchObject({ ok: true });
    expect(await change()).toEqual({ ok: false, error: 'hash_conflict' });
  });
});
