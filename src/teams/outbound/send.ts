import type { Activity, TurnContext } from 'botbuilder';
import { DeliveryError } from '../../messenger';
import type { Rendering } from '../render/render';

/**
 * Everybody in the conversation sees it. In a channel it stands in the thread of what it answers. Throws `NotSent`, which
 * says whether it may stand there all the same.
 */
export async function sendToThread(context: TurnContext, rendering: Rendering): Promise<void> {
  try {
    await context.sendActivity(activityOf(rendering));
  } catch (error) {
    if (error instanceof DeliveryError) throw error;
    // Whatever else can fail does so before anything is sent: the token cannot be had, or a library is at fault.
    throw new DeliveryError('down', { cause: error });
  }
}

/** A card without a text beside it: Teams would show both. */
export function activityOf({ card, summary }: Rendering): Partial<Activity> {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

/** The answer to an invoke stands in the HTTP response: who pressed sees it, nobody else. */
export async function answerInvoke(context: TurnContext, body: object): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
