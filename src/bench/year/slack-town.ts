import { createActs } from '../../tryout/slack/acts';
import { deliverOverHttp } from '../../tryout/slack/deliver';
import { buttonsIn, labelOf, readable } from '../../tryout/slack/readable';
import { startLocalSlack } from '../../tryout/slack/start';
import { BOT, type Stored } from '../../tryout/slack/workspace';
import { type Answer, startLine } from './line';
import type { MovedClock } from './moved-clock';
import type { Channel, Platform, Refusal, Shown, Unanswered } from './platform';
import type { Fate } from './troubles';

/** After these, Slack takes nothing more from the bot until a person has done something. */
const FOR_GOOD = ['not_in_channel', 'channel_not_found', 'is_archived', 'account_inactive'];

/** A Slack workspace with so many channels, as strict about rates as the real one, and each with an owner of its weekly prompt. */
export async function startSlackTown(count: number, clock: MovedClock, troubles: Fate): Promise<Platform> {
  const slack = await startLocalSlack({ now: clock.ms });
  const { workspace, botToken, signingSecret } = slack;
  slack.limitRate();
  const channels = Array.from({ length: count }, (_, nth): Channel => {
    const [id, owner] = [`C${1000 + nth}`, `U${1000 + nth}`];
    workspace.people.set(owner, { id: owner, teamId: workspace.teamId });
    workspace.addChannel(id, `team-${nth}`, [owner, BOT.userId]);
    return { id, owner, chat: workspace.directChannel(owner).id };
  });
  const refusals: Refusal[] = [];
  const unanswered: Unanswered[] = [];

  const line = await startLine({
    target: new URL(slack.apiUrl).origin,
    fate: ({ path, body }) => {
      if (!path.endsWith('/chat.postMessage')) return undefined;
      const where = whereOf(body);
      const met = troubles.fate(where.startsWith('C') ? 'everybody' : 'one person');
      if (met?.endsWith('posted')) unanswered.push({ where, at: clock.ms(), trouble: met as Unanswered['trouble'] });
      if (met === 'refused') refusals.push({ where, at: clock.ms(), why: 'account_inactive' });
      return met === undefined ? undefined : (ANSWERS[met] ?? (met as Unanswered['trouble']));
    },
    heard: ({ path, body }, answer) => {
      const { error } = path.endsWith('/chat.postMessage') ? JSON.parse(answer.body) : {};
      if (FOR_GOOD.includes(error)) refusals.push({ where: whereOf(body), at: clock.ms(), why: error });
    },
    late: ({ body }) => void unanswered.push({ where: whereOf(body), at: clock.ms(), trouble: 'time-out, posted' }),
  });

  let bot = '';
  const { origin } = new URL(slack.apiUrl);
  // An answer goes to the API that is set, and to no other address.
  const onLine = {
    ...slack,
    responseUrl: (way: Parameters<typeof slack.responseUrl>[0]) => slack.responseUrl(way).replace(origin, line.address),
  };
  const acts = createActs(onLine, (...given) => deliverOverHttp(slack, `${bot}/slack/events`)(...given));
  const shown: Shown[] = [];
  let read = 0;
  const newFromBot = (where: string, onlyFor: string | undefined, since: number) =>
    workspace.messages
      .slice(since)
      .find((one) => one.from === BOT.userId && one.channel === where && one.onlyFor === onlyFor);

  return {
    ...{ name: 'Slack', channels, refusals, unanswered },
    settings: { slack: { botToken, signingSecret, apiUrl: `${line.address}/api/` } },
    botIsAt: (address) => {
      bot = address;
    },
    shown: () => {
      for (const message of workspace.messages.slice(read)) {
        if (message.from === BOT.userId && message.onlyFor === undefined) shown.push(shownAs(message));
      }
      read = workspace.messages.length;
      return shown;
    },
    async type({ id, owner }, words) {
      const before = workspace.messages.length;
      await acts.command(owner, '/reflect', words, id);
      await workspace.until(() => newFromBot(id, owner, before));
    },
    async pressPostNow({ owner, chat }, under) {
      const message = workspace.messages.find(
        ({ ts, channel }) => channel === under.where && Number(ts) * 1000 === under.at,
      );
      const button = message && buttonsIn(message.blocks).find((one) => labelOf(one) === 'Post now');
      if (!message || !button) throw new Error('The owner sees no such button');
      const before = workspace.messages.length;
      await acts.press(owner, message, button);
      await workspace.until(() => newFromBot(chat, undefined, before));
    },
    async close({ id }, nth) {
      if (nth % 3 === 0) workspace.archive(id);
      else workspace.channels.get(id)?.members.delete(BOT.userId);
    },
    async open({ id, owner }) {
      workspace.addChannel(id, workspace.channels.get(id)?.name ?? id, [owner, BOT.userId]);
    },
    async stop() {
      await line.stop();
      await slack.stop();
    },
  };
}

const failed = (error: string, status = 200, headers: Answer['headers'] = {}): Answer => ({
  ...{ status, headers },
  body: JSON.stringify({ ok: false, error }),
});

const ANSWERS: Readonly<Record<string, Answer>> = {
  429: failed('ratelimited', 429, { 'retry-after': '30' }),
  500: failed('server_error', 500),
  503: failed('service_unavailable', 503),
  refused: failed('account_inactive'),
};

/** The id in a form’s or a JSON body’s `channel`. */
const whereOf = (body: string) => /(?:^|&|")channel(?:=|":")(\w+)/.exec(body)?.[1] ?? '';

const shownAs = ({ channel, ts, blocks }: Stored): Shown => ({
  where: channel,
  at: Number(ts) * 1000,
  text: readable(blocks),
  says: buttonsIn(blocks).map(({ value }) => String(value)),
});
