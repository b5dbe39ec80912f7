import type { Hold } from '../../store/prompts/deliveries';

/** How long a replica keeps what it has in hand. Longer than a message may take; shorter than anybody minds waiting after a crash. */
export const LEASE_MS = 5 * 60 * 1_000;

/** In this replica's hand from now on. */
export function holdFrom(now: Date, holder: string): Hold {
  return { holder, until: new Date(now.getTime() + LEASE_MS) };
}
