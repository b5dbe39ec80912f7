import type { Messenger } from '../messenger';
import { passingTime } from './passing-time';
import type { Join, Person } from './person';
import { NOW, testServices } from './services';

/** Presses the button of the newest draft that posts it, which says where. */
export async function postDraft(person: Person): Promise<void> {
  const [, label] =
    person
      .seen()
      .join('\n')
      .match(/.*\[(Post (?:here|there|in th\w+ thread))\]/s) ?? [];
  if (label === undefined) throw new Error('There is no draft to post');
  await person.press(label);
}

/** Ann on an adapter, with the polls of her team. */
export type PollsOnFace = Awaited<ReturnType<typeof joinForPolls>>;

/** Brings Ann to an adapter whose polls are posted by its own messenger, as in the running bot. A test moves the clock. */
export async function joinForPolls(join: Join) {
  const time = passingTime(NOW);
  let ann: Person;
  // The services come before the adapter, and its messenger with it.
  const messenger: Messenger = {
    send: (...all) => ann.messenger.send(...all),
    replace: (...all) => ann.messenger.replace(...all),
    sendDirect: (...all) => ann.messenger.sendDirect(...all),
    probe: (...all) => ann.messenger.probe(...all),
  };
  const services = testServices({ messenger, clock: time.clock });
  ann = await join(services);
  return {
    ann,
    services,
    pass: time.pass,
    leave: async (): Promise<void> => {
      await services.pollCards.stop();
      await ann.leave();
    },
  };
}
