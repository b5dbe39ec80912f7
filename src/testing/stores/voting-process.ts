import { openStore } from '../../store/open-store';
import { SECRET_KEY } from './databases';
import { voter } from './stored-polls';

/** One press of a person, numbered so that its acknowledgement can be told. */
export type Press = {
  readonly number: number;
  readonly poll: string;
  readonly person: number;
  readonly option: number;
};

/** Keeps every vote that the parent process sends, and tells it the number of each that is kept. Says `ready` first. */
export async function keepVotes(url: string): Promise<void> {
  const store = await openStore(url, undefined, { secretKey: SECRET_KEY });
  process.on('message', ({ number, poll, person, option }: Press) => {
    void store.polls.vote(poll, voter(person), option).then(({ ok }) => process.send?.(ok ? number : -1));
  });
  process.send?.('ready');
}
