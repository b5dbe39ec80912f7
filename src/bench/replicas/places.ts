import { randomUUID } from 'node:crypto';
import { createActs as createSlackActs } from '../../tryout/slack/acts';
import { deliverOverHttp } from '../../tryout/slack/deliver';
import { buttonsIn, labelOf, readable } from '../../tryout/slack/readable';
import { startLocalSlack } from '../../tryout/slack/start';
import { BOT, type Json, type Stored } from '../../tryout/slack/workspace';
import { activityBasics } from '../../tryout/teams/activities';
import { createActs as createTeamsActs } from '../../tryout/teams/acts';
import { actionsOf } from '../../tryout/teams/card-text';
import { deliverTo } from '../../tryout/teams/deliver';
import { BOT_ID, cardsFor, EVERYBODY, type Post, textFor } from '../../tryout/teams/rooms';
import { startLocalConnector, TENANT } from '../../tryout/teams/start';

export type Places = Awaited<ReturnType<typeof startPlaces>>;

/** The polls that people vote in, in this order. */
export const POLLS = [
  { platform: 'Slack', openness: 'anonymous', room: 'C0TEAM', maker: 'U0ANN' },
  { platform: 'Slack', openness: 'open', room: 'C0OPEN', maker: 'U0ANN' },
  { platform: 'Teams', openness: 'anonymous', room: '19:anonymous@thread.tacv2', maker: '29:ann' },
  { platform: 'Teams', openness: 'open', room: '19:open@thread.tacv2', maker: '29:ann' },
] as const;

export const ANSWERS = ['Good', 'Mixed', 'Hard'] as const;

export type Press = { readonly poll: number; readonly person: number; readonly option: number };

/** A request as the platform sends it; one of Slack is still to be signed. */
export type Sent = { readonly path: string; readonly type: string; readonly body: string };

export const slackUser = (person: number) => `U${10_000 + person}`;
const teamsUser = (person: number) => `29:voter-${person}`;
export const objectIdOf = (person: number) => `11111111-0000-4000-8000-${String(person).padStart(12, '0')}`;

/** The channels with a weekly prompt, and who has set each. */
export const slackPrompted = (nth: number) => ({ channel: `C${2_000 + nth}`, owner: `U${2_000 + nth}` });
export const teamsPrompted = (nth: number) => ({
  channel: `19:prompted-${nth}@thread.tacv2`,
  owner: `29:owner-${nth}`,
  objectId: objectIdOf(900_000 + nth),
});

