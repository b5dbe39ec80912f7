import { buttonsIn } from '../slack/readable';
import type { Json } from '../slack/workspace';

/** A button by its ids, and what it carried as the person saw it. */
export type PressedButton = { readonly block: string; readonly action: string; readonly value?: string | undefined };

/** The button that was pressed. Undefined where it is gone: a message that was changed has other buttons under the same ids. */
export function pressedButton(blocks: readonly Json[], { block, action, value }: PressedButton): Json | undefined {
  return buttonsIn(blocks).find(
    (one) => one.block_id === block && one.action_id === action && (value === undefined || one.value === value),
  );
}
