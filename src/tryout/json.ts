/** JSON of which nothing is known yet. */
export type Json = Record<string, unknown>;

/** The elements of a JSON array; none where the value is anything else. */
export const list = (value: unknown): Json[] => (Array.isArray(value) ? value : []);