/** A local Slack and a local Teams, with so many people at each poll and so many channels with a weekly prompt on each. */
export async function startPlaces(people: number, prompted: number) {
  const slack = await startLocalSlack();
  const connector = await startLocalConnector({ throttledBy: Date.now });
  const { workspace } = slack;
  const { rooms } = connector;
  const numbers = Array.from({ length: people }, (_, person) => person);
  const channels = Array.from({ length: prompted }, (_, nth) => nth);
  slack.limitRate();
  for (const user of numbers.map(slackUser)) workspace.people.set(user, { id: user, teamId: workspace.teamId });
  workspace.addChannel('C0OPEN', 'open', ['U0ANN', BOT.userId]);
  for (const room of ['C0TEAM', 'C0OPEN'])
    for (const user of numbers.map(slackUser)) workspace.channels.get(room)?.members.add(user);
  rooms.addPerson({ id: '29:ann', name: 'Ann Example', aadObjectId: objectIdOf(999_999) });
  for (const person of numbers)
    rooms.addPerson({ id: teamsUser(person), name: `Voter ${person}`, aadObjectId: objectIdOf(person) });
  for (const { platform, room } of POLLS)
    if (platform === 'Teams')
      rooms.addRoom({ id: room, kind: 'channel', members: ['29:ann', ...numbers.map(teamsUser)] });
  for (const nth of channels) {
    const [there, inTeams] = [slackPrompted(nth), teamsPrompted(nth)];
    workspace.people.set(there.owner, { id: there.owner, teamId: workspace.teamId });
    workspace.addChannel(there.channel, `prompted-${nth}`, [there.owner, BOT.userId]);
    rooms.addPerson({ id: inTeams.owner, name: `Owner ${nth}`, aadObjectId: inTeams.objectId });
    rooms.addRoom({ id: inTeams.channel, kind: 'channel', members: [inTeams.owner] });
  }
  const cards: (Stored | Post)[] = [];
  let asked = 0;

  const inSlack = (bot: string) => createSlackActs(slack, deliverOverHttp(slack, `${bot}/slack/events`));
  const inTeams = (bot: string) => createTeamsActs(connector, deliverTo(`${bot}/api/messages`));

  return {
    settings: () => ({
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      TEAMS_ALLOW_UNAUTHENTICATED: '1',
    }),
    serviceUrl: () => connector.serviceUrl,

    /** Command, preview, post, for each poll. Resolves with the polls' ids. */
    async postPolls(bot: string): Promise<string[]> {
      const ids: string[] = [];
      for (const { platform, openness, room, maker } of POLLS) {
        const line = `"How was it ${openness}?" ${ANSWERS.map((answer) => `"${answer}"`).join(' ')} ${openness === 'open' ? 'open' : ''}`;
        if (platform === 'Slack') {
          await inSlack(bot).command(maker, '/poll', line, room);
          const found = await workspace.until(() => postButton(workspace.messages, room));
          await inSlack(bot).press(maker, found.message, found.button);
          const card = await workspace.until(() =>
            workspace.messages.find(
              ({ channel, from, onlyFor }) => channel === room && from === BOT.userId && onlyFor === undefined,
            ),
          );
          cards.push(card);
          ids.push(String(buttonsIn(card.blocks)[0]?.value).split(' ')[1] ?? '');
        } else {
          await inTeams(bot).mention(maker, room, `poll ${line}`);
          await until(() => titleOfPost(maker) !== undefined);
          await inTeams(bot).press(maker, titleOfPost(maker) ?? '');
          const card = await until(() =>
            rooms.visibleTo(maker).find((post) => post.room === room && lineOf(post, 'Good')),
          );
          cards.push(card);
          ids.push(String(lineOf(card, 'Good')).split(' ')[1] ?? '');
        }
      }
      return ids;
    },

    /** What the platforms send for these presses, each with ids of its own. */
    async presses(wanted: readonly Press[]): Promise<Sent[]> {
      const sent: Sent[] = [];
      for (const { poll, person, option } of wanted)
        sent.push(await pressed(cards[poll], person, ANSWERS[option] ?? ''));
      return sent;
    },

    /** What the platforms send where somebody looks a term up: a command in Slack, a press in a chat in Teams. */
    async lookUps(terms: readonly string[]): Promise<Sent[]> {
      return terms.map((term, at): Sent => {
        asked += 1;
        const person = asked % people;
        return at % 2 === 0 ? typedInSlack(slackUser(person), term) : pressedInTeams(teamsUser(person), term);
      });
    },

    close: async (bot: string): Promise<void> => {
      for (const { platform, room, maker } of POLLS)
        if (platform === 'Slack') await inSlack(bot).command(maker, '/poll', 'close', room);
        else await inTeams(bot).mention(maker, room, 'poll close');
    },

    /** What everybody reads on the cards of the polls now. */
    cards: () => cards.map((card) => ('ts' in card ? readable(asItIs(card).blocks) : textFor(EVERYBODY, card))),

    /** Of each channel with a weekly prompt, first Slack's and then Teams': how many stand there, and what its owner was told. */
    prompts(): { readonly posted: number; readonly told: number }[] {
      const ofSlack = channels.map(slackPrompted).map(({ channel, owner }) => ({
        posted: workspace.messages.filter((one) => one.channel === channel && one.from === BOT.userId).length,
        told: workspace.messages.filter((one) => one.channel === workspace.directChannel(owner).id).length,
      }));
      const ofTeams = channels.map(teamsPrompted).map(({ channel, owner }) => ({
        posted: rooms.visibleTo(owner).filter((post) => post.room === channel && post.from === BOT_ID).length,
        told: rooms.visibleTo(owner).filter((post) => post.room !== channel && post.from === BOT_ID).length,
      }));
      return [...ofSlack, ...ofTeams];
    },
  };

  function asItIs(card: Stored): Stored {
    return workspace.messages.find(({ channel, ts }) => channel === card.channel && ts === card.ts) ?? card;
  }

  /** The title of the newest button that posts a draft in Teams. */
  function titleOfPost(person: string): string | undefined {
    const titles = rooms.seenBy(person).flatMap((post) => cardsFor(person, post).flatMap(actionsOf));
    const found = titles.findLast(({ title }) => /^Post (here|there|in th)/.test(String(title)));
    return found && String(found.title);
  }

  async function pressed(card: Stored | Post | undefined, person: number, label: string): Promise<Sent> {
    if (!card) throw new Error('There is no such poll');
    if (!('ts' in card)) return invoked(teamsUser(person), card.room, String(lineOf(card, label)), card);
    const stands = asItIs(card);
    const button = buttonsIn(stands.blocks).find((one) => labelOf(one) === label);
    if (!button) throw new Error('The card has no such button');
    let body = '';
    const { press } = createSlackActs(slack, async (_kind, payload) => {
      const actions = [{ ...(payload.actions as Json[])[0], action_ts: (Date.now() / 1_000).toFixed(6) }];
      body = new URLSearchParams({ payload: JSON.stringify({ ...payload, actions }) }).toString();
      return { status: 200, body: '' };
    });
    await press(slackUser(person), stands, button);
    return { path: '/slack/events', type: 'application/x-www-form-urlencoded', body };
  }

  function typedInSlack(user: string, text: string): Sent {
    const body = new URLSearchParams({
      ...{ command: '/glossary', text, user_id: user, user_name: user, team_id: workspace.teamId, team_domain: 'team' },
      ...{ channel_id: 'C0TEAM', channel_name: 'team', api_app_id: BOT.appId, is_enterprise_install: 'false' },
      response_url: slack.responseUrl({ channel: 'C0TEAM', user }),
      trigger_id: slack.passes.newTrigger(user),
    }).toString();
    return { path: '/slack/events', type: 'application/x-www-form-urlencoded', body };
  }

  function pressedInTeams(person: string, term: string): Sent {
    const room = `a:${person}`;
    if (!rooms.rooms.has(room)) rooms.addRoom({ id: room, kind: 'personal', members: [person] });
    return invoked(person, room, `glossary ${term}`);
  }

  function invoked(person: string, room: string, says: string, on?: Post): Sent {
    const body = JSON.stringify({
      ...activityBasics(connector, { person, room, ...(on?.thread ? { thread: on.thread } : {}) }),
      ...{ type: 'invoke', name: 'adaptiveCard/action', id: `f:${randomUUID()}`, replyToId: on?.id ?? randomUUID() },
      value: { action: { type: 'Action.Execute', verb: 'says', data: { says } }, trigger: 'manual' },
    });
    return { path: '/api/messages', type: 'application/json; charset=utf-8', body };
  }
}

/** The line that an action of this title says. */
function lineOf(post: Post, title: string): unknown {
  const action = cardsFor(EVERYBODY, post)
    .flatMap(actionsOf)
    .find((one) => one.title === title);
  return (action?.data as { says?: unknown } | undefined)?.says;
}

/** The newest draft in a channel, and the button that posts it. */
function postButton(messages: readonly Stored[], room: string) {
  const message = messages.findLast(({ channel, onlyFor }) => channel === room && onlyFor !== undefined);
  const button = message && buttonsIn(message.blocks).find((one) => labelOf(one) === 'Post here');
  return message && button ? { message, button } : undefined;
}

async function until<Found>(look: () => Found | undefined | false): Promise<Found> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const TEAMS = `teams:${TENANT}` as const;
