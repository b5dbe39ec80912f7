import { z } from 'zod';
import { atMost } from '../text/cut';

/** What a button says, and for a form what was filled in beside it. */
export type Pressed = { readonly says: string; readonly form?: Readonly<Record<string, string>> };

/**
 * The line that a button says, and of a form every field by its name, empty where nothing was filled in. Undefined for
 * anything that no card of ours holds: data from a button is data from outside.
 */
export function readButton(data: unknown): Pressed | undefined {
  const button = buttonData.safeParse(data).data;
  if (!button) return undefined;
  const { says, fields, ...beside } = button;
  return fields ? { says, form: Object.fromEntries(fields.map((name) => [name, textIn(beside, name)])) } : { says };
}

/** What a person is told whose button holds no line. */
export const BUTTON_WITHOUT_LINE = 'That button no longer works. Please type what you are looking for.';

/** Teams lays what was filled in beside what the button itself holds, and leaves out what is empty. */
const buttonData = z.looseObject({
  says: z.string().trim().min(1).max(2000),
  fields: z.array(z.string().min(1).max(100)).max(30).optional(),
});

/** Longer than any field takes; whoever reads the form says what is too long in it. */
const LONGEST_VALUE = 4000;

function textIn(values: Readonly<Record<string, unknown>>, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' ? atMost(value, LONGEST_VALUE) : '';
}
