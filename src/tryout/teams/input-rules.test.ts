import type { Json } from '../json';
import { cardMistakes } from './card-rules';

const card = (body: Json[], actions: Json[] = []) => ({ type: 'AdaptiveCard', version: '1.5', body, actions });
const day = (more: Json) => ({
  type: 'Input.ChoiceSet',
  id: 'day',
  label: 'Day',
  choices: [{ title: 'Monday', value: 'monday' }],
  ...more,
});
const line = (more: Json) => ({ type: 'Input.Text', id: 'line', label: 'Line', ...more });

test('fields as they should be have no mistakes', () => {
  const fields = [
    day({ isRequired: true, errorMessage: 'Please choose.', value: 'monday' }),
    line({ maxLength: 10, value: 'text' }),
    { type: 'Input.Time', id: 'time', label: 'Time', value: '09:30' },
    { type: 'Input.Date', id: 'date', label: 'Date', value: '2026-11-23' },
  ];
  expect(cardMistakes(card(fields, [{ type: 'Action.Execute', title: 'Save', data: { says: 'x' } }]))).toEqual([]);
});

test.each<[string, Json]>([
  ['no id', line({ id: '' })],
  ['no label', line({ label: ' ' })],
  ['nothing to say when it is empty', line({ isRequired: true })],
  ['a value that is no text', line({ value: 7 })],
  ['more text than it takes', line({ maxLength: 3, value: 'text' })],
  ['no sensible length', line({ maxLength: 0 })],
  ['nothing to choose from', day({ choices: [] })],
  ['a choice without a title', day({ choices: [{ value: 'monday' }] })],
  ['two choices with one value', day({ choices: Array(2).fill({ title: 'Monday', value: 'monday' }) })],
  ['a value that is none of the choices', day({ value: 'friday' })],
  ['no such time', { type: 'Input.Time', id: 'time', label: 'Time', value: '9:30 AM' }],
  ['no such date', { type: 'Input.Date', id: 'date', label: 'Date', value: '23/11/2026' }],
])('a field with %s is a mistake', (_what, field) => {
  expect(cardMistakes(card([field]))).toHaveLength(1);
});

test('two fields with one id are a mistake', () => {
  expect(cardMistakes(card([line({}), { type: 'Container', items: [line({})] }]))).toEqual([
    'two fields with the id line',
  ]);
});

test('a field that covers what a button sends is a mistake, unless the button sends no fields', () => {
  const button = { type: 'Action.Execute', title: 'Save', data: { says: 'x' } };
  const covered = [line({ id: 'says' })];
  expect(cardMistakes(card(covered, [button]))).toEqual(['the field says covers what a button sends']);
  expect(cardMistakes(card(covered, [{ ...button, associatedInputs: 'none' }]))).toEqual([]);
});
