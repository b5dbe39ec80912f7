import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../../config';
import type { AdapterServices } from '../../platform/adapter';
import { OWN_NAMES } from '../../slack/inbound/request-context';
import { type SlackSettings, startSlack } from '../../slack/start';
import type { Json } from '../../tryout/json';
import { createActs } from '../../tryout/slack/acts';
import { chosen, controlsIn, isClosed, opened, optionsOf, titleOf } from '../../tryout/slack/controls';
import { deliverOverHttp } from '../../tryout/slack/deliver';
import { buttonsIn, labelOf, readable, readableModal } from '../../tryout/slack/readable';
import { startLocalSlack } from '../../tryout/slack/start';
import type { Stored } from '../../tryout/slack/workspace';
import type { Join, Person } from '../person';
import { type TestServices, testServices } from '../services';

const BEN = 'U0BEN';
const CHANNEL = 'C0TEAM';
const PARTNER = 'T0PARTNER';

/** Ann, in the channel that she shares with Ben and the bot, in front of the real Slack adapter. */
export const joinOnSlack = (async (services) => personIn(await slackWithBot(services), 'U0ANN')) satisfies Join;

type Bot = Awaited<ReturnType<typeof slackWithBot>>;

function personIn(bot: Bot, user: string): Person {
  const { slack, acts, adapter, stop } = bot;
  const { workspace } = slack;
  const openModals = () => [...workspace.modals.values()].filter((modal) => modal.user === user);
  /** The containers that she has opened, which nobody else sees: `[ts, title]`. */
  const openedBy: (readonly [string, string])[] = [];
  const asSeen = ({ ts, blocks }: Stored) =>
    openedBy.reduce((shown, [message, title]) => (message === ts ? opened(shown, title) : shown), [...blocks]);

  return {
    async type(line) {
      const [name = '', ...words] = line.split(/\s+/);
      const own = OWN_NAMES.includes(name);
      await acts.command(user, own ? `/${name}` : '/compass', own ? words.join(' ') : line);
      await adapter.stop();
    },

    async mention(line, thread) {
      await acts.mention(user, line, thread ? { threadTs: thread } : {});
      await adapter.stop();
    },

    async press(label) {
      const closed = workspace
        .fromBot(user)
        .findLast((one) => asSeen(one).some((block) => isClosed(block) && titleOf(block) === label));
      if (closed) return void openedBy.push([closed.ts, label]);
      const { message, button } = newestWith(label, workspace.fromBot(user));
      await acts.press(user, message, button);
      // Over HTTP, stopping is waiting until everything is answered, and nothing else.
      await adapter.stop();
    },

    async choose(label, choice) {
      const { message, menu } = newestMenu(label, workspace.fromBot(user));
      const asked = menu.type === 'external_select' ? await acts.typeInMenu(user, message, menu, choice) : {};
      const option = optionsOf({ ...menu, ...asked }).find((one) => labelOf(one) === choice);
      if (!option) throw new Error(`“${label}” has no choice “${choice}”`);
      await acts.press(user, message, chosen(menu, option));
      await adapter.stop();
    },

    async fill(values) {
      const modal = openModals().at(-1);
      if (!modal) throw new Error('No form is open');
      await acts.submit(modal, values);
      await adapter.stop();
    },

    takeAway(beginning) {
      const found = workspace.fromBot(user).findLast(({ blocks }) =>
        readable(blocks)
          .replace(/^Asked by .*\n/, '')
          .startsWith(beginning),
      );
      if (!found) throw new Error(`Nothing begins with “${beginning}”`);
      workspace.remove(found.channel, found.ts);
    },

    seen: () => [
      ...workspace.fromBot(user).map((message) => readable(asSeen(message))),
      ...openModals().map(readableModal),
    ],
    seenByColleague: () => workspace.fromBot(BEN).map(({ blocks }) => readable(blocks)),
    threadOfNewest: () => workspace.fromBot(user).at(-1)?.threadTs,
    newestAsSent: () => {
      const { text, blocks } = workspace.fromBot(user).at(-1) ?? {};
      return { text, blocks };
    },
    messenger: adapter.messenger,
    colleague: (name, { guest = false } = {}) => personIn(bot, arrive(bot, name, guest)),
    leave: stop,
  };
}

/** Brings somebody into the channel who is not there yet. */
function arrive({ slack: { workspace } }: Bot, name: string, guest: boolean): string {
  const id = `U0${name.toUpperCase()}`;
  if (!workspace.people.has(id)) workspace.people.set(id, { id, teamId: guest ? PARTNER : workspace.teamId });
  workspace.channels.get(CHANNEL)?.members.add(id);
  return id;
}

/**
 * `env`: what this installation has set besides. `wait`: how answers wait that Slack has no time for. `there`: a Slack that
 * is there already, and stays when this bot stops.
 */
type Around = Pick<SlackSettings, 'wait'> & {
  readonly env?: Readonly<Record<string, string>>;
  readonly there?: Awaited<ReturnType<typeof startLocalSlack>>;
};

/** A local Slack and the real adapter on it, by HTTP, and what people can do there. Its settings come from an environment. */
export async function slackWithBot(services: AdapterServices, { env = {}, there, ...around }: Around = {}) {
  const slack = there ?? (await startLocalSlack());
  const { slack: settings } = readConfig({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    ...env,
  });
  if (!settings) throw new Error('Without a bot token there is no Slack');
  const adapter = await startSlack({ ...settings, ...around }, services);
  const server = createServer((request, response) => adapter.handle?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  return {
    slack,
    appUrl,
    adapter,
    acts: createActs(slack, deliverOverHttp(slack, appUrl)),
    async stop(): Promise<void> {
      await adapter.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      if (!there) await slack.stop();
    },
  };
}

/** For a file of tests: each has a bot of its own in a local Slack, with services of its own, which are all of this object. */
export function botForEachTest(): Readonly<Bot & { services: TestServices }> {
  const bot = {} as Bot & { services: TestServices };
  beforeEach(async () => {
    const services = testServices();
    Object.assign(bot, { services, ...(await slackWithBot(services)) });
  });
  afterEach(() => bot.stop());
  return bot;
}

/** The newest message that has a button with this label, in sight or behind “…”, and the button. */
export function newestWith(label: string, messages: readonly Stored[]) {
  const found = [...messages].reverse().flatMap((message) => {
    const behindMenus = controlsIn(message.blocks)
      .filter(({ type }) => type === 'overflow')
      .flatMap((menu) => optionsOf(menu).map((option): Json => ({ ...chosen(menu, option), text: option.text })));
    return [...buttonsIn(message.blocks), ...behindMenus]
      .filter((button) => labelOf(button) === label)
      .map((button) => ({ message, button }));
  });
  if (!found[0]) throw new Error(`Nobody offers a button “${label}”`);
  return found[0];
}

/** The newest message that has a menu beside this text, and the menu. */
export function newestMenu(label: string, messages: readonly Stored[]) {
  for (const message of [...messages].reverse())
    for (const block of message.blocks) {
      const [menu] = labelOf(block) === label ? controlsIn([block]) : [];
      if (menu) return { message, menu };
    }
  throw new Error(`Nobody offers a menu “${label}”`);
}
