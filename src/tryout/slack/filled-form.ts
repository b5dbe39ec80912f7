import type { Json } from '../json';
import { optionsOf } from './controls';
import { initialOf, labelOf } from './readable';

/** A person's answers by the labels of their fields. Other fields keep what they hold. */
export type Filled = Readonly<Record<string, string>>;

/**
 * Returns the `state.values` of a submission. Throws where Slack's client would not let a person submit: an unknown
 * field, a missing answer, or an impossible one.
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export function filledForm(view: Json, filled: Filled): Json {
  const inputs = ((view.blocks ?? []) as Json[]).filter(({ type }) => type === 'input');
  const labels = inputs.map(({ label }) => labelOf({ text: label }));
  for (const label of Object.keys(filled))
    if (!labels.includes(label)) throw new Error(`There is no field “${label}”; there are: ${labels.join(', ')}`);
  return Object.fromEntries(
    inputs.map((input) => {
      const element = input.element as Json;
      const label = labelOf({ text: input.label });
      const given = (Object.hasOwn(filled, label) ? filled[label] : undefined) ?? initialOf(element);
      if (given === '' && input.optional !== true) throw new Error(`The field “${label}” has to be filled in`);
      return [input.block_id, { [String(element.action_id)]: stateOf(element, given, label) }];
    }),
  );
}

function stateOf(element: Json, given: string, label: string): Json {
  const { type, max_length } = element;
  switch (type) {
    case 'static_select': {
      const option = optionsOf(element).find((one) => labelOf(one) === given);
      if (given !== '' && !option) throw new Error(`“${given}” is no choice of “${label}”`);
      return { type, selected_option: option ?? null };
    }
    case 'conversations_select':
      return { type, selected_conversation: given || null };
    case 'timepicker':
      if (given !== '' && !/^\d\d:\d\d$/.test(given)) throw new Error(`“${given}” is no time`);
      return { type, selected_time: given || null };
    case 'datepicker':
      if (given !== '' && !/^\d{4}-\d\d-\d\d$/.test(given)) throw new Error(`“${given}” is no date`);
      return { type, selected_date: given || null };
    default:
      if (given.length > Number(max_length ?? 3000)) throw new Error(`That is too long for “${label}”`);
      return { type, value: given || null };
  }
}
