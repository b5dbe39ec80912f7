import { fork } from 'node:child_process';
import { once } from 'node:events';

type Methods = Readonly<Record<string, (...given: never[]) => unknown>>;
type Call = (...given: readonly unknown[]) => unknown;
type Order = { readonly number: number; readonly name: string; readonly given: readonly unknown[] };
type Outcome = { readonly number: number; readonly result?: unknown; readonly fault?: string };

/** The functions of something in another process: they answer by promises, and take and give plain JSON. */
export type Far<Side extends Methods> = {
  readonly [Name in keyof Side]: (...given: Parameters<Side[Name]>) => Promise<Awaited<ReturnType<Side[Name]>>>;
};

/**
 * Starts what the function `start` of a module (its full path) makes, in a process of its own, so that its work is not done
 * at the cost of those who are measured.
 */
export async function startSide<Side extends Methods>(
  path: string,
  start: string,
  given: readonly unknown[],
): Promise<Far<Side> & { readonly stop: () => Promise<void> }> {
  const child = fork(__filename, [path, start, JSON.stringify(given)]);
  const [names] = (await once(child, 'message')) as [readonly string[]];
  const waiting = new Map<number, (outcome: Outcome) => void>();
  child.on('message', (outcome: Outcome) => {
    waiting.get(outcome.number)?.(outcome);
    waiting.delete(outcome.number);
  });
  let orders = 0;
  const order = async (name: string, given: readonly unknown[]): Promise<unknown> => {
    orders += 1;
    const number = orders;
    const outcome = new Promise<Outcome>((resolve) => waiting.set(number, resolve));
    child.send({ number, name, given } satisfies Order);
    const { result, fault } = await outcome;
    if (fault) throw new Error(fault);
    return result;
  };
  const calls = names.map((name) => [name, (...given: readonly unknown[]) => order(name, given)]);
  return {
    ...Object.fromEntries(calls),
    async stop() {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}

async function obey([path = '', start = '', given = '']: readonly string[]): Promise<void> {
  const side: Readonly<Record<string, Call>> = await require(path)[start](...JSON.parse(given));
  process.on('message', ({ number, name, given }: Order) => {
    Promise.resolve()
      .then(() => side[name]?.(...given))
      .then(
        (result) => process.send?.({ number, result } satisfies Outcome),
        (error: unknown) => process.send?.({ number, fault: String(error) } satisfies Outcome),
      );
  });
  // Whoever gives the orders has gone, perhaps without a word.
  process.on('disconnect', () => process.exit());
  process.send?.(Object.keys(side));
}

if (require.main === module) void obey(process.argv.slice(2));
