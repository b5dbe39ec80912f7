import { type Json, list } from '../json';

/** Returns what is wrong with an input. People and screen readers need its label, buttons its id. */
export function inputMistakes(input: Json): string[] {
  const { type, id, label, isRequired, errorMessage, value } = input;
  return [
    ...(isText(id) ? [] : [`${type} without an id`]),
    ...(isText(label) ? [] : [`${type} without a label`]),
    ...(isRequired === true && !isText(errorMessage) ? [`${type} is required and says nothing when it is empty`] : []),
    ...(value === undefined || typeof value === 'string' ? [] : [`${type} with a value that is no text`]),
    ...own(input),
  ];
}

/** Returns which ids of inputs clash, with each other or with the data that a button sends. */
export function idMistakes(inputs: readonly Json[], actions: readonly Json[]): string[] {
  const ids = inputs.map(({ id }) => String(id));
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two fields with the id ${id}`);
  const hidden = actions
    .filter(({ associatedInputs }) => associatedInputs !== 'none')
    .flatMap(({ data }) => Object.keys((data as object | undefined) ?? {}))
    .filter((name) => ids.includes(name))
    .map((name) => `the field ${name} covers what a button sends`);
  return [...twice, ...hidden];
}

function own({ type, value, choices, maxLength }: Json): string[] {
  const given = isText(value) ? value : undefined;
  switch (type) {
    case 'Input.Time':
      return given && !/^([01]\d|2[0-3]):[0-5]\d$/.test(given) ? [`${given} is no time`] : [];
    case 'Input.Date':
      return given && !/^\d{4}-\d{2}-\d{2}$/.test(given) ? [`${given} is no date`] : [];
    case 'Input.Text':
      if (maxLength === undefined) return [];
      if (!Number.isInteger(maxLength) || Number(maxLength) < 1) return [`${maxLength} is no length`];
      return given && given.length > Number(maxLength) ? ['a text longer than its field takes'] : [];
    case 'Input.ChoiceSet':
      return choiceMistakes(choices, given);
    default:
      return [];
  }
}

function choiceMistakes(choices: unknown, given: string | undefined): string[] {
  const all = list(choices);
  if (all.length === 0) return ['a choice of nothing'];
  const values = all.map(({ value }) => value);
  return [
    ...(all.every(({ title, value }) => isText(title) && isText(value)) ? [] : ['a choice without a title or a value']),
    ...(new Set(values).size === values.length ? [] : ['two choices with one value']),
    ...(given === undefined || values.includes(given) ? [] : [`${given} is none of the choices`]),
  ];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
