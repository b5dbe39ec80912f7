import type { Share } from './closed-result';
import type { Position } from './scale-position';

/** `when` is a month, or a day where two rounds share a month. `position` is null where a round has words only. */
export type TrendPoint = {
  readonly when: string;
  readonly voters: string;
  readonly shares: readonly Share[];
  readonly position: Position | null;
};
