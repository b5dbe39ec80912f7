import type { ViewErrorsResponseAction, ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import { cut } from '../../text/cut';
import { blockOfField, fieldOfBlock, INPUT, valueOfOption } from '../render/input-blocks';
import { INPUT_TEXT } from '../render/limits';

const text = z.string().nullish();

const inputState = z.object({
  value: text,
  selected_time: text,
  selected_date: text,
  selected_option: z.object({ value: z.string().min(1) }).nullish(),
});

/**
 * The values that were filled in, by field name; an empty string for a field that was left empty. Throws if the state
 * has a shape that Slack never sends.
 */
export function submittedForm({ blocks, state }: Pick<ViewOutput, 'blocks' | 'state'>): Record<string, string> {
  return Object.fromEntries(
    fieldsIn(blocks).map((name) => {
      const given = inputState.parse(state.values[blockOfField(name)]?.[INPUT] ?? {});
      const chosen = given.selected_option && valueOfOption(given.selected_option.value);
      return [name, cut(given.value ?? chosen ?? given.selected_time ?? given.selected_date ?? '', INPUT_TEXT)];
    }),
  );
}

/**
 * The response that shows each mistake beside its field; undefined if there is none. A mistake that belongs to no field
 * is shown at the first one.
 */
export function mistakesBeside(
  mistakes: Readonly<Record<string, string>>,
  { blocks }: Pick<ViewOutput, 'blocks'>,
): ViewErrorsResponseAction | undefined {
  const fields = fieldsIn(blocks);
  const [first] = fields;
  const errors: Record<string, string> = {};
  for (const [name, says] of Object.entries(mistakes)) {
    const field = fields.includes(name) ? name : first;
    if (field === undefined) continue;
    const at = blockOfField(field);
    errors[at] = cut([...(errors[at] ? [errors[at]] : []), says].join(' '), INPUT_TEXT);
  }
  return Object.keys(errors).length > 0 ? { response_action: 'errors', errors } : undefined;
}

const fieldsIn = (blocks: ViewOutput['blocks']): string[] =>
  blocks.flatMap(({ type, block_id: id }) => (type === 'input' && id ? (fieldOfBlock(id) ?? []) : []));
