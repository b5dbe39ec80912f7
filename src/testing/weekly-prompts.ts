import type { Prompts, Services } from '../commands/answer';
import { type Content, prompt as promptSchema } from '../content/schema';
import type { Conversation, Person, Tenant } from '../ids';
import type { Message } from '../message';
import { DeliveryError, type DeliveryFailure, type Messenger } from '../messenger';
import { plainText } from '../plain-text';
import type { Schedule } from '../reflection/schedule';
import { nextSlot } from '../reflection/slots';
import { createChoosing } from '../schedule/prompts/choosing';
import { operatorsIn } from '../schedule/prompts/lockouts';
import { createPrompts } from '../schedule/prompts/prompts';
import { createSecondSteps } from '../schedule/prompts/second-steps';
import type { Counted, PromptMessages } from '../schedule/prompts/services';
import { createTellOwners } from '../schedule/prompts/tell-owners';
import { createTicker } from '../schedule/prompts/tick';
import { SLACK_PACE } from '../slack/outbound/client';
import type { Store } from '../store/open-store';
import { TEAMS_PACE } from '../teams/outbound/messenger';

/** Monday, a minute before half past nine in London. */
export const JUST_BEFORE = new Date('2026-11-23T09:29:00Z');
export const MONDAY = { day: '2026-11-23', at: new Date('2026-11-23T09:30:00Z') };
export const NEXT_MONDAY = { day: '2026-11-30', at: new Date('2026-11-30T09:30:00Z') };

/** Every Monday at 09:30 in London, for everybody, next on Monday 23 November 2026. */
export function weekly(changes: Partial<Schedule> = {}): Schedule {
  return {
    ...{ conversation: 'slack:T1:C1', tenant: 'slack:T1', owner: 'slack:T1:U1', audience: null },
    ...{ weekday: 1, time: '09:30', zone: 'Europe/London', onHolidays: 'post', region: 'none' },
    ...{ state: 'active', because: null, pausedUntil: null, next: MONDAY },
    ...changes,
  };
}

/** Changes the schedule of a conversation, whatever it is now. */
export async function setAnew({ schedules }: Pick<Store, 'schedules'>, schedule: Schedule): Promise<void> {
  const before = await schedules.get(schedule.conversation);
  if (!(await schedules.save(schedule, before))) throw new Error('the schedule changed meanwhile');
}

type Posted = {
  readonly conversation: Conversation;
  readonly text: string;
  readonly delivery: string;
  readonly at: Date;
  readonly thread?: string;
};
type Told = { readonly person: Person; readonly text: string };

/** What the platform does with one message: it takes it, or it refuses, perhaps after all having posted it. */
type PlatformAnswer = 'takes it' | DeliveryFailure | 'posts it and does not answer' | DeliveryError;

/**
 * A clock, and a platform that does with each message what `answers` says, in order, and takes everything after that.
 * Waiting moves the clock on.
 */
export function createWorld(start: Date = JUST_BEFORE) {
  let now = start.getTime();
  const world = {
    clock: () => new Date(now),
    set: (time: Date) => {
      now = time.getTime();
    },
    pass: (minutes: number) => {
      now += minutes * 60_000;
    },
    wait: async (ms: number) => {
      now = Math.max(now, now + ms);
    },
    answers: [] as PlatformAnswer[],
    tellAnswers: [] as (DeliveryFailure | 'takes it')[],
    /** What the platform says to a question that posts nothing. */
    probeAnswers: [] as (DeliveryFailure | 'takes it')[],
    /** How often it was asked one. */
    probed: 0,
    /** What was sent, whatever became of it. */
    tries: [] as Posted[],
    posts: [] as Posted[],
    /** The deliveries that were posted without an answer. */
    unanswered: [] as string[],
    replaced: [] as (Posted & { readonly id: string })[],
    told: [] as Told[],
    counted: [] as Counted[],
    /** How many tenants the bot was locked out of, each time that was counted. */
    lockedOut: [] as number[],
    logged: [] as string[],
  };
  const postOf = (conversation: Conversation, message: Message, where: { readonly thread?: string } = {}): Posted => {
    const [text = '', delivery = ''] = plainText(message).split('\n\n');
    return { conversation, text, delivery, at: world.clock(), ...where };
  };
  const messenger: Messenger = {
    send: async (conversation, message, where) => {
      world.tries.push(postOf(conversation, message, where));
      const answer = world.answers.shift() ?? 'takes it';
      if (answer === 'takes it' || answer === 'posts it and does not answer')
        world.posts.push(postOf(conversation, message, where));
      if (answer === 'posts it and does not answer') world.unanswered.push(postOf(conversation, message).delivery);
      if (answer === 'takes it') return `message ${world.posts.length}`;
      throw answer instanceof DeliveryError
        ? answer
        : new DeliveryError(answer === 'posts it and does not answer' ? 'unclear' : answer);
    },
    replace: async (conversation, id, message) => {
      const answer = world.answers.shift() ?? 'takes it';
      if (answer !== 'takes it') throw new DeliveryError('down');
      world.replaced.push({ ...postOf(conversation, message), id });
    },
    sendDirect: async (person, message) => {
      const answer = world.tellAnswers.shift() ?? 'takes it';
      if (answer !== 'takes it') throw new DeliveryError(answer);
      world.told.push({ person, text: plainText(message) });
    },
    probe: async () => {
      world.probed += 1;
      const answer = world.probeAnswers.shift() ?? 'takes it';
      if (answer !== 'takes it') throw new DeliveryError(answer);
    },
  };
  return Object.assign(world, { messenger });
}

