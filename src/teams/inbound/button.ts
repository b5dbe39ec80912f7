import { z } from 'zod';
import { pressOf } from '../../commands/button-lines';
import { atMost } from '../../text/cut';
import type { Incoming } from './incoming';

/** What a button says, and for a form what was filled in beside it. */
export type Pressed = { readonly says: string; readonly form?: Readonly<Record<string, string>> };

/** Of whatever Teams sends: the button of ours that was pressed, from either kind of client. Undefined where none was. */
export function readPress(incoming: Pick<Incoming, 'type' | 'text' | 'value'>): Pressed | undefined {
  if (incoming.type === 'invoke') return readButton(invoke.safeParse(incoming.value).data?.action.data);
  return isOldPress(incoming) ? readButton(incoming.value) : undefined;
}

/** True for a press in a client that does not know Action.Execute: a message without a text. */
export const isOldPress = ({ text, value }: Pick<Incoming, 'text' | 'value'>): boolean =>
  typeof value === 'object' && value !== null && (text ?? '') === '';

/** True for a press that gives a vote or takes it back. */
export const isVote = (pressed: Pressed | undefined): boolean =>
  pressed !== undefined && pressOf(pressed.says)?.role === 'vote';

const invoke = z.object({ action: z.object({ verb: z.literal('says'), data: z.unknown().optional() }) });

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
