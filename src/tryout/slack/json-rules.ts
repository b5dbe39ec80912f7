/** Judges a text object: https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export function textObject(value: unknown, longest: number, kinds: readonly string[]): string[] {
  const text = field(value, 'text');
  return [
    ...(kinds.includes(String(field(value, 'type'))) ? [] : [`text must be ${kinds.join(' or ')}`]),
    ...filled(text, 'text'),
    ...longer(text, longest, 'text'),
  ];
}

/** Returns what is wrong with a list: a size outside `least` to `most`, and what `judge` finds in its elements. */
export function listOf(value: unknown, least: number, most: number, judge: (one: unknown) => string[]): string[] {
  if (!Array.isArray(value)) return ['missing elements'];
  const size = value.length < least || value.length > most ? [`${least} to ${most} elements, not ${value.length}`] : [];
  return [...size, ...value.flatMap(judge)];
}

/** Returns a fault unless the value is a string that is not empty. */
export const filled = (value: unknown, name: string) =>
  typeof value === 'string' && value.length > 0 ? [] : [`${name} must be more than 0 characters`];

/** Returns a fault unless the value is missing, or a string of at most `longest` characters. */
export const longer = (value: unknown, longest: number, name: string) =>
  value === undefined || (typeof value === 'string' && value.length <= longest)
    ? []
    : [`${name} must be less than ${longest + 1} characters`];

/** Returns the ids that occur more than once. */
export const repeated = (ids: readonly unknown[]) =>
  ids.filter((id, index) => id !== undefined && ids.indexOf(id) !== index);

/** Returns the property of this name; undefined if there is none, or if the value is no object. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
