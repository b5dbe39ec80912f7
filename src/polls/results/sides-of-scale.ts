import { SCALES } from '../../content/scales';

/** The answers that lie on one side of a scale's middle, by their place among a poll's answers. */
type Side = readonly number[];

/**
 * The two sides of the scale that a poll's answers begin with; none if they begin with no scale, or with one that is too
 * short. The middle of an odd scale, and answers behind it such as “Not my role”, are on neither side.
 */
export function sidesOf(labels: readonly string[]): readonly Side[] {
  const scale = Object.values(SCALES).find((points) => points.every((point, at) => labels[at] === point));
  const half = Math.floor((scale?.length ?? 0) / 2);
  if (!scale || half < 2) return [];
  const places = [...scale.keys()];
  return [places.slice(0, half), places.slice(-half)];
}
