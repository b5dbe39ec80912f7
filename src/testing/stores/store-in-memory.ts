import { openStore, type Store } from '../../store/open-store';

/** The real store, in a database of its own that lasts as long as the test; opened when it is first asked something. */
export function storeInMemory(clock: () => Date): Store {
  let opening: Promise<Store> | undefined;
  const opened = () => {
    opening ??= openStore('file::memory:', clock);
    return opening;
  };
  return asking(async () => opened()) as Store;
}

/** Stands for something whose functions, and those of its parts, are all asynchronous: so it may be made inside of any of them. */
function asking(whole: () => Promise<unknown>): unknown {
  return new Proxy(() => undefined, {
    get: (_target, name) => {
      if (name === 'then') return undefined;
      return asking(async () => {
        const part = (await whole()) as Record<PropertyKey, unknown> | undefined;
        const one = part?.[name];
        return typeof one === 'function' ? one.bind(part) : one;
      });
    },
    apply: async (_target, _this, all: readonly unknown[]) => {
      const one = (await whole()) as ((...all: readonly unknown[]) => unknown) | undefined;
      // A failed test that is printed asks for more than there is.
      return one?.(...all);
    },
  });
}
