import { openStore, type Store } from '../store/open-store';

type Polls = Store['polls'];

/** The real polls, in a database of their own that lasts as long as the test; opened when it is first asked something. */
export function pollsInMemory(clock: () => Date): Polls {
  let opening: Promise<Store> | undefined;
  const polls = async () => {
    opening ??= openStore('file::memory:', clock);
    return (await opening).polls;
  };
  // Every function of the polls is asynchronous, so that the database may be opened inside of any of them.
  return new Proxy({} as Polls, {
    get:
      (_polls, name) =>
      async (...all: never[]) => {
        const one = (await polls())[name as keyof Polls] as ((...all: never[]) => unknown) | undefined;
        // A failed test that is printed asks for more than there is.
        return one?.(...all);
      },
  });
}
