import { createHash } from 'node:crypto';
import type { Json } from '../json';
import { buttonsIn } from '../slack/readable';
import type { Acted } from '../state';
import { actionsOf } from '../teams/card-text';

/** What the page says where that which was pressed is gone. */
export const GONE: Acted = { notice: 'That has changed in the meantime. Please look again.' };

/** A button in Slack by its ids, and what it carried as the person saw it. */
type PressedButton = { readonly block: string; readonly action: string; readonly value?: string | undefined };

/** The button that was pressed. Undefined where it is gone: a message that was changed has other buttons under the same ids. */
export function pressedButton(blocks: readonly Json[], { block, action, value }: PressedButton): Json | undefined {
  return buttonsIn(blocks).find(
    (one) => one.block_id === block && one.action_id === action && (value === undefined || one.value === value),
  );
}

/**
 * The cards with an id for every action that has none, and the actions by their ids. An id is made of what the action
 * is, so that pressing one on a card that has changed meanwhile never presses another in its place.
 */
export function numberedActions(given: readonly Json[]): { cards: Json[]; actions: Map<string, Json> } {
  const cards = structuredClone(given) as Json[];
  const actions = new Map<string, Json>();
  for (const action of cards.flatMap(actionsOf) as Json[]) {
    const own = { ...action };
    action.id ??= freeId(`action-${digest(own)}`, actions);
    actions.set(String(action.id), own);
  }
  return { cards, actions };
}

const digest = (action: Json) => createHash('sha256').update(JSON.stringify(action)).digest('hex').slice(0, 16);

function freeId(id: string, taken: ReadonlyMap<string, Json>, count = 1): string {
  const free = count === 1 ? id : `${id}-${count}`;
  return taken.has(free) ? freeId(id, taken, count + 1) : free;
}
