/**
 * Returns a function that runs tasks with the same key strictly in order; tasks with different keys run in parallel. It
 * settles as its task does, and a failed task does not stop the next.
 */
export function createKeyedQueue() {
  const last = new Map<string, Promise<unknown>>();
  return function inOrder<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const running = (last.get(key) ?? Promise.resolve()).then(task, task);
    last.set(key, running);
    const forget = () => {
      if (last.get(key) === running) last.delete(key);
    };
    running.then(forget, forget);
    return running;
  };
}

export type KeyedQueue = ReturnType<typeof createKeyedQueue>;

/**
 * Starts `work` for every item, in order, with at most `atOnce` running. Resolves when all are done. `work` must not
 * reject.
 */
export async function inParallel<Item>(
  atOnce: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: Math.min(atOnce, items.length) }, async () => {
      for (const item of left) await work(item);
    }),
  );
}

/**
 * Settles as `work` does if that takes no longer than `limitMs` milliseconds; otherwise rejects with the error from
 * `tooLate`. The work itself goes on, and its outcome is then ignored.
 */
export async function withTimeLimit<Result>(
  limitMs: number,
  work: Promise<Result>,
  tooLate: () => Error,
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooLate()), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Returns a function that finds what belongs to a key. Keys that are asked for in the same moment are read together, at most
 * `most` at once; each is told what was found for it, or that reading failed.
 */
export function readTogether<Key, Found>(
  most: number,
  read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Found>>,
): (key: Key) => Promise<Found | undefined> {
  let next: { readonly keys: Key[]; readonly found: Promise<ReadonlyMap<Key, Found>> } | undefined;
  return async (key) => {
    if (!next || next.keys.length >= most) {
      const keys: Key[] = [];
      const found = turnOfEventLoop().then(() => {
        if (next?.keys === keys) next = undefined;
        return read(keys);
      });
      next = { keys, found };
    }
    const { keys, found } = next;
    keys.push(key);
    return (await found).get(key);
  };
}

const turnOfEventLoop = () => new Promise<void>((resolve) => setImmediate(resolve));
