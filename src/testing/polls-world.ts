import type { Message } from '../message';
import { type Messenger, NotSent } from '../messenger';
import { createPolling } from '../polling/polling';
import type { PollingServices, PollingStore } from '../polling/services';
import type { Draft } from '../polls/poll';
import type { Store } from '../store/open-store';
import { passingTime } from './passing-time';

export const START = new Date('2026-11-23T12:00:00Z');
export const ANN = { tenant: 'slack:T1', conversation: 'slack:T1:C1', person: 'slack:T1:U0ANN' };

export const FRIDAY: Draft = {
  question: 'Is it Friday?',
  options: ['Yes', 'No'],
  many: false,
  openness: 'anonymous',
  template: null,
  about: null,
  followUp: null,
  closes: null,
};

/** The message that a test's platform is given: what it shows, in a word or two. */
const says = (text: string): Message => ({ audience: 'conversation', blocks: [{ kind: 'text', text }] });
const textOf = ({ blocks }: Message) => blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join();

/**
 * A channel that keeps what stands in it, with a clock that a test moves. The platform refuses what `faults` says, in
 * order, and takes everything after that; while `holding`, it does not answer.
 */
export function createPollsWorld() {
  const time = passingTime(START);
  const world = {
    time,
    /** What stands in the channel, by the id of its message. */
    board: new Map<string, string>(),
    /** All that was drawn, in its order. */
    drawn: [] as string[],
    faults: [] as NotSent[],
    holding: undefined as Promise<void> | undefined,
    logged: [] as string[],
    /** One process of the bot, on this store. */
    replica: (store: PollingStore, changes: Partial<PollingServices> = {}) =>
      createPolling({ ...services, store, ...changes }),
  };
  const show = async (id: string, message: Message): Promise<string> => {
    const fault = world.faults.shift();
    if (fault) throw fault;
    world.drawn.push(textOf(message));
    await world.holding;
    world.board.set(id, textOf(message));
    return id;
  };
  const messenger: Messenger = {
    send: (_conversation, message) => show(`m${world.board.size + 1}`, message),
    replace: async (_conversation, id, message) => void (await show(id, message)),
    tell: () => Promise.reject(new NotSent('refused')),
  };
  const log = (about: object, words?: string) => void world.logged.push(`${JSON.stringify(about)} ${words}`);
  const services: Omit<PollingServices, 'store'> = {
    messenger,
    voice: {
      card: ({ poll, tally }) =>
        says(poll.openness === 'open' ? `counts ${tally.counts.join(' ')}` : `voters ${tally.voters}`),
      result: ({ result }) => says(`result ${result?.kind}`),
      deleted: () => says('deleted'),
    },
    clock: time.clock,
    wait: time.wait,
    minimum: 5,
    log: { error: log, warn: log },
  };
  return world;
}

export type PollsWorld = ReturnType<typeof createPollsWorld>;

/** Ann's poll, posted. */
export async function post(
  polls: Store['polls'],
  polling: ReturnType<PollsWorld['replica']>,
  changes: Partial<Draft> = {},
): Promise<string> {
  const id = await polls.keepDraft({ ...FRIDAY, ...changes }, { ...ANN, thread: null });
  const posted = await polling.post(id, ANN);
  if (posted !== 'posted') throw new Error(`The poll was not posted: ${posted}`);
  return id;
}

/** Votes of so many people, each telling the replica of it. */
export async function voteAll(
  polls: Store['polls'],
  polling: ReturnType<PollsWorld['replica']>,
  id: string,
  options: readonly number[],
): Promise<void> {
  await Promise.all(
    options.map(async (option, at) => {
      const voted = await polls.vote(id, { ...ANN, person: `slack:T1:U0P${at}` }, option);
      if (voted.ok && voted.changed) polling.voted(voted.poll);
    }),
  );
}
