import type { Place } from '../../ids';
import { messengerOf, type PlatformAdapter } from '../../platform/adapter';
import { buttonsIn, labelOf, readable } from '../../tryout/slack/readable';
import type { Stored } from '../../tryout/slack/workspace';
import { passingTime } from '../passing-time';
import { NOW, testServices } from '../services';
import { newestWith, slackWithBot } from './slack-person';

export const ANN = 'U0ANN';
export const BEN = 'U0BEN';
/** Of a partner organisation. */
export const EVA = 'U0EVA';
/** Where the poll stands. */
export const AT: Place = { tenant: 'slack:T0TEAM', conversation: 'slack:T0TEAM:C0TEAM' };

export type PollOnSlack = Awaited<ReturnType<typeof pollOnSlack>>;

/** Ann’s poll in the channel that she shares with Ben and Eva, in front of the real Slack adapter. */
export async function pollOnSlack(env: Readonly<Record<string, string>> = {}) {
  const time = passingTime(NOW);
  const keys: string[] = [];
  const adapters: { slack?: PlatformAdapter } = {};
  const services = testServices({
    clock: time.clock,
    messenger: messengerOf(adapters),
    firstTime: async (key) => !keys.includes(key) && keys.push(key) > 0,
    release: async (key) => void keys.splice(keys.indexOf(key), keys.includes(key) ? 1 : 0),
  });
  const bot = await slackWithBot(services, { env });
  const { slack, acts, adapter } = bot;
  const { workspace } = slack;
  adapters.slack = adapter;
  workspace.people.set(EVA, { id: EVA, teamId: 'T0PARTNER' });
  workspace.channels.get('C0TEAM')?.members.add(EVA);

  async function pressOn(user: string, message: Stored, button: object) {
    const received = await acts.press(user, message, button as Record<string, unknown>);
    // Over HTTP, stopping is waiting until everything is answered, and nothing else.
    await adapter.stop();
    return received;
  }

  /** Presses the newest button of this label, and waits until the bot has nothing left to do. */
  async function press(user: string, label: string) {
    const { message, button } = newestWith(label, workspace.fromBot(user));
    return pressOn(user, message, button);
  }

  async function posted(): Promise<Stored> {
    await acts.command(ANN, '/poll', '"Is it Friday?" "Yes" "No" "Nearly" open');
    await press(ANN, 'Post here');
    const card = workspace.fromBot(BEN).at(-1);
    if (!card) throw new Error('No poll was posted');
    return card;
  }
  const poll = await posted();
  const id = String(buttonOf(poll, 'Yes').value).split(' ')[1] ?? '';

  function asItIs(): Stored {
    const found = workspace.messages.find(({ channel, ts }) => channel === poll.channel && ts === poll.ts);
    if (!found) throw new Error('The message is gone');
    return found;
  }

  return {
    ...bot,
    services,
    /** What was written down so as to be done once. */
    keys,
    pass: time.pass,
    /** The card as it was posted, with its buttons. */
    poll,
    id,
    /** The card as it stands there now. */
    asItIs,
    press,
    pressOn,
    /** Presses an answer on the card that everybody sees. */
    vote: (user: string, label: string) => pressOn(user, asItIs(), buttonOf(asItIs(), label)),
    privately: (user: string) =>
      workspace.messages.filter(({ onlyFor }) => onlyFor === user).map(({ blocks }) => readable(blocks)),
    /** What is counted when the poll closes. */
    async counts(): Promise<number[]> {
      await services.pollCards.close(id, AT);
      const result = (await services.polls.find(id, AT))?.result;
      return result && 'shares' in result ? result.shares.map(({ words }) => Number(words.split(' ')[0])) : [];
    },
    async stop(): Promise<void> {
      await services.pollCards.stop();
      await bot.stop();
    },
  };
}

/** The button of this label on a card. */
export function buttonOf({ blocks }: Stored, label: string) {
  const button = buttonsIn(blocks).find((one) => labelOf(one) === label);
  if (!button) throw new Error(`The card has no button “${label}”`);
  return button;
}
