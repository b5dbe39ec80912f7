import type { types } from '@slack/bolt';
import { type Choice, type Field, type Form, MORE_OPTIONS } from '../../message';
import { isClockTime } from '../../text/clock-time';
import { grouped } from './grouped';
import { HEADER_TEXT, INPUT_LABEL, INPUT_TEXT, OPTION_TEXT } from './limits';
import { literal } from './literal';

/** The `action_id` of every input: a value is in the view's state under the block id of its field and this. */
export const INPUT = 'input';

const FIELD = 'field:';

/**
 * A form's fields as inputs of a modal, more options in a section of their own: a modal folds nothing away without asking the
 * bot. A preset value that would not fit is left out.
 */
export function inputBlocks({ fields }: Form): (types.InputBlock | types.HeaderBlock)[] {
  const more = fields.filter((field) => field.more);
  return [
    ...fields.filter((field) => !field.more).map(inputBlock),
    ...(more.length > 0 ? [{ type: 'header', text: literal(MORE_OPTIONS, HEADER_TEXT) } as const] : []),
    ...more.map(inputBlock),
  ];
}

function inputBlock(field: Field): types.InputBlock {
  return {
    type: 'input',
    block_id: blockOfField(field.name),
    label: literal(field.label, INPUT_LABEL),
    ...(field.hint ? { hint: literal(field.hint, INPUT_LABEL) } : {}),
    optional: field.required !== true,
    element: { action_id: INPUT, ...element(field) },
  };
}

/** The id of the block for a field. The response to a submission names its mistakes by it. */
export const blockOfField = (name: string): string => `${FIELD}${name}`;

/** The field of a block; undefined if the block is not a field. */
export const fieldOfBlock = (blockId: string): string | undefined =>
  blockId.startsWith(FIELD) ? blockId.slice(FIELD.length) : undefined;

/**
 * The value of a choice. Slack rejects an empty value, and ours may be empty, so on the wire each has one character in
 * front.
 */
export const valueOfOption = (option: string): string => option.slice(1);

function element(field: Field): types.InputBlock['element'] {
  const { kind, value } = field;
  switch (kind) {
    case 'line': {
      const longest = Math.min(field.longest, INPUT_TEXT);
      const initial = value && value.length <= longest ? { initial_value: value } : {};
      return { type: 'plain_text_input', max_length: longest, multiline: field.lines === true, ...initial };
    }
    case 'choice': {
      const options = field.choices.filter((one) => one.value.length < OPTION_TEXT);
      const chosen = options.find((one) => one.value === value);
      return {
        type: 'static_select',
        ...grouped(options, option),
        ...(chosen ? { initial_option: option(chosen) } : {}),
      };
    }
    case 'time':
      return { type: 'timepicker', ...(value && isClockTime(value) ? { initial_time: value } : {}) };
    case 'date':
      return { type: 'datepicker', ...(value && DATE.test(value) ? { initial_date: value } : {}) };
  }
}

const DATE = /^\d{4}-\d\d-\d\d$/;

const option = ({ label, value }: Choice): types.PlainTextOption => ({
  text: literal(label, OPTION_TEXT),
  value: `=${value}`,
});
