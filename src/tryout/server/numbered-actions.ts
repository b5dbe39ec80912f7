import { actionsOf } from '../teams/card-text';
import type { Json } from '../teams/rooms';

/** The cards with a number as the id of every action that has none, and the actions by their ids. */
export function numberedActions(given: readonly Json[]): { cards: Json[]; actions: Map<string, Json> } {
  const cards = structuredClone(given) as Json[];
  const actions = new Map<string, Json>();
  for (const action of cards.flatMap(actionsOf) as Json[]) {
    const own = { ...action };
    action.id ??= `action-${actions.size}`;
    actions.set(String(action.id), own);
  }
  return { cards, actions };
}
