import type { Mistake } from './mistake';
import type { Written } from './read';

/** Other people's wording in the shipped pack. Only a partnership can have leave to use it, in a pack of its own. */
export function borrowedWording(shipped: readonly Written[]): Mistake[] {
  return shipped.flatMap(({ entry, file, lineOf }) => {
    const fields = [
      ...('wording' in entry && entry.wording !== undefined ? ['wording'] : []),
      ...('voices' in entry && entry.voices.length > 0 ? ['voices'] : []),
    ];
    return fields.map((field) => ({
      file,
      line: lineOf([field]),
      says: `${field}: found the words of others in the shipped pack; they belong in a pack of your own partnership, which has their leave`,
    }));
  });
}
