import { openStore } from '../../store/open-store';
import { SECRET_KEY } from './keepers';
import { PLACE, userOf } from './slack-side';

/**
 * Of these people, by their number, those who are not kept with this option, asked of the database itself: pressing the same
 * again changes nothing. Puts back what it finds missing.
 */
export async function lostVotes(
  url: string,
  poll: string,
  kept: ReadonlyMap<number, number>,
): Promise<readonly number[]> {
  const store = await openStore(url, undefined, { secretKey: SECRET_KEY });
  try {
    const pressedAgain = [...kept].map(async ([person, option]) => {
      const by = { ...PLACE, person: `${PLACE.tenant}:${userOf(person)}` } as const;
      const voted = await store.polls.vote(poll, by, option);
      return voted.ok && !voted.changed ? [] : [person];
    });
    return (await Promise.all(pressedAgain)).flat();
  } finally {
    await store.close();
  }
}
