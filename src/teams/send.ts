import type { Activity, TurnContext } from 'botbuilder';
import type { Rendering } from './render';

/** Everybody in the conversation sees it. In a channel it stands in the thread of what it answers. */
export async function sendToThread(context: TurnContext, rendering: Rendering): Promise<void> {
  await context.sendActivity(activityOf(rendering));
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
