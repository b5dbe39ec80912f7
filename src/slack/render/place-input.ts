import type { types } from '@slack/bolt';

/** The block and the element that hold the choice, in the state of the window. */
export const PLACE = 'place';
export const CHOSEN = 'chosen';

/**
 * A field to choose a channel or group chat in. Slack lists those that the person can see.
 * https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object
 */
export const placeInput = (): types.InputBlock => ({
  type: 'input',
  block_id: PLACE,
  label: { type: 'plain_text', text: 'Which channel is it for?' },
  hint: { type: 'plain_text', text: 'You and I must both be in it. To add me, type /invite @Practice Compass there.' },
  element: {
    type: 'conversations_select',
    action_id: CHOSEN,
    filter: { include: ['public', 'private', 'mpim'], exclude_bot_users: true },
  },
});
