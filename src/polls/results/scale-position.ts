import { SCALES } from '../../content/scales';
import type { Scale } from '../../content/schema';
import type { Share, ShownResult } from './closed-result';

/** Where the answers lie on a scale: 0 at its first point, 100 at its last, in steps of 5; `near` is the nearest point. */
export type Position = { readonly value: number; readonly near: string };

const STEP = 5;

/**
 * The middle of the answers on a scale, from the shares as they were shown and nothing finer. Answers that are no point of
 * the scale, such as “Not my role”, take no part. Null where only words were shown, or hardly anybody chose a point.
 */
export function positionOf({ shares }: ShownResult, scale: Scale): Position | null {
  const points = SCALES[scale];
  if (shares.some(({ bar }) => bar === null)) return null;
  const weights = points.map((point) => weightOf(shares.find(({ label }) => label === point)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return null;
  const steps = weights.reduce((sum, weight, at) => sum + weight * at, 0) / all;
  const value = Math.round((100 * steps) / (points.length - 1) / STEP) * STEP;
  return { value, near: points[Math.round(steps)] ?? '' };
}

/** Where no number was shown, “nearly all” counts as all and “hardly any” as none. */
function weightOf(share: Share | undefined): number {
  if (!share) return 0;
  return share.share ?? ((share.bar ?? 0) > 10 ? 100 : 0);
}
