import type { Choice, Field, Form } from '../../message';
import type { ActionSet, CardElement, Input } from './card';
import { clip } from './fit-card';
import { escapeMarkdown, plainCardText } from './markdown';

/** Our own limits, in characters: a label is one line, and a choice is shorter. */
const LONGEST = { label: 200, choice: 100 } as const;

/**
 * A form as Teams draws it: its fields with their labels, and a button that sends the command line with their values.
 * The button also holds the fields' names, because Teams leaves out empty fields.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
 */
export function renderForm({ title, fields, command, submit }: Form): CardElement[] {
  const label = clip(plainCardText(submit), LONGEST.choice);
  const data = { says: command, fields: fields.map(({ name }) => name) };
  const action: ActionSet = {
    type: 'ActionSet',
    spacing: 'Medium',
    actions: [
      {
        type: 'Action.Execute',
        title: label,
        tooltip: label,
        verb: 'says',
        data,
        style: 'positive',
        fallback: { type: 'Action.Submit', title: label, data },
      },
    ],
  };
  return [
    { type: 'TextBlock', text: escapeMarkdown(clip(title, LONGEST.label)), wrap: true, weight: 'Bolder' },
    ...fields.map(renderField),
    action,
  ];
}

function renderField(field: Field): Input {
  const { name: id, required } = field;
  const base = {
    id,
    label: labelOf(field),
    ...(required ? ({ isRequired: true, errorMessage: `Please fill in “${nameOf(field)}”.` } as const) : {}),
    ...(field.value === undefined ? {} : { value: plainCardText(field.value) }),
  };
  switch (field.kind) {
    case 'line':
      return { type: 'Input.Text', ...base, maxLength: field.longest, ...(field.lines ? manyLines(field.value) : {}) };
    case 'choice':
      return {
        type: 'Input.ChoiceSet',
        ...base,
        style: isLong(field.choices) ? 'filtered' : 'compact',
        choices: field.choices.map(renderChoice),
      };
    case 'time':
      return { type: 'Input.Time', ...base };
    case 'date':
      return { type: 'Input.Date', ...base };
  }
}

/** A placeholder disappears as soon as somebody types, so the hint is in the label, where it is also read out. */
function labelOf({ label, hint }: Field): string {
  return clip(escapeMarkdown(hint ? `${label} (${hint})` : label), LONGEST.label);
}

const renderChoice = ({ label, value }: Choice) => ({ title: clip(plainCardText(label), LONGEST.choice), value });

/** In a longer list, people type to find their choice. */
const isLong = (choices: readonly Choice[]) => choices.length > 10;

const nameOf = ({ label }: Field) => clip(plainCardText(label), LONGEST.choice);

/** Cleans the value line by line, because `plainCardText` joins all lines into one. */
const manyLines = (value = '') =>
  ({ isMultiline: true, ...(value ? { value: value.split('\n').map(plainCardText).join('\n') } : {}) }) as const;
