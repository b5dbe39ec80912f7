/** What becomes of one of a group, in the order of the group. */
export type Outcome<Result> = PromiseSettledResult<Result>;

/**
 * Commits together what comes in together: one commit at a time, with all that has come in since the last began, at most so
 * many. Each caller is answered after the commit that holds what it gave. A commit that throws fails its group alone.
 */
export function createGroupCommit<Item, Result>(
  commit: (items: readonly Item[]) => Promise<readonly Outcome<Result>[]>,
  most: number,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let running = false;

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!running) void run();
    });

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      // SQLite's driver is synchronous: without this pause each request would be committed before the next is even read.
      await new Promise(setImmediate);
      await commitGroup(waiting.splice(0, most));
    }
    running = false;
  }

  async function commitGroup(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const outcomes = await commit(group.map(({ item }) => item));
      for (const [at, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[at];
        if (outcome?.status === 'fulfilled') resolve(outcome.value);
        else reject(outcome?.reason);
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

type Waiting<Item, Result> = {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
};
