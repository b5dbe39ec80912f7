import { type Json, list } from '../json';
import { blockFaults } from './block-rules';
import { field, longer, textObject } from './json-rules';

/** In characters of JSON: https://docs.slack.dev/reference/methods/views.open#errors */
const LARGEST_VIEW = 250_000;

/** Returns Slack's refusal of a view, or undefined if it would show it: https://docs.slack.dev/reference/views */
export function viewFault(view: unknown, lacking?: ReadonlySet<string>): Json | undefined {
  if (JSON.stringify(view ?? {}).length > LARGEST_VIEW) return { ok: false, error: 'view_too_large' };
  const type = field(view, 'type');
  const messages = [
    ...blockFaults(field(view, 'blocks'), 'view', lacking),
    ...(type === 'home' || type === 'modal' ? [] : ['type must be home or modal']),
    ...(type === 'modal' ? modalFaults(view) : []),
    ...longer(field(view, 'private_metadata'), 3000, 'private_metadata'),
    ...longer(field(view, 'callback_id'), 255, 'callback_id'),
  ];
  return messages.length > 0 ? { ok: false, error: 'invalid_arguments', response_metadata: { messages } } : undefined;
}

function modalFaults(view: unknown): string[] {
  const inputs = list(field(view, 'blocks')).some((block) => field(block, 'type') === 'input');
  const submit = field(view, 'submit');
  return [
    ...textObject(field(view, 'title'), 24, ['plain_text']),
    ...(inputs && submit === undefined ? ['submit must be there when there are inputs'] : []),
    ...[submit, field(view, 'close')].flatMap((label) =>
      label === undefined ? [] : textObject(label, 24, ['plain_text']),
    ),
  ];
}
