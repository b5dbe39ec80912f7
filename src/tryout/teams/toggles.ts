import { type Json, list } from '../json';

/** Returns the elements that an `Action.ToggleVisibility` shows or hides: an id, and whether it is to be seen; undefined turns it round. */
const targetsOf = ({ targetElements }: Json): [string, boolean | undefined][] =>
  (Array.isArray(targetElements) ? targetElements : []).map((target: unknown) =>
    typeof target === 'string'
      ? [target, undefined]
      : [String((target as Json).elementId), (target as Json).isVisible as boolean | undefined],
  );

/** Returns a card as it is once somebody has pressed this `Action.ToggleVisibility` on it. */
export function toggled(card: Json, action: Json): Json {
  const changed = structuredClone(card);
  for (const [id, shown] of targetsOf(action))
    for (const element of withId(changed, id)) element.isVisible = shown ?? element.isVisible === false;
  return changed;
}

/** Returns the toggles of a card that name an element which is not there; clients do nothing then. */
export function toggleMistakes(card: Json, actions: readonly Json[]): string[] {
  const toggles = actions.filter(({ type }) => type === 'Action.ToggleVisibility');
  return toggles.flatMap((action) => {
    const targets = targetsOf(action);
    if (targets.length === 0) return ['a toggle of nothing'];
    return targets.filter(([id]) => withId(card, id).length !== 1).map(([id]) => `${id} is no one element to toggle`);
  });
}

const withId = (element: Json, id: string): Json[] => [
  ...(element.id === id ? [element] : []),
  ...[element.body, element.items, element.columns].flatMap(list).flatMap((inside) => withId(inside, id)),
];