export type World = ReturnType<typeof createWorld>;

export type ReplicaStore = Pick<
  Store,
  'schedules' | 'deliveries' | 'secondSteps' | 'reports' | 'lockouts' | 'rateLimits' | 'promptUses'
>;

/** One process of several that share a store's database. */
export function createReplica(
  store: ReplicaStore,
  world: World,
  replica = 'replica 1',
  changes: { messenger?: Messenger; prompts?: Content['prompts']; sendLimitMs?: number } = {},
) {
  const log = (about: object, says?: string) => void world.logged.push(`${says} ${JSON.stringify(about)}`);
  const services = {
    ...{ store, messages, replica, messenger: world.messenger, clock: world.clock, wait: world.wait },
    paceIn: (tenant: Tenant) => (tenant.startsWith('teams:') ? TEAMS_PACE : SLACK_PACE),
    ...changes,
    choosing: createChoosing(store, () => changes.prompts ?? PROMPTS),
    countOutcome: (what: Counted) => void world.counted.push(what),
    admins: (tenant: Tenant) => operatorsIn(tenant, { scheduleAdmins: ['slack:T1:U9', 'slack:T2:U9'] }),
    lockedOut: (tenants: number) => void world.lockedOut.push(tenants),
    log: { error: log, warn: log, info: log },
  };
  const [post, tellOwners] = [createTicker({ ...services, nextSlot }), createTellOwners(services)];
  const secondSteps = createSecondSteps(services);
  const tick = async (signal = new AbortController().signal) => {
    await post(signal);
    await secondSteps(signal);
    await tellOwners(signal);
  };
  return { tick, prompts: createPrompts(services), services };
}

/** Short texts that name what they are about, so that tests can compare them. */
const messages: PromptMessages = {
  card: ({ id }, { delivery }) => say(id, delivery),
  anotherView: ({ anotherView }) => (anotherView ? say(anotherView) : undefined),
  told: {
    missed: ({ conversation }, { slots }) => say(`missed ${slots} in ${conversation}`),
    severalMissed: (several) =>
      say(several.map(({ schedule, missed }) => `missed ${missed.slots} in ${schedule.conversation}`).join(', ')),
    unclear: ({ conversation }, delivery) => say(`unclear in ${conversation}`, delivery),
    paused: ({ conversation }, because) => say(`paused ${conversation}: ${because}`),
    given: ({ conversation }) => say(`given ${conversation}`),
    ended: ({ conversation }) => say(`ended in ${conversation}`),
  },
  toldAll: {
    missed: (_schedule, { slots }) => say(`missed ${slots}, for all`),
    unclear: () => say('unclear, for all'),
    nobodys: () => say('nobody’s, for all'),
  },
  lockoutOver: (_tenant, { missed }) => say(`locked out, missed ${missed}`),
};

function say(...texts: string[]): Message {
  return { audience: 'conversation', blocks: texts.map((text) => ({ kind: 'text', text })) };
}

/** Twelve prompts: for each of the four themes one for each audience. */
export const PROMPTS: Content['prompts'] = [
  'effective-communication',
  'critical-thinking',
  'collaboration',
  'learning-and-development',
].flatMap((about) =>
  (['practitioners', 'managers', 'leaders'] as const).map((audience) =>
    promptSchema.parse({
      id: `${about}-${audience}`,
      ...{ text: 'What went well?', followUp: 'Say it to somebody.', about: `theme-${about}`, audience: [audience] },
      own: true,
    }),
  ),
);

/** One schedule, and what people and the clock can do with it. */
export async function startWeekly(open: (clock: () => Date) => Promise<Store>) {
  const world = createWorld();
  const store = await open(world.clock);
  await store.schedules.save(weekly());
  const { tick, prompts } = createReplica(store, world);
  // What the commands ask for is what is here: the compiler looks.
  const ports: { prompts: Prompts; schedules: Services['schedules'] } = { prompts, schedules: store.schedules };
  return { world, store, tick, ...ports };
}
