import type { Form, Message } from '../../message';
import { ask } from '../../testing/reflecting';
import { testServices } from '../../testing/services';

function formOf({ blocks }: Message): Form {
  const form = blocks.find((block) => block.kind === 'form');
  if (!form) throw new Error('The message has no form');
  return form;
}

const valuesOf = (message: Message) =>
  Object.fromEntries(formOf(message).fields.map((field) => [field.name, field.value ?? '']));

/** The values that a person sends who opens the form, makes these changes and presses the button. */
const filledIn = (message: Message, changes: Readonly<Record<string, string>> = {}) =>
  ({ via: 'form', form: { ...valuesOf(message), ...changes } }) as const;

const KITES = { question: 'Who flies kites?', options: 'I do\nMy team does\nNobody' };

describe('the form', () => {
  test.each(['poll', 'poll form'])('is shown for %s, with what goes without saying filled in', async (line) => {
    const { message, said } = await ask(line);
    expect(formOf(message)).toMatchObject({ openLabel: 'poll form', command: 'poll', title: 'New poll' });
    expect(valuesOf(message)).toEqual({
      ...{
        question: '',
        options: '',
        template: 'none',
        scale: 'none',
        choices: 'one',
        openness: 'anonymous',
        closes: 'none',
        until: '',
      },
    });
    expect(said).toContain('leave out anything that could identify somebody');
    expect(said).toContain('Anonymous: results once it closes');
  });

  test('has its question and its answers first, and unfolds the rest where something there was typed', async () => {
    const shape = async (line: string) => {
      const { fields, unfolded } = formOf((await ask(line)).message);
      return [fields.filter(({ more }) => !more).map(({ name }) => name), unfolded];
    };
    expect(await shape('poll')).toEqual([['question', 'options', 'template'], false]);
    expect(await shape('poll open')).toEqual([['question', 'options', 'template'], true]);
  });

  test('holds what was typed already', async () => {
    const { message } = await ask('poll open multi for 5m');
    expect(valuesOf(message)).toMatchObject({ openness: 'open', choices: 'several', closes: '5m' });
    expect(valuesOf((await ask('poll for 7m')).message)).toMatchObject({ closes: 'until', until: '12:07' });
  });

  test('sent, is shown before it is posted', async () => {
    const { message, services } = await ask('poll');
    const { said } = await ask('poll', services, filledIn(message, KITES));
    expect(said).toContain('Question: Who flies kites?');
    expect(said).toContain('- I do\n- My team does\n- Nobody');
    expect(services.sent).toEqual([]);
  });

  test('takes every choice that it offers', async () => {
    const { message, services } = await ask('poll');
    for (const field of formOf(message).fields)
      for (const { value } of field.kind === 'choice' ? field.choices : []) {
        const isReadyMade = field.name === 'template' && value !== 'none';
        const options = isReadyMade || (field.name === 'scale' && value !== 'none') ? '' : KITES.options;
        const question = isReadyMade ? '' : KITES.question;
        const changes = { question, options, until: '15:30', [field.name]: value };
        const person = `slack:T1:U${value}` as const;
        const { mistakes, said } = await ask('poll', services, { ...filledIn(message, changes), person });
        expect(mistakes).toBeUndefined();
        expect(said).toContain('Your poll, not posted yet');
      }
  });

  test('offers choices whose words fit on a phone and in Slack’s menus', async () => {
    const { message } = await ask('poll');
    for (const field of formOf(message).fields)
      for (const { label } of field.kind === 'choice' ? field.choices : [])
        expect(label.length).toBeLessThanOrEqual(75);
  });
});

describe('a form with a mistake', () => {
  test('comes back with what is wrong beside each field, in words above them, and all that was filled in', async () => {
    const { message, services } = await ask('poll');
    const wrong = filledIn(message, { question: ' ', options: 'Only one', closes: 'until', until: 'later' });
    const { mistakes, said, message: again } = await ask('poll', services, wrong);
    expect(Object.keys(mistakes ?? {}).sort()).toEqual(['options', 'question', 'until']);
    for (const says of Object.values(mistakes ?? {})) expect(said).toContain(says);
    expect(valuesOf(again)).toMatchObject({ options: 'Only one', closes: 'until', until: '' });
  });

  test.each([[{}], [{ __proto__: 'x' }], [{ scale: 'heaviness' }]])('says so of a form like %j', async (form) => {
    const { mistakes } = await ask('poll', testServices(), { via: 'form', form: form as Record<string, string> });
    expect(mistakes).toHaveProperty('question');
  });
});

describe('changing a draft', () => {
  async function change(line: string, changes: Readonly<Record<string, string>> = {}) {
    const services = testServices();
    const { buttons } = await ask(line, services);
    const edit = buttons.find(({ label }) => label === 'Change')?.command ?? '';
    const { message } = await ask(edit, services, { via: 'button' });
    const sent = await ask(formOf(message).command, services, filledIn(message, changes));
    return { services, edit, values: valuesOf(message), sent };
  }

  test('starts from what is there', async () => {
    const { values } = await change('poll "Is it Friday?" "Yes" "No" open multi for 2m');
    expect(values).toMatchObject({
      question: 'Is it Friday?',
      options: 'Yes\nNo',
      openness: 'open',
      choices: 'several',
    });
    expect(values.closes).toBe('2m');
    const timed = await change('poll "Is it Friday?" "Yes" "No" until 15:30');
    expect(timed.values).toMatchObject({ closes: 'until', until: '15:30' });
    const scaled = await change('poll plain-words-in-plans');
    expect(scaled.values).toMatchObject({ scale: 'agreement', options: '' });
  });

  test('shows it again, and forgets what it was before', async () => {
    const { sent, services, edit } = await change('poll "Is it Friday?" "Yes" "No"', { question: 'Is it Monday?' });
    expect(sent.said).toContain('Question: Is it Monday?');
    expect((await ask(edit, services, { via: 'button' })).said).toContain('That draft has gone');
  });

  test('leaves a ready-made poll what it is, as long as it asks the same', async () => {
    const templateOf = async (changes: Readonly<Record<string, string>>) => {
      const { sent, services } = await change('poll plain-words-in-plans', changes);
      const [, id = ''] = (sent.buttons[0]?.command ?? '').split(' ');
      const ann = { tenant: 'slack:T1', conversation: 'slack:T1:C1', person: 'slack:T1:U0ANN' } as const;
      return (await services.polls.findDraft(id, ann))?.template;
    };
    expect(await templateOf({ closes: '5m' })).toBe('plain-words-in-plans');
    expect(await templateOf({ question: 'Is it raining?' })).toBeNull();
    expect(await templateOf({ scale: 'confidence' })).toBeNull();
  });

  test('is for whoever made it, where it was made', async () => {
    const services = testServices();
    const { buttons } = await ask('poll "Is it Friday?" "Yes" "No"', services);
    for (const { command } of buttons)
      for (const other of [
        { person: 'slack:T1:U0BEN' },
        { conversation: 'slack:T1:C2' },
        { tenant: 'slack:T2' },
      ] as const)
        expect((await ask(command, services, { ...other, via: 'button' })).said).toContain('That draft has gone');
    expect(services.sent).toEqual([]);
    expect((await ask(buttons[3]?.command ?? '', services, { via: 'button' })).said).toContain('I have discarded it.');
    expect((await ask(buttons[0]?.command ?? '', services, { via: 'button' })).said).toContain('That draft has gone');
  });
});
