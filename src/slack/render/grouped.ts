import type { types } from '@slack/bolt';
import { OPTION_TEXT, OPTIONS } from './limits';
import { literal } from './literal';

type Grouped =
  | { readonly options: types.PlainTextOption[] }
  | { readonly option_groups: { readonly label: types.PlainTextElement; readonly options: types.PlainTextOption[] }[] };

/**
 * Choices as the options of a select, under the labels of their groups if there is more than one group; those that are more
 * than Slack takes are left out: https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
 */
export function grouped<Choice extends { readonly group?: string }>(
  choices: readonly Choice[],
  optionOf: (choice: Choice) => types.PlainTextOption,
): Grouped {
  const optionsOf = (some: readonly Choice[]) => some.slice(0, OPTIONS).map(optionOf);
  const groups = [...new Set(choices.map(({ group }) => group))];
  if (groups.length < 2) return { options: optionsOf(choices) };
  return {
    option_groups: groups.slice(0, OPTIONS).map((group) => ({
      label: literal(group ?? '', OPTION_TEXT),
      options: optionsOf(choices.filter((choice) => choice.group === group)),
    })),
  };
}
