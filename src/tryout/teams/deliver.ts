import type { Json } from '../json';

/** The bot's answer to an activity. */
export type Received = { readonly status: number; readonly body: Json | undefined };

export type Deliver = (activity: Json) => Promise<Received>;

/** Delivers activities to the bot as the Bot Framework does: JSON, with a token for the activity's `serviceUrl`. */
export function deliverTo(botAddress: string, tokenFor?: (activity: Json) => string): Deliver {
  return async (activity) => {
    const response = await fetch(botAddress, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ...(tokenFor ? { authorization: `Bearer ${tokenFor(activity)}` } : {}),
      },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as Json) };
  };
}
