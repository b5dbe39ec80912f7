import type { Participant, Person } from '../ids';
import type { Message } from '../message';
import type { DeliveryError, Messenger } from '../messenger';
import type { Draft } from '../polls/poll';
import { createPollCards } from '../schedule/polls/poll-cards';
import type { PollCardServices, PollCardStore } from '../schedule/polls/services';
import type { Store } from '../store/open-store';
import { passingTime, until } from './passing-time';
import { storeInMemory } from './stores/store-in-memory';
import { CHANNEL, draftOf, keptDraft, NOON } from './stores/stored-polls';

/** Ann, who makes the polls. */
export const ANN: Participant = { ...CHANNEL, person: 'slack:T1:U0ANN' };

/** What Ann asks where a test names nothing else: anonymous, one answer, open until she closes it. */
export const FRIDAY: Draft = draftOf({ question: 'Is it Friday?', options: ['Yes', 'No'] });

/** So many choose the first answer. */
export const yes = (count: number): number[] => Array(count).fill(0);

/** The world with polls in memory, and one replica on them; `post` and `voteAll` go by way of that one. */
export function oneReplica() {
  const world = createPollsWorld();
  const polls = storeInMemory(world.time.clock).polls;
  const polling = world.replica(polls);
  return { world, polls, polling, ...membersBy(polls, polling) };
}

/** Ann and the others in her channel, who reach the bot by this one of its processes. */
export function membersBy(polls: Store['polls'], polling: ReturnType<PollsWorld['replica']>) {
  return {
    /** Resolves with the id of Ann's poll when its card stands. */
    async post(changes: Partial<Draft> = {}): Promise<string> {
      const id = await keptDraft({ polls }, { ...FRIDAY, ...changes }, { by: ANN });
      const posted = await polling.post(id, ANN);
      if (posted !== 'posted') throw new Error(`The poll was not posted: ${posted}`);
      return id;
    },

    /** Each choice is another person's vote. The same place among them is the same person the next time. */
    async voteAll(id: string, options: readonly number[]): Promise<void> {
      await Promise.all(
        options.map(async (option, at) => {
          const voted = await polls.vote(id, voterAt(at), option);
          if (voted.ok && voted.changed) polling.voted(voted.poll);
        }),
      );
    },
  };
}

/** One of those who vote. */
export const voterAt = (at: number): Participant => ({ ...CHANNEL, person: `slack:T1:U0P${at}` });

/**
 * A channel that keeps what stands in it, with a clock that a test moves. The platform refuses what `faults` says, in
 * order, and takes everything after that.
 */
export function createPollsWorld() {
  const time = passingTime(NOON);
  let held: Promise<void> | undefined;
  const world = {
    time,
    /** What stands in the channel, by the id of its message. */
    board: new Map<string, string>(),
    /** All that was drawn, in its order. */
    drawn: [] as string[],
    /** When, in the same order: milliseconds that setting the clock does not change. */
    drawnAt: [] as number[],
    faults: [] as DeliveryError[],
    /** What was told people in the bot's own chat with them, and what that chat refuses. */
    told: [] as { readonly person: Person; readonly text: string }[],
    tellFaults: [] as DeliveryError[],
    /** The threads that messages were posted in. */
    threads: [] as string[],
    logged: [] as string[],
    /** Resolves when this stands in the channel, in the place of its first message where nothing else is said. */
    shows: (text: string, id = 'm1'): Promise<void> =>
      until(() => world.board.get(id) === text).catch(() => {
        throw new Error(`“${text}” does not stand in the channel, but “${world.board.get(id)}”`);
      }),
    /** The platform does not answer to the next message before the function that this gives is called. */
    holdNext(): () => void {
      let answer = () => {};
      held = new Promise((resolve) => {
        answer = resolve;
      });
      return answer;
    },
    /** One process of the bot, on this store. */
    replica: (store: PollCardStore, changes: Partial<PollCardServices> = {}) =>
      createPollCards({ ...services, store, ...changes }),
  };
  const show = async (id: string, message: Message): Promise<string> => {
    const fault = world.faults.shift();
    if (fault) throw fault;
    world.drawn.push(textOf(message));
    world.drawnAt.push(time.elapsed());
    const answered = held;
    held = undefined;
    await answered;
    world.board.set(id, textOf(message));
    return id;
  };
  const messenger: Messenger = {
    send: (_conversation, message, { thread } = {}) => {
      if (thread !== undefined) world.threads.push(thread);
      return show(`m${world.board.size + 1}`, message);
    },
    replace: async (_conversation, id, message) => void (await show(id, message)),
    sendDirect: async (person, message) => {
      const fault = world.tellFaults.shift();
      if (fault) throw fault;
      world.told.push({ person, text: textOf(message) });
    },
    probe: async () => {},
  };
  const log = (about: object, words?: string) => void world.logged.push(`${JSON.stringify(about)} ${words}`);
  const services: Omit<PollCardServices, 'store'> = {
    messenger,
    messages: {
      card: ({ poll, tally }) =>
        says(poll.openness === 'open' ? `counts ${tally.counts.join(' ')}` : `voters ${tally.voters}`),
      result: ({ result }) => says(`result ${result?.kind}`),
      deleted: () => says('deleted'),
      toldMaker: (_poll, what) => says(what),
    },
    clock: time.clock,
    elapsed: time.elapsed,
    wait: time.wait,
    minimumIn: () => 5,
    log: { error: log, warn: log },
  };
  return world;
}

type PollsWorld = ReturnType<typeof createPollsWorld>;

/** The message that a test's platform is given: what it shows, in a word or two. */
const says = (text: string): Message => ({ audience: 'conversation', blocks: [{ kind: 'text', text }] });
const textOf = ({ blocks }: Message) => blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join();
