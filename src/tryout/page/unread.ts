import { useEffect } from 'react';
import type { PersonId } from '../people';
import { useKept } from './kept';

type Said<Place> = { readonly id: string; readonly place: Place; readonly from: PersonId | 'bot' };

/**
 * Returns the places in which others have written since this person was last there. What was there when they first came
 * counts as read. `name` says in which client.
 */
export function useUnread<Place extends string>(
  name: string,
  all: readonly Said<Place>[],
  as: PersonId,
  here: string,
): ReadonlySet<Place> {
  const newest = new Map(all.filter(({ from }) => from !== as).map(({ place, id }) => [place, id]));
  const [seen, setSeen] = useKept<Readonly<Record<string, string>>>(`${name}/seen`, Object.fromEntries(newest));
  const newestHere = newest.get(here as Place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what somebody has seen that is kept, not each change of it
  useEffect(() => {
    setSeen({ ...seen, ...(newestHere === undefined ? {} : { [here]: newestHere }) });
  }, [here, newestHere]);
  return new Set([...newest].filter(([place, id]) => place !== here && seen[place] !== id).map(([place]) => place));
}
