import { createHash } from 'node:crypto';
import type { Json } from '../json';
import { chosen, controlsIn, isMenu, optionsOf } from '../slack/controls';
import type { Acted } from '../state';
import { actionsOf } from '../teams/card-text';

/** The notice for somebody who presses what is no longer there. */
export const GONE: Acted = { notice: 'That has changed in the meantime. Please look again.' };

/** A button or a select in Slack: its ids, and the value of the button, or of the option, when the page drew it. */
type Pressed = { readonly block: string; readonly action: string; readonly value?: string | undefined };

/**
 * Returns what a press sends: the button that was pressed, or the select with the option that was chosen. Undefined if it
 * is gone: after a change, a message can have another button under the same ids.
 */
export function pressedControl(blocks: readonly Json[], { block, action, value }: Pressed): Json | undefined {
  for (const one of controlsIn(blocks)) {
    if (one.block_id !== block || one.action_id !== action) continue;
    if (!isMenu(one)) return value === undefined || one.value === value ? one : undefined;
    const option = optionsOf(one).find((each) => each.value === value);
    return option && chosen(one, option);
  }
  return undefined;
}

/**
 * Returns copies of the cards in which every action has an id, and the original actions by those ids. An id is a digest
 * of its action, so a press on a card that has changed meanwhile cannot reach a different action.
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
