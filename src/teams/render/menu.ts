import type { Menu } from '../../message';
import type { CardElement } from './card';
import { clip } from './fit-card';
import { escapeMarkdown, plainCardText } from './markdown';

/** Our own limits, in characters. */
const LONGEST = { label: 200, choice: 100 } as const;

/**
 * A menu as Teams draws it: a list in which people type to find their choice, and a button that sends it. Teams has no
 * groups, and tells nothing before a button is pressed.
 * https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search
 */
export function renderMenu({ label, open, choices }: Menu, id: string): CardElement[] {
  const data = { says: 'menu', menu: id };
  const title = clip(plainCardText(open), LONGEST.choice);
  return [
    {
      type: 'Input.ChoiceSet',
      id,
      label: clip(escapeMarkdown(label), LONGEST.label),
      style: 'filtered',
      placeholder: 'Type to find it',
      choices: choices.map(({ label: name, command: value }) => ({
        title: clip(plainCardText(name), LONGEST.choice),
        value,
      })),
    },
    {
      type: 'ActionSet',
      spacing: 'Small',
      actions: [
        {
          type: 'Action.Execute',
          title,
          tooltip: title,
          verb: 'says',
          data,
          fallback: { type: 'Action.Submit', title, data },
        },
      ],
    },
  ];
}
