/**
 * Values by key, in memory, at most `most` of them: setting a key makes it the newest, and the oldest are dropped. With
 * `isOver`, setting a key also drops old values, oldest first, up to the first for which `isOver` is false.
 */
export function createBoundedMap<Value>(most: number, isOver: (kept: Value, newest: Value) => boolean = () => false) {
  const entries = new Map<string, Value>();
  return {
    has: (key: string): boolean => entries.has(key),
    get: (key: string): Value | undefined => entries.get(key),
    set(key: string, value: Value): void {
      entries.delete(key);
      entries.set(key, value);
      for (const [oldest, kept] of entries) {
        if (entries.size <= most && !isOver(kept, value)) break;
        entries.delete(oldest);
      }
    },
    delete: (key: string): boolean => entries.delete(key),
  };
}
