import type { Messenger } from '../../messenger';
import { plainText } from '../../plain-text';
import { openStore } from '../../store/open-store';
import { createReplica, createWorld, type ReplicaStore } from '../weekly-prompts';

/** A moment in the life of a prompt. */
export type Moment = 'claimed' | 'marked as being sent' | 'posted' | 'recorded' | 'reported';

export type ReplicaOrders = {
  readonly url: string;
  /** Where the platform listens. */
  readonly platform: string;
  readonly now: string;
  /** After this moment the process kills itself; without, it does one whole beat. */
  readonly dieAfter?: Moment;
};

/** One beat of a replica in this process, against a platform on the network. */
export async function runReplica({ url, platform, now, dieAfter }: ReplicaOrders): Promise<void> {
  const world = createWorld(new Date(now));
  const store = await openStore(url, world.clock);
  const dying = mortal(store, messengerTo(platform), dieAfter);
  await createReplica(dying.store, world, `process ${process.pid}`, { messenger: dying.messenger }).tick();
  await store.close();
}

/** What a platform's adapter does, in as few words. */
export function messengerTo(platform: string): Messenger {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${platform}/${path}`, { method: 'POST', body: JSON.stringify(body) });
    return response.text();
  };
  return {
    send: (conversation) => post('send', { conversation }),
    replace: async (conversation, id) => void (await post('replace', { conversation, id })),
    sendDirect: async (person, message) => void (await post('tell', { person, text: plainText(message) })),
    probe: async () => {},
  };
}

function mortal(store: ReplicaStore, messenger: Messenger, dieAfter: Moment | undefined) {
  const then =
    <Given extends unknown[], Result>(moment: Moment, call: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      const result = await call(...given);
      if (moment === dieAfter) process.kill(process.pid, 'SIGKILL');
      return result;
    };
  const { deliveries, reports } = store;
  return {
    store: {
      ...store,
      deliveries: {
        ...deliveries,
        claim: then('claimed', deliveries.claim),
        startSending: then('marked as being sent', deliveries.startSending),
        sent: then('recorded', deliveries.sent),
      },
      reports: { ...reports, close: then('reported', reports.close) },
    },
    messenger: { ...messenger, send: then('posted', messenger.send) },
  };
}
