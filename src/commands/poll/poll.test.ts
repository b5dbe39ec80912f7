import fc from 'fast-check';
import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { ask } from '../../testing/reflecting';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { answer } from '../index';

const FRIDAY = 'poll "Is it Friday?" "Yes" "No"';

describe('a line', () => {
  const PREVIEWS: [string, readonly string[]][] = [
    [FRIDAY, ['Question: Is it Friday?', '- Yes\n- No', 'Anonymous: nobody', 'One answer each', 'until you close it']],
    [`${FRIDAY} open`, ['Open: counts live, never names.']],
    [`${FRIDAY} multi`, ['Choose as many as you like']],
    [`${FRIDAY} for 2m`, ['It closes 2 minutes after it is posted.']],
    [`${FRIDAY} for 90m`, ['1 hour 30 minutes after']],
    [`${FRIDAY} until 15:30`, ['It closes at 15:30.']],
    ['poll “Is it Friday?” “Yes” “No”', ['Question: Is it Friday?']],
    ['polls "Is it Friday?" "Yes" "No"', ['Question: Is it Friday?']],
    ['poll support-after-hard-work', ['where you could go for support that week?', '- Partly', '- Prefer not to say']],
    ['poll Support After Hard Work for 5m', ['5 minutes after']],
  ];

  test.each(PREVIEWS)('is shown before it is posted: %s', async (line, parts) => {
    const { said, message, services } = await ask(line);
    expect(said).toMatch(/^Your poll, not posted yet\n/);
    for (const part of parts) expect(said).toContain(part);
    expect(said).toContain('leave out anything that could identify somebody');
    expect(message.audience).toBe('asker');
    expect(services.sent).toEqual([]);
  });

  test('offers to post it, to change it and to throw it away', async () => {
    const { buttons } = await ask(FRIDAY);
    expect(buttons.map(({ label }) => label)).toEqual(['Post here', 'Make it open', 'Change', 'Discard']);
    const inThread = await ask(FRIDAY, testServices(), { thread: '17.1' });
    expect(inThread.buttons[0]?.label).toBe('Post in this thread');
  });

  test('says what anonymity means with the number that this installation asks for', async () => {
    const services = testServices({ policy: { ...testServices().policy, pollMinVotes: 8 } });
    expect((await ask(FRIDAY, services)).said).toContain('if at least 8 people vote');
  });

  test.each([
    ['poll Is it Friday? yes no', '- yes\n- no'],
    ['poll Is it Friday? Yes / not yet / no', '- Yes\n- not yet\n- no'],
    ['poll "Is it Friday?\nYes\nNo', '- Yes\n- No'],
    ['poll “Is it Friday?” yes no', '- yes\n- no'],
    ['poll Is it Friday?', '- Yes\n- Partly\n- No'],
  ])('that can be guessed is shown at once, and says that it is a guess: %s', async (line, answers) => {
    const { said, buttons, services } = await ask(line);
    expect(said).toMatch(/^Your poll, not posted yet\n\nThis is my best guess from what you typed\. Is it right\?/);
    expect(said).toContain('Question: Is it Friday?');
    expect(said).toContain(answers);
    expect(buttons[0]?.label).toBe('Post here');
    expect(services.sent).toEqual([]);
  });

  test('that has a question and nothing to choose from opens the form with it', async () => {
    const { message } = await ask('poll What shall we do next? for 5m');
    const form = message.blocks.find((block) => block.kind === 'form');
    const values = Object.fromEntries(form?.fields.map(({ name, value }) => [name, value]) ?? []);
    expect(values).toMatchObject({ question: 'What shall we do next?', closes: '5m' });
    const opened = (await ask(form?.openLabel ?? '', testServices(), { via: 'button' })).message;
    expect(opened.blocks).toEqual(message.blocks.map((block) => (block.kind === 'form' ? block : expect.anything())));
  });

  test('that tells of a worry is answered as one, and nothing is kept of it', async () => {
    const services = testServices();
    for (const line of [
      'poll is someone going to kill me',
      'poll "I want to die"',
      'poll he hit me what shall I do?',
    ]) {
      expect((await ask(line, services)).said).not.toContain('Your poll');
      expect(await services.polls.dropDrafts(testAsker())).toBe(0);
    }
  });

  test.each([
    ['poll "Is it Friday?" "Yes"', 'A poll needs at least 2 answers'],
    ['poll suport-after-hard-work', 'Did you mean support-after-hard-work'],
    [`${FRIDAY} for 3d`, 'how long “3d” is'],
  ])('with a mistake is answered with what to type instead, and with the form, filled in: %s', async (line, says) => {
    const { said, buttons, services } = await ask(line);
    expect(said).toContain(says);
    expect(said).toContain('Not posted yet');
    expect(buttons.map(({ label }) => label)).toEqual(['Use the form', 'Ready-made polls']);
    const { message } = await ask(buttons[0]?.command ?? '', services, { via: 'button' });
    expect(message.blocks.some(({ kind }) => kind === 'form')).toBe(true);
    expect(services.sent).toEqual([]);
  });

  test('may have its answers on lines of their own', async () => {
    const { said } = await ask('poll "Is it Friday?"\n"Yes"\n"No"');
    expect(said).toContain('- Yes\n- No');
  });
});

