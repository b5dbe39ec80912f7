import type { Form } from '../../message';
import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { testServices } from '../../testing/services';
import { buttonsOf, wordsOf } from '../../testing/word-budget';
import { answer } from '../index';

let services = testServices();
beforeEach(() => {
  services = testServices();
});

const type = async (line: string) => (await answer(line, testAsker(), services)).message;
const press = async (line: string) => (await answer(line, testAsker({ via: 'button' }), services)).message;
const send = (text: string, kind = 'wrong', line = 'feedback county-lines') =>
  answer(line, testAsker({ via: 'form', form: { kind, text } }), services);
const formIn = ({ blocks }: { blocks: readonly unknown[] }) =>
  blocks.find((block): block is Form => (block as Form).kind === 'form');
const kept = () => services.feedback.unread();

test.each(['feedback', 'Feedback', 'give feedback', 'give us feedback', 'send feedback.'])(
  '“%s”, typed, opens a form and keeps nothing',
  async (line) => {
    expect(formIn(await type(line))).toMatchObject({ title: 'Feedback', command: 'feedback' });
    expect(await kept()).toEqual([]);
  },
);

test.each(['feedback from young people', 'feedback loop', 'feedback county lines'])(
  '“%s”, typed, is looked up like any line',
  async (line) => expect((await answer(line, testAsker(), services)).lookup).toBeDefined(),
);

test('each card leads to it, behind “More”: the form names the entry and carries its id', async () => {
  const more = await press('more county-lines');
  const button = buttonsOf(more).find(({ label }) => label === 'Something wrong on this card?');
  const form = formIn(await press(button?.command ?? ''));
  expect(form).toMatchObject({ command: 'feedback county-lines', openLabel: 'feedback county-lines' });
  expect(form?.fields[0]).toMatchObject({
    label: 'What is wrong with “County lines”?',
    choices: ['Out of date', 'Unclear', 'Something is missing', 'Wrong', 'Something else'].map((label) => ({ label })),
  });
});

test('a question of the week leads to it, behind “Where this comes from”, and the keeper reads which it was', async () => {
  const [prompt] = services.content.prompts;
  const shown = await press(`prompt-source ${prompt?.id}`);
  const [button] = buttonsOf(shown);
  expect(button?.label).toBe('Something wrong with it?');
  expect(formIn(await press(button?.command ?? ''))?.fields[0]?.label).toContain(prompt?.text.slice(0, 40));
  await send('Too long.', 'unclear', button?.command);
  expect(await kept()).toMatchObject([{ entry: prompt?.id, kind: 'unclear' }]);
});

test('a principle, a theme and a resource can be spoken of too', async () => {
  const { principles, themes, resources } = services.content;
  for (const { id } of [principles[0], themes[0], resources[0]].flatMap((one) => one ?? []))
    expect(formIn(await press(`feedback ${id}`))?.command).toBe(`feedback ${id}`);
});

test.each([
  ['The definition is about drugs only.', 'unclear'],
  ['Working Together 2026 has replaced the edition of 2023.', 'out-of-date'],
  ['Section 47 and s.45 are mixed up; see principle 5.', 'wrong'],
  ['What about boys and/or young men? Childline is in it twice.', 'missing'],
  ['', 'out-of-date'],
])('“%s” is kept, with what kind it is and the entry', async (text, kind) => {
  const { message, mistakes } = await send(`  ${text}\n`, kind);
  expect(mistakes).toBeUndefined();
  expect(plainText(message)).toContain('Thank you.');
  expect(await kept()).toEqual([{ number: 1, entry: 'county-lines', kind, text, month: '2026-11' }]);
});

test('so is feedback on nothing in particular', async () => {
  await send('More on boys, please.', 'other', 'feedback');
  expect(await kept()).toMatchObject([{ entry: null, kind: 'other', text: 'More on boys, please.' }]);
});

test.each([
  ['Kayleigh Brown says this is wrong', 'looks like a name'],
  ['It is not true of Callum', 'looks like a name'],
  ['Ring me on 07700 900123', 'leave out numbers'],
  ['Not for those under 15', 'leave out numbers'],
  ['Case 2023/114', 'leave out numbers'],
  ['He was born in 2011', 'leave out numbers'],
  ['On 12 May 2011', 'leave out numbers'],
  ['The year ٣', 'leave out numbers'],
  ['Write to kay@example.org', 'web and e-mail'],
  ['See example.org', 'web and e-mail'],
  ['See https://a', 'web and e-mail'],
  ['The centre in Acacia Avenue has closed', 'looks like an address'],
  ['x'.repeat(281), 'at most 280 characters'],
])('“%s” is not kept, and the form says why (%s), with what was typed still in it', async (text, why) => {
  const { message, mistakes } = await send(text);
  expect(mistakes?.text).toContain(why);
  expect(plainText(message)).toContain('I have kept nothing yet.');
  expect(formIn(message)?.fields).toMatchObject([{ value: 'wrong' }, { value: text.slice(0, 280) }]);
  expect(await kept()).toEqual([]);
});

test.each([
  ['', 'other', 'feedback county-lines', 'text'],
  ['', 'wrong', 'feedback', 'text'],
  ['Too long.', '', 'feedback county-lines', 'kind'],
  ['Too long.', 'constructor', 'feedback county-lines', 'kind'],
])('what says too little is asked again: “%s”, %s, %s', async (text, kind, line, field) => {
  const { mistakes } = await send(text, kind, line);
  expect(Object.keys(mistakes ?? {})).toEqual([field]);
  expect(await kept()).toEqual([]);
});

test('a worry in the form gets who to call, and is not kept', async () => {
  expect((await send('I want to kill myself')).worry).toBe('own-distress');
  expect(await kept()).toEqual([]);
});

test('words that no entry has as its id are not kept as one', async () => {
  expect(plainText((await send('Too long.', 'wrong', 'feedback Callum lives here')).message)).toContain('kept nothing');
  expect(await kept()).toEqual([]);
});

test('a full list says so', async () => {
  const full = { ...services, feedback: { ...services.feedback, add: async () => false } };
  const asker = testAsker({ via: 'form', form: { kind: 'wrong', text: 'Too long.' } });
  expect(plainText((await answer('feedback', asker, full)).message)).toContain('the list is full');
});

test('where the operator has a page for feedback, its address stands in place of the form', async () => {
  const feedbackUrl = 'https://example.org/feedback?a=1&b=2';
  const elsewhere = { ...services, policy: { ...services.policy, feedbackUrl } };
  for (const line of ['feedback', 'feedback county-lines']) {
    const { message } = await answer(line, testAsker({ via: 'button' }), elsewhere);
    expect(message.blocks).toEqual([
      { kind: 'links', label: 'Feedback', links: [{ text: 'Tell us here', url: feedbackUrl }] },
    ]);
  }
});

test('refusals and confirmations are read at a glance', async () => {
  const said = [
    (await send('Too long.')).message,
    await press('feedback nothing-like-it'),
    await press('feedback-list'),
    await press('feedback-done 1'),
  ];
  for (const one of said) expect(wordsOf(plainText(one))).toBeLessThanOrEqual(30);
  const wrong = await Promise.all(['Callum', '7', 'a@b', 'Acacia Avenue', 'x'.repeat(281)].map((text) => send(text)));
  for (const { message } of wrong)
    expect(wordsOf(plainText({ ...message, blocks: message.blocks.slice(0, 1) }))).toBeLessThanOrEqual(30);
});
