/**
 * Of an account or a conversation, the fields that answers are addressed by, and only if they hold something: the Agents SDK
 * refuses an activity whole for a name that is `null` or empty, both as it comes and as it goes.
 */
export const accountFields = (of: unknown): Record<string, string> =>
  texts(of, ['id', 'name', 'aadObjectId', 'tenantId']);

export const conversationFields = (of: unknown): Record<string, string> =>
  texts(of, ['id', 'conversationType', 'tenantId', 'name']);

export function texts(of: unknown, names: readonly string[]): Record<string, string> {
  const fields = Object.entries(typeof of === 'object' && of !== null ? of : {});
  return Object.fromEntries(
    fields.filter(([name, value]) => names.includes(name) && typeof value === 'string' && value !== ''),
  );
}
