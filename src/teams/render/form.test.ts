import type { Form, Message } from '../../message';
import { plainText } from '../../plain-text';
import { cardMistakes } from '../../tryout/teams/card-rules';
import { actionsOf, cardText, inputsOf } from '../../tryout/teams/card-text';
import { renderForTeams } from './render';

const FORM: Form = {
  kind: 'form',
  title: 'Weekly prompt',
  openLabel: 'reflect form',
  command: 'reflect weekly',
  submit: 'Save',
  fields: [
    {
      kind: 'choice',
      name: 'day',
      label: 'Day',
      required: true,
      choices: [
        { label: 'Monday', value: 'monday' },
        { label: 'Tuesday', value: 'tuesday' },
      ],
      value: 'tuesday',
    },
    { kind: 'time', name: 'time', label: 'Time', required: true, value: '09:30' },
    { kind: 'date', name: 'until', label: 'Not before' },
    { kind: 'line', name: 'note', label: 'Note', longest: 80, lines: true, value: 'One\nTwo' },
  ],
};

const message: Message = {
  audience: 'asker',
  blocks: [
    { kind: 'text', text: 'Once a week.' },
    FORM,
    { kind: 'buttons', buttons: [{ label: 'Cancel', command: 'reflect' }] },
  ],
};

const { card } = renderForTeams(message);

test('a form is what Teams draws', () => {
  expect(cardMistakes(card)).toEqual([]);
});

test('each field has its name, its label, what stands in it and what is allowed', () => {
  expect(inputsOf(card)).toEqual([
    {
      type: 'Input.ChoiceSet',
      id: 'day',
      label: 'Day',
      isRequired: true,
      errorMessage: 'Please fill in “Day”.',
      style: 'compact',
      value: 'tuesday',
      choices: [
        { title: 'Monday', value: 'monday' },
        { title: 'Tuesday', value: 'tuesday' },
      ],
    },
    {
      type: 'Input.Time',
      id: 'time',
      label: 'Time',
      isRequired: true,
      errorMessage: 'Please fill in “Time”.',
      value: '09:30',
    },
    { type: 'Input.Date', id: 'until', label: 'Not before' },
    { type: 'Input.Text', id: 'note', label: 'Note', maxLength: 80, isMultiline: true, value: 'One\nTwo' },
  ]);
});

test('its button says the line and names the fields, in both kinds of client', () => {
  const data = { says: 'reflect weekly', fields: ['day', 'time', 'until', 'note'] };
  expect(actionsOf(card)[0]).toMatchObject({
    type: 'Action.Execute',
    title: 'Save',
    verb: 'says',
    data,
    fallback: { type: 'Action.Submit', data },
  });
});

test('another button beside it does not ask for the fields first, and sends none of them', () => {
  expect(actionsOf(card)[1]).toMatchObject({
    title: 'Cancel',
    data: { says: 'reflect' },
    associatedInputs: 'none',
    fallback: { associatedInputs: 'none' },
  });
});

test('the form reads as its plain text does', () => {
  const words = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  expect(words(cardText(card))).toEqual(words(plainText(message)));
});

describe('more options', () => {
  const fields = FORM.fields.map((field) => (field.name === 'time' ? field : ({ ...field, more: true } as const)));
  const drawn = (unfolded: boolean) =>
    renderForTeams({ audience: 'asker', blocks: [{ ...FORM, fields, unfolded }] }).card;

  test('are folded away behind a button, and sent all the same', () => {
    const card = drawn(false);
    expect(cardMistakes(card)).toEqual([]);
    expect(card.body.map(({ type }) => type)).toEqual([
      'TextBlock',
      'Input.Time',
      'ActionSet',
      'Container',
      'ActionSet',
    ]);
    expect(inputsOf(card).map(({ id }) => id)).toEqual(['time', 'day', 'until', 'note']);
    const [unfold, send] = actionsOf(card);
    expect(unfold).toMatchObject({ type: 'Action.ToggleVisibility', title: 'More options' });
    expect(send?.data).toMatchObject({ fields: FORM.fields.map(({ name }) => name) });
  });

  test('stand open where something in them is not as usual', () => {
    expect(cardText(drawn(true))).toContain('More options\n- Day');
    expect(actionsOf(drawn(true)).map(({ title }) => title)).toEqual(['Save']);
  });
});

test('a hint stands under its field', () => {
  const fields = [{ kind: 'line', name: 'note', label: 'Note', hint: 'One [line](x).', longest: 80 }] as const;
  const { body } = renderForTeams({ audience: 'asker', blocks: [{ ...FORM, fields }] }).card;
  expect(body.slice(1, 3)).toMatchObject([
    { type: 'Input.Text', label: 'Note' },
    { type: 'TextBlock', text: 'One (line)(x).', size: 'Small' },
  ]);
});
