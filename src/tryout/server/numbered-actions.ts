import { createHash } from 'node:crypto';
import { actionsOf } from '../teams/card-text';
import type { Json } from '../teams/rooms';

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
