import { openStore } from '../../store/open-store';
import { PLACE, userOf } from './slack-side';

/** Of no installation but those of benchmarks and tests. */
export const SECRET_KEY = 'a key of the benchmark and nothing else';

/**
 * Of these people, by their number, how many are not kept with this option, asked of the database itself: pressing the same
 * again changes nothing. Puts back what it finds missing.
 */
export async function lostVotes(url: string, poll: string, kept: Iterable<readonly [number, number]>): Promise<number> {
  const store = await openStore(url, undefined, { secretKey: SECRET_KEY });
  try {
    const again = await Promise.all(
      [...kept].map(([person, option]) =>
        store.polls.vote(poll, { ...PLACE, person: `${PLACE.tenant}:${userOf(person)}` }, option),
      ),
    );
    return again.filter((voted) => !voted.ok || voted.changed).length;
  } finally {
    await store.close();
  }
}
