import { type Choice, type Field, type Form, MORE_OPTIONS } from '../../message';
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
export function renderForm({ title, fields, command, submit, unfolded }: Form): CardElement[] {
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
    ...fields.filter((field) => !field.more).flatMap(renderField),
    ...moreOptions(fields.filter((field) => field.more).flatMap(renderField), unfolded === true),
    action,
  ];
}

/** Fields that are folded away are sent with what stands in them. */
function moreOptions(fields: readonly CardElement[], unfolded: boolean): CardElement[] {
  if (fields.length === 0) return [];
  if (unfolded) return [{ type: 'TextBlock', text: MORE_OPTIONS, wrap: true, weight: 'Bolder' }, ...fields];
  const unfold = { type: 'Action.ToggleVisibility', title: MORE_OPTIONS, tooltip: MORE_OPTIONS } as const;
  return [
    { type: 'ActionSet', spacing: 'Medium', actions: [{ ...unfold, targetElements: [FOLDED] }] },
    { type: 'Container', id: FOLDED, isVisible: false, items: fields },
  ];
}

const FOLDED = 'more-options';

/** The hint stands under its field; a placeholder would disappear as soon as somebody types. */
const renderField = (field: Field): CardElement[] => [
  renderInput(field),
  ...(field.hint
    ? [
        {
          type: 'TextBlock',
          text: escapeMarkdown(clip(field.hint, LONGEST.label)),
          wrap: true,
          size: 'Small',
          spacing: 'None',
        } as const,
      ]
    : []),
];

function renderInput(field: Field): Input {
  const { name: id, required } = field;
  const base = {
    id,
    label: escapeMarkdown(clip(field.label, LONGEST.label)),
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

const renderChoice = ({ label, value }: Choice) => ({ title: clip(plainCardText(label), LONGEST.choice), value });

/** In a longer list, people type to find their choice. */
const isLong = (choices: readonly Choice[]) => choices.length > 10;

const nameOf = ({ label }: Field) => clip(plainCardText(label), LONGEST.choice);

/** Cleans the value line by line, because `plainCardText` joins all lines into one. */
const manyLines = (value = '') =>
  ({ isMultiline: true, ...(value ? { value: value.split('\n').map(plainCardText).join('\n') } : {}) }) as const;
