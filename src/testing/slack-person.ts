import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FaceServices } from '../face';
import { OWN_NAMES } from '../slack/command-names';
import { type SlackSettings, startSlack } from '../slack/start';
import { createActs } from '../tryout/slack/acts';
import { deliverOverHttp } from '../tryout/slack/deliver';
import type { Filled } from '../tryout/slack/filled-form';
import { buttonsIn, labelOf, readable, readableModal } from '../tryout/slack/readable';
import { startLocalSlack } from '../tryout/slack/start';
import type { Stored } from '../tryout/slack/workspace';
import type { Join, Person } from './person';

const ANN = 'U0ANN';
const BEN = 'U0BEN';

export type SlackPerson = Person & {
  /** Fills in fields of the form that is open, by their labels, and submits it. Resolves when the bot has answered. */
  fill(values: Filled): Promise<void>;
};

/** Ann, in the channel that she shares with Ben and the bot, in front of the real Slack face. */
export const joinOnSlack = (async (services): Promise<SlackPerson> => {
  const { slack, acts, stop } = await slackWithBot(services);
  const { workspace } = slack;
  const privately = () => workspace.messages.filter(({ onlyFor }) => onlyFor === ANN);
  const openModals = () => [...workspace.modals.values()].filter(({ user }) => user === ANN);
  const answersSince = (call: number) =>
    slack.calls.slice(call).filter(({ method }) => method === 'response_url' || method === 'chat.postEphemeral');

  return {
    async type(line) {
      const [name = '', ...words] = line.split(/\s+/);
      const own = OWN_NAMES.includes(name);
      await acts.command(ANN, own ? `/${name}` : '/compass', own ? words.join(' ') : line);
    },

    async mention(line, thread) {
      const before = workspace.fromBot(ANN).length;
      await acts.mention(ANN, line, thread ? { threadTs: thread } : {});
      await workspace.until(() => workspace.fromBot(ANN)[before]);
    },

    async press(label) {
      const { message, button } = newestWith(label, workspace.fromBot(ANN));
      const calls = slack.calls.length;
      const look = () => JSON.stringify([privately(), openModals()]);
      const before = look();
      await acts.press(ANN, message, button);
      // A share is done when the private card has changed: that comes after everybody sees the shared one.
      const answered = () => look() !== before || (message.onlyFor !== ANN && answersSince(calls).length > 0);
      await workspace.until(() => answered() || undefined);
    },

    async fill(values) {
      const modal = openModals().at(-1);
      if (!modal) throw new Error('No form is open');
      const calls = slack.calls.length;
      await acts.submit(modal, values);
      // A window that closes is followed by an answer; one that stays open says what is wrong.
      if (!workspace.modals.has(modal.id)) await workspace.until(() => answersSince(calls).length > 0 || undefined);
    },

    seen: () => [...workspace.fromBot(ANN).map(({ blocks }) => readable(blocks)), ...openModals().map(readableModal)],
    seenByColleague: () => workspace.fromBot(BEN).map(({ blocks }) => readable(blocks)),
    threadOfNewest: () => workspace.fromBot(ANN).at(-1)?.threadTs,
    newestAsSent: () => {
      const { text, blocks } = workspace.fromBot(ANN).at(-1) ?? {};
      return { text, blocks };
    },
    leave: stop,
  };
}) satisfies Join;

/** A local Slack and the real face on it, by HTTP, and what people can do there. */
export async function slackWithBot(services: FaceServices, settings: Partial<SlackSettings> = {}) {
  const slack = await startLocalSlack();
  const { botToken, signingSecret, apiUrl } = slack;
  const face = await startSlack({ botToken, signingSecret, apiUrl, ...settings }, services);
  const server = createServer((request, response) => face.handle?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  return {
    slack,
    appUrl,
    face,
    acts: createActs(slack, deliverOverHttp(slack, appUrl)),
    async stop(): Promise<void> {
      await face.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await slack.stop();
    },
  };
}

/** The newest message that has a button with this label, and the button. */
export function newestWith(label: string, messages: readonly Stored[]) {
  const found = [...messages].reverse().flatMap((message) =>
    buttonsIn(message.blocks)
      .filter((button) => labelOf(button) === label)
      .map((button) => ({ message, button })),
  );
  if (!found[0]) throw new Error(`Nobody offers a button “${label}”`);
  return found[0];
}
