import { z } from 'zod';

/** The line that a button says; undefined for anything that no card of ours holds. Data from a button is data from outside. */
export function lineOfButton(data: unknown): string | undefined {
  return buttonData.safeParse(data).data?.says;
}

const buttonData = z.object({ says: z.string().trim().min(1).max(2000) });

/** What a person is told whose button holds no line. */
export const BUTTON_WITHOUT_LINE = 'That button no longer works. Please type what you are looking for.';
