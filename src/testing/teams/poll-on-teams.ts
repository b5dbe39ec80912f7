import type { Place } from '../../ids';
import { messengerOf, type PlatformAdapter } from '../../platform/adapter';
import { activityBasics } from '../../tryout/teams/activities';
import { actionsOf } from '../../tryout/teams/card-text';
import { cardsFor, type Json, type Post, type Rooms, textFor } from '../../tryout/teams/rooms';
import { TENANT } from '../../tryout/teams/start';
import { testServices } from '../services';
import { ANN, BEN, ROOMS, startLocalTeams } from './local-teams';

/** A guest, of another organisation. */
export const EVA = {
  id: '29:eva',
  name: 'Eva Partner',
  aadObjectId: '33333333-0000-4000-8000-00000000000e',
  tenantId: '99999999-0000-4000-8000-00000000000f',
  userRole: 'guest',
} as const;
/** Where the poll stands. */
export const AT: Place = { tenant: `teams:${TENANT}`, conversation: `teams:${TENANT}:${ROOMS.channel}` };

export type PollOnTeams = Awaited<ReturnType<typeof pollOnTeams>>;

/** Ann’s poll in the channel that she shares with Ben and Eva, in front of the real Teams adapter. */
export async function pollOnTeams(settings: Parameters<typeof startLocalTeams>[1] = {}) {
  const keys: string[] = [];
  const adapters: { teams?: PlatformAdapter } = {};
  const services = testServices({ messenger: messengerOf(adapters), firstTime: async (key) => keys.push(key) > 0 });
  const teams = await startLocalTeams(services, settings);
  const { connector, acts } = teams;
  adapters.teams = teams.adapter;
  connector.rooms.addPerson(EVA);
  connector.rooms.addRoom({ id: ROOMS.channel, kind: 'channel', members: [ANN.id, BEN.id, EVA.id] });

  /** Types the line, presses the button of the draft that posts it, and resolves with the card. */
  async function posted(line: string, room: string = ROOMS.channel, thread?: string) {
    await acts.mention(ANN.id, room, line, thread);
    await acts.press(ANN.id, postButton(connector.rooms, ANN.id));
    await teams.settled();
    const card = connector.rooms.seenBy(BEN.id).find((post) => actionOf(BEN.id, post, 'Yes'));
    const { data } = (card && actionOf(BEN.id, card, 'Yes')) ?? {};
    if (!card || !data) throw new Error('No poll was posted');
    return { poll: card, id: (data as { says: string }).says.split(' ')[1] ?? '' };
  }
  const { poll, id } = await posted('poll "Is it Friday?" "Yes" "No" "Nearly" open');

  return {
    ...teams,
    services,
    /** What was written down so as to be done once. */
    keys,
    poll,
    id,
    posted,
    /** What sending this line from the card would send. */
    pressOf: (person: string, says: string, more: Json = {}): Json => ({
      ...activityBasics(connector, { person, room: poll.room, ...(poll.thread ? { thread: poll.thread } : {}) }),
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: `f:${says}`,
      replyToId: poll.id,
      value: { action: { type: 'Action.Execute', verb: 'says', data: { says } } },
      ...more,
    }),
    pollAsSeenBy: (person: string) => textFor(person, poll),
    /** What is counted when the poll closes. */
    async counts(): Promise<number[]> {
      await services.pollCards.close(id, AT);
      const result = (await services.polls.find(id, AT))?.result;
      return result && 'shares' in result ? result.shares.map(({ words }) => Number(words.split(' ')[0])) : [];
    },
    async leave(): Promise<void> {
      await services.pollCards.stop();
      await teams.leave();
    },
  };
}

/** The title of the newest button that posts a draft, which says where. */
export function postButton(rooms: Rooms, person: string): string {
  const titles = rooms.seenBy(person).flatMap((post) => cardsFor(person, post).flatMap(actionsOf));
  return String(titles.findLast(({ title }) => /^Post (here|there|in th)/.test(String(title)))?.title);
}

/** The action of this title on a card, as this person sees it; undefined where there is none. */
export const actionOf = (person: string, post: Post, title: string) =>
  cardsFor(person, post)
    .flatMap(actionsOf)
    .find((one) => one.title === title) as Json | undefined;
