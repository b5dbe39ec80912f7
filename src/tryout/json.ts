/** A JSON object whose shape nobody has checked. */
export type Json = Record<string, unknown>;

/** Returns the elements of a JSON array, or none if the value is anything else. */
export const list = (value: unknown): Json[] => (Array.isArray(value) ? value : []);
