import type { types } from '@slack/bolt';
import { INPUT_TEXT } from './limits';

/** The `action_id` of the box: what was typed into it comes back as a press, once Enter is pressed. */
export const SEARCH = 'search';

/**
 * A box to type a line into, for the App Home, which has no composer.
 * https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object
 */
export const searchBox = (): types.InputBlock => ({
  type: 'input',
  block_id: SEARCH,
  dispatch_action: true,
  optional: true,
  label: { type: 'plain_text', text: 'Look up a word or a principle' },
  element: {
    type: 'plain_text_input',
    action_id: SEARCH,
    max_length: Math.min(300, INPUT_TEXT),
    placeholder: { type: 'plain_text', text: 'county lines' },
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  },
});
