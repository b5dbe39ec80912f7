import { list } from '../json';
import { field, longer, textObject } from './json-rules';
import { selectFaults } from './select-rules';

/**
 * Returns every fault for which Slack would refuse an input block or its element.
 * https://docs.slack.dev/reference/block-kit/blocks/input-block and
 * https://docs.slack.dev/reference/block-kit/block-elements
 */
export function inputFaults(block: unknown): string[] {
  const hint = field(block, 'hint');
  const optional = field(block, 'optional');
  const element = field(block, 'element');
  const type = String(field(element, 'type'));
  return [
    ...textObject(field(block, 'label'), 2000, ['plain_text']),
    ...(hint === undefined ? [] : textObject(hint, 2000, ['plain_text'])),
    ...(optional === undefined || typeof optional === 'boolean' ? [] : ['optional must be a boolean']),
    ...longer(field(element, 'action_id'), 255, 'action_id'),
    ...((Object.hasOwn(ELEMENTS, type) && ELEMENTS[type]?.(element)) || ['unsupported element in an input']),
  ];
}

const ELEMENTS: Record<string, (element: unknown) => string[]> = {
  plain_text_input(element) {
    const longest = field(element, 'max_length') ?? 3000;
    if (typeof longest !== 'number' || longest < 1 || longest > 3000) return ['max_length must be 1 to 3000'];
    return longer(field(element, 'initial_value'), longest, 'initial_value');
  },

  static_select: selectFaults,

  conversations_select(element) {
    const kinds = list(field(field(element, 'filter'), 'include')).map(String);
    return kinds.every((kind) => ['im', 'mpim', 'private', 'public'].includes(kind)) ? [] : ['filter is not known'];
  },

  timepicker: (element) => shaped(field(element, 'initial_time'), /^([01]\d|2[0-3]):[0-5]\d$/, 'initial_time'),

  datepicker: (element) => shaped(field(element, 'initial_date'), /^\d{4}-\d\d-\d\d$/, 'initial_date'),
};

const shaped = (value: unknown, shape: RegExp, name: string) =>
  value === undefined || shape.test(String(value)) ? [] : [`${name} has another shape`];
