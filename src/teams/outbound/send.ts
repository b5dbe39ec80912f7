import { DeliveryError } from '../../messenger';
import type { Rendering } from '../render/render';
import type { Outgoing, TurnContext } from '../sdk/port';

/**
 * Sends a message that everybody in the conversation sees; in a channel, in the thread of what it answers. Rejects with
 * `DeliveryError`, whose `why` is `unclear` if it may have arrived all the same.
 */
export async function sendToThread(context: TurnContext, rendering: Rendering): Promise<void> {
  try {
    await context.sendActivity(activityOf(rendering));
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    // Anything else fails before a message is sent: no token could be had, or a library is at fault.
    throw new DeliveryError('down', { cause: error });
  }
}

/** The message with its card and no text beside it: Teams would show both. */
export function activityOf({ card, summary }: Rendering): Outgoing {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** Answers an invoke in its HTTP response: only the person who pressed or searched sees it. */
export async function answerInvoke(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