test.each(['poll', FRIDAY, 'poll close', 'poll results', 'poll templates', 'poll nonsense'])(
  'in a personal chat there is no team to vote: %s',
  async (line) => {
    const { said, buttons } = await ask(line, testServices(), { setting: 'personal' });
    expect(said).toContain('A poll needs a channel, thread or group chat');
    expect(buttons).toEqual([]);
  },
);

describe('poll templates', () => {
  test('offers every ready-made poll, under its principle or theme', async () => {
    const { message } = await ask('poll templates');
    const choices = message.blocks.flatMap((block) => (block.kind === 'menu' ? block.choices : []));
    const { polls, principles } = shippedContent();
    expect(choices.map(({ command }) => command).toSorted()).toEqual(polls.map(({ id }) => `poll ${id}`).toSorted());
    const groups = new Set(choices.map(({ group }) => group));
    for (const { title } of principles) expect(groups).toContain(title);
    for (const { label, group = '' } of choices) expect([label.length <= 40, group.length <= 75]).toEqual([true, true]);
  });

  test('each of them can be posted as it stands', async () => {
    const services = testServices();
    // Each by a different person: nobody may have so many drafts.
    for (const { id, question } of shippedContent().polls)
      expect((await ask(`poll ${id}`, services, { via: 'button', person: `slack:T1:U${id}` })).said).toContain(
        `Question: ${question}`,
      );
  });
});

test('whatever is typed, pressed or filled in is answered', async () => {
  const services = testServices();
  const names = ['poll', 'vote', 'withdraw', 'poll-post', 'poll-edit', 'poll-drop', 'poll-close', 'poll-extend'];
  const parts = ['', 'trend', 'extend', 'close', '"Is it?"', '"A"', '"B"', 'for 2m', '__proto__', '1'];
  const words = fc.tuple(
    fc.constantFrom(...names, 'poll-delete', 'poll-export', 'poll-again'),
    fc.constantFrom(...parts),
    fc.constantFrom(...parts),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  const field = fc.constantFrom('question', 'options', 'scale', 'choices', 'openness', 'closes', 'until', '__proto__');
  const form = fc.option(fc.dictionary(field, fc.string({ maxLength: 90 })), { nil: undefined });
  await fc.assert(
    fc.asyncProperty(words, form, async (said, filled) => {
      const asker = testAsker(filled ? { via: 'form', form: filled } : { via: 'button' });
      const { message } = await answer(said.join(' '), asker, services);
      expect(plainText(message).trim()).not.toBe('');
      expect(message.audience).toBe('asker');
    }),
  );
  expect(services.sent).toEqual([]);
});
