import { z } from 'zod';
import { pressOf } from '../../commands/button-lines';
import { atMost } from '../../text/cut';
import { FILE_CONSENT } from '../outbound/file-cards';
import { type ButtonContext, LONGEST_STEP, MOST_STEPS } from '../render/button-context';
import type { Incoming } from './incoming';

/**
 * The command line of a button, such as `vote 12 3`; for a form, also each field's value by the field's name. `context`:
 * what the card said of itself, if it said anything.
 */
export type Pressed = {
  readonly says: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly context?: ButtonContext;
};

/** The button of ours that an activity says was pressed, from either kind of client. Undefined if none was. */
export function readPress(incoming: Pick<Incoming, 'type' | 'name' | 'text' | 'value'>): Pressed | undefined {
  if (incoming.name === FILE_CONSENT) return readButton(consent.safeParse(incoming.value).data?.context);
  if (isDialog(incoming)) return readButton(inDialog.safeParse(incoming.value).data?.data);
  if (incoming.type === 'invoke') return readButton(invoke.safeParse(incoming.value).data?.action.data);
  return isOldPress(incoming) ? readButton(incoming.value) : undefined;
}

/** True for a press in a client that does not know Action.Execute: a message that has data and no text. */
export const isOldPress = ({ text, value }: Pick<Incoming, 'text' | 'value'>): boolean =>
  typeof value === 'object' && value !== null && (text ?? '') === '';

/** True for every kind of press, whether or not the button is one of ours. */
export const isPressed = (incoming: Pick<Incoming, 'type' | 'text' | 'value'>): boolean =>
  incoming.type === 'invoke' || isOldPress(incoming);

/** True for a press that casts or withdraws a vote. */
export const isVote = (pressed: Pressed | undefined): boolean =>
  pressed !== undefined && pressOf(pressed.says)?.role === 'vote';

/** True for a press that opens a dialog, and for one in a dialog. */
export const isDialog = ({ type, name }: Pick<Incoming, 'type' | 'name'>): boolean =>
  type === 'invoke' && (name === 'task/fetch' || name === 'task/submit');

const inDialog = z.object({ data: z.unknown() });

/** The answer to whether a file may be saved carries what a button would. */
const consent = z.object({ context: z.unknown() });

const invoke = z.object({ action: z.object({ verb: z.literal('says'), data: z.unknown().optional() }) });

/**
 * The command line in a button's data and, for a form, every field by its name, empty if nothing was filled in.
 * Undefined for data that none of our cards holds: a button's data comes from outside.
 */
export function readButton(data: unknown): Pressed | undefined {
  const button = buttonData.safeParse(data).data;
  if (!button) return undefined;
  const { says, fields, menu, context, ...beside } = button;
  const carried = context ? { context } : {};
  if (menu !== undefined) return { says: textIn(beside, menu).trim(), ...carried };
  const form = fields && Object.fromEntries(fields.map((name) => [name, textIn(beside, name)]));
  return { says, ...(form ? { form } : {}), ...carried };
}

/** Told to a person whose button holds no command line. */
export const BUTTON_WITHOUT_LINE = 'That button no longer works. Please type what you are looking for.';

/** Told to a person who pressed a menu's button without a choice. */
export const NOTHING_CHOSEN = 'Please choose one first.';

/** A context that no card of ours holds counts as none. */
const context = z.object({
  alone: z.literal(true).optional(),
  at: z.string().min(1).max(500).optional(),
  from: z.array(z.string().min(1).max(LONGEST_STEP)).max(MOST_STEPS).optional(),
});

/** Teams puts the values of the fields beside the button's own data, and leaves out those that are empty. */
const buttonData = z.looseObject({
  says: z.string().trim().min(1).max(2000),
  menu: z.string().min(1).max(100).optional(),
  fields: z.array(z.string().min(1).max(100)).max(30).optional(),
  context: context.optional().catch(undefined),
});

/** Characters. Longer than any field accepts; the command that reads the form says which value is too long. */
const LONGEST_VALUE = 4000;

function textIn(values: Readonly<Record<string, unknown>>, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return typeof value === 'string' ? atMost(value, LONGEST_VALUE) : '';
}
