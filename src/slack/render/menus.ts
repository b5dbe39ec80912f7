import type { types } from '@slack/bolt';
import type { Button, Menu, MenuChoice } from '../../message';
import { grouped } from './grouped';
import { OPTION_TEXT, OPTION_VALUE, OVERFLOW_OPTIONS, TEXT_OBJECT } from './limits';
import { literal } from './literal';

/**
 * A label with a menu beside it. Slack lets people type to find their choice in a menu of its own accord:
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element
 */
export const menuBlock = (
  { label, choices, list }: Menu,
  draw: <Element extends object>(element: Element) => Element,
): types.SectionBlock => ({
  type: 'section',
  text: literal(label, TEXT_OBJECT),
  accessory: list
    ? {
        type: 'external_select',
        action_id: `${LIST}${list}`,
        placeholder: literal('Type to find it', OPTION_TEXT),
        min_query_length: 0,
      }
    : draw({
        type: 'static_select' as const,
        placeholder: literal('Choose one', OPTION_TEXT),
        ...optionsOf(choices),
      }),
});

/** The start of the action id of a menu whose choices Slack asks for: with hundreds of them a message would be too long. */
export const LIST = 'list:';

/** The menu of a row's secondary buttons, in an array; none if there are no such buttons. */
export function overflow(buttons: readonly Button[]): types.Overflow[] {
  const options = buttons.filter(isCarried).slice(0, OVERFLOW_OPTIONS).map(optionOf);
  return options.length > 0 ? [{ type: 'overflow', options }] : [];
}

/** The choices of a menu as Slack takes them. */
export const optionsOf = (choices: readonly MenuChoice[]) => grouped(choices.filter(isCarried), optionOf);

/** A choice whose line is too long to carry is left out: cut short, it would be another command. */
const isCarried = ({ command }: { readonly command: string }) => command.length <= OPTION_VALUE;

const optionOf = ({ label, command }: Pick<MenuChoice, 'label' | 'command'>): types.PlainTextOption => ({
  text: literal(label, OPTION_TEXT),
  value: command,
});
