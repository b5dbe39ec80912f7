import { readable } from '../tryout/slack/readable';
import type { Fault as SlackFault } from '../tryout/slack/start';
import { BOT } from '../tryout/slack/workspace';
import { textFor } from '../tryout/teams/rooms';
import type { Fault as TeamsFault } from '../tryout/teams/start';
import { createPromptingBot, SEND_LIMIT_MS } from './prompting-bot';
import { newestWith, slackWithBot } from './slack/slack-person';
import { ANN, BEN, ROOMS, startLocalTeams } from './teams/local-teams';
import type { World } from './weekly-prompts';

/** What goes wrong with a call. `posted`: the platform has done what was asked, and the answer is lost. */
export type Trouble = '429' | '500' | '503' | 'time-out' | 'reset' | Lost;
type Lost = `${'500' | '502' | '503' | '504' | 'reset'}, posted`;

/** One channel on a platform, whose owner is Ann, and the bot that posts prompts there. */
export type PromptedChannel = {
  readonly beat: () => Promise<void>;
  readonly meet: (trouble: Trouble) => void;
  /** From now on, the platform refuses the bot's token, or takes it again. */
  readonly refuseToken: (refused: boolean) => void;
  /** How often the platform has been called. */
  readonly calls: () => number;
  /** The prompts that stand in the channel, as others see them, with their buttons as [label]. */
  readonly posts: () => readonly string[];
  /** What Ann was answered last. */
  readonly answer: () => string;
  /** What Ann was told in her own chat. */
  readonly told: () => readonly string[];
  /** Ann asks for something to do with the weekly prompt. */
  readonly ask: (words: string) => Promise<void>;
  /** Ann presses the newest button with this label. */
  readonly press: (label: string) => Promise<void>;
  /** The ways in which the channel can be closed to the bot, each with what Ann is told of it. */
  readonly closings: readonly (readonly [what: string, happen: () => unknown, why: string])[];
  readonly open: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const TAKEN_OUT = 'I was removed from the channel or chat';
const ARCHIVED = 'the channel is archived';
const GONE = 'the channel or chat no longer exists';
const isPrompt = (text: string) => text.includes('Answer in the thread');

const SLACK_FAULTS: Readonly<Record<Trouble, SlackFault>> = {
  429: { status: 429, retryAfter: 30 },
  500: { status: 500 },
  503: { status: 503, retryAfter: 30 },
  '500, posted': { status: 500, done: true },
  '502, posted': { status: 502, done: true },
  '503, posted': { status: 503, done: true },
  '504, posted': { status: 504, done: true },
  'time-out': { connection: 'hangs' },
  reset: { connection: 'breaks' },
  'reset, posted': { connection: 'breaks', done: true },
};

export async function channelOnSlack(world: World): Promise<PromptedChannel> {
  const { adapters, services, beat, stop } = await createPromptingBot(world);
  const { slack, acts, adapter, stop: stopSlack } = await slackWithBot(services);
  adapters.slack = adapter;
  const { workspace } = slack;
  const [owner, channel] = ['U0ANN', 'C0TEAM'];
  const fromBot = (where: string) =>
    workspace.messages
      .filter((one) => one.from === BOT.userId && one.channel === where && one.onlyFor === undefined)
      .map(({ blocks }) => readable(blocks));
  const meet = (trouble: Trouble) => slack.failNext('chat.postMessage', SLACK_FAULTS[trouble]);
  return {
    beat,
    meet,
    refuseToken: slack.refuseToken,
    calls: () => slack.calls.length,
    posts: () => fromBot(channel).filter(isPrompt),
    told: () => fromBot(workspace.directChannel(owner).id),
    async ask(words) {
      await acts.command(owner, '/reflect', words);
      // Over HTTP, stopping is waiting until everything is answered, and nothing else.
      await adapter.stop();
    },
    answer: () => readable(workspace.fromBot(owner).at(-1)?.blocks ?? []),
    async press(label) {
      const { message, button } = newestWith(label, workspace.fromBot(owner));
      await acts.press(owner, message, button);
      await adapter.stop();
    },
    closings: [
      ['not_in_channel', () => workspace.channels.get(channel)?.members.delete(BOT.userId), TAKEN_OUT],
      ['is_archived', () => workspace.archive(channel), ARCHIVED],
    ],
    open: async () => void workspace.addChannel(channel, 'team', [owner, BOT.userId]),
    async stop() {
      await stopSlack();
      await stop();
    },
  };
}

const TEAMS_FAULTS: Readonly<Record<Trouble, TeamsFault>> = {
  429: { status: 429, code: 'Throttled', retryAfter: 30 },
  500: { status: 500, code: 'ServiceError' },
  503: { status: 503, code: 'ServiceUnavailable', retryAfter: 30 },
  '500, posted': { status: 500, code: 'ServiceError', taken: true },
  '502, posted': { status: 502, taken: true },
  '503, posted': { status: 503, taken: true },
  '504, posted': { status: 504, taken: true },
  'time-out': 'hang',
  reset: 'reset',
  'reset, posted': 'lost',
};

export async function channelOnTeams(world: World): Promise<PromptedChannel> {
  const { adapters, services, beat, stop } = await createPromptingBot(world);
  const { connector, acts, adapter, leave } = await startLocalTeams(services, { sendTimeLimit: SEND_LIMIT_MS });
  adapters.teams = adapter;
  const { rooms } = connector;
  const { channel, personal } = ROOMS;
  const team = rooms.rooms.get(channel);
  const seenIn = (where: string, who: string) =>
    rooms
      .seenBy(who)
      .filter(({ room }) => room === where)
      .map((post) => textFor(who, post));
  const troubles: TeamsFault[] = [];
  let refused = false;
  connector.failWhere(({ method, path: [, kind] }) => {
    if (refused) return { status: 401, code: 'Unauthorized' };
    return method === 'POST' && kind === 'activities' ? troubles.shift() : undefined;
  });
  return {
    beat,
    meet: (trouble) => void troubles.push(TEAMS_FAULTS[trouble]),
    refuseToken: (isRefused) => {
      refused = isRefused;
    },
    calls: () => connector.calls.length,
    posts: () => seenIn(channel, BEN.id).filter(isPrompt),
    told: () => seenIn(personal, ANN.id),
    ask: async (words) => answered(await acts.mention(ANN.id, channel, `reflect ${words}`)),
    answer: () =>
      rooms
        .seenBy(ANN.id)
        .map((post) => textFor(ANN.id, post))
        // Only says where the answer is.
        .filter((text) => text !== 'Sent to you in our chat.')
        .at(-1) ?? '',
    press: async (label) => answered(await acts.press(ANN.id, label)),
    closings: [
      ['news that it was deleted', () => acts.deleteChannel(ANN.id, channel), GONE],
      ['403 BotNotInConversationRoster', () => rooms.removeBot(channel), TAKEN_OUT],
    ],
    async open() {
      if (team) rooms.addRoom(team);
      await acts.install(ANN.id, channel);
    },
    async stop() {
      connector.letGo();
      await leave();
      await stop();
    },
  };
}

function answered({ status }: { readonly status: number }): void {
  if (status !== 200) throw new Error(`The bot answered ${status}`);
}
