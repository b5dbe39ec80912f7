import { type Json, list } from '../json';
import { field, filled, listOf, longer, repeated, textObject } from './json-rules';

/**
 * Returns every fault for which Slack would refuse a `static_select`, which has either options or groups of them.
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
 */
export function selectFaults(element: unknown): string[] {
  const { options, option_groups: groups, placeholder, initial_option: initial } = (element ?? {}) as Json;
  const all = groups === undefined ? list(options) : list(groups).flatMap((group) => list(field(group, 'options')));
  const known = all.map((one) => JSON.stringify(one));
  return [
    ...(options !== undefined && groups !== undefined ? ['either options or option_groups'] : []),
    ...(groups === undefined ? listOf(options, 1, 100, option) : listOf(groups, 1, 100, group)),
    ...repeated(all.map((one) => field(one, 'value'))).map((value) => `value ${value} twice`),
    ...(initial === undefined || known.includes(JSON.stringify(initial)) ? [] : ['initial_option is no option']),
    ...(placeholder === undefined ? [] : textObject(placeholder, 150, ['plain_text'])),
    ...longer(field(element, 'action_id'), 255, 'action_id'),
  ];
}

/**
 * The same for an `external_select`, whose choices the bot is asked for:
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
 */
export const externalSelectFaults = (element: unknown): string[] => [
  ...(field(element, 'options') === undefined ? [] : ['options are asked for']),
  ...textObject(field(element, 'placeholder'), 150, ['plain_text']),
  ...filled(field(element, 'action_id'), 'action_id'),
];

/** Every fault for which Slack would show no choices: the answer to its question has options, or groups of them. */
export function suggestionFaults(answer: unknown): string[] {
  const { options, option_groups: groups } = (answer ?? {}) as Json;
  if (groups !== undefined) return listOf(groups, 1, 100, group);
  return list(options).length === 0 && Array.isArray(options) ? [] : listOf(options, 1, 100, option);
}

/** The same for an `overflow`: https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
export const overflowFaults = (element: unknown): string[] => [
  ...listOf(field(element, 'options'), 1, 5, option),
  ...longer(field(element, 'action_id'), 255, 'action_id'),
];

const group = (value: unknown) => [
  ...textObject(field(value, 'label'), 75, ['plain_text']),
  ...listOf(field(value, 'options'), 1, 100, option),
];

const option = (value: unknown) => [
  ...textObject(field(value, 'text'), 75, ['plain_text']),
  ...filled(field(value, 'value'), 'value'),
  ...longer(field(value, 'value'), 150, 'value'),
];
