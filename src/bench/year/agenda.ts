export type Agenda = ReturnType<typeof createAgenda>;

type Entry = { readonly at: number; readonly act: () => Promise<boolean> };

/** What is going to happen, by time. What cannot be done yet is tried again a day later. */
export function createAgenda(againAfterMs: number) {
  const entries: Entry[] = [];

  function add(at: number, act: Entry['act']): void {
    const place = entries.findLastIndex((entry) => entry.at <= at);
    entries.splice(place + 1, 0, { at, act });
  }

  return {
    add,
    next: (): number => entries[0]?.at ?? Number.POSITIVE_INFINITY,
    /** Does everything up to this time, in its order. */
    async doUntil(now: number): Promise<void> {
      while ((entries[0]?.at ?? Number.POSITIVE_INFINITY) <= now) {
        const { act } = entries.shift() as Entry;
        if (!(await act())) add(now + againAfterMs, act);
      }
    },
  };
}
