import { createActs } from '../../tryout/slack/acts';
import { controlsIn, optionsOf } from '../../tryout/slack/controls';
import { deliverOverHttp } from '../../tryout/slack/deliver';
import { readable } from '../../tryout/slack/readable';
import { type Fault as SlackFault, startLocalSlack } from '../../tryout/slack/start';
import { BOT } from '../../tryout/slack/workspace';
import type { Clock } from './clock';
import type { Fault, Faults } from './faults';
import type { Conversation, Workspace } from './workspace';

export async function startSlackWorkspace(count: number, clock: Clock, faults: Faults): Promise<Workspace> {
  const slack = await startLocalSlack({ now: clock.now, faultOf });
  const { workspace, botToken, signingSecret, apiUrl } = slack;
  slack.limitRate();
  const conversations = Array.from({ length: count }, (_, nth): Conversation => {
    const [id, owner] = [`C${1000 + nth}`, `U${1000 + nth}`];
    workspace.people.set(owner, { id: owner, teamId: workspace.teamId });
    workspace.addChannel(id, `team-${nth}`, [owner, BOT.userId]);
    return { id, owner, chat: workspace.directChannel(owner).id };
  });
  let read = 0;

  function faultOf(method: string, { channel }: { readonly channel?: unknown }): SlackFault | undefined {
    if (method === 'auth.test') return FAULTS[faults.ofQuestion() ?? 'none'];
    if (method !== 'chat.postMessage') return undefined;
    const to = String(channel);
    const fault = faults.of(to.startsWith('U') ? workspace.directChannel(to).id : to, to.startsWith('C'));
    return fault && FAULTS[fault];
  }

  return {
    ...{ name: 'Slack', conversations, settings: { slack: { botToken, signingSecret, apiUrl } } },
    newlyShown() {
      const messages = workspace.messages.slice(read);
      read = workspace.messages.length;
      return messages
        .filter(({ from, onlyFor }) => from === BOT.userId && onlyFor === undefined)
        .map(({ channel, ts, blocks }) => ({
          ...{ where: channel, at: Math.round(Number(ts) * 1_000), text: readable(blocks) },
          // Also those behind “…”.
          lines: controlsIn(blocks).flatMap((one) => [one, ...optionsOf(one)].map(({ value }) => String(value))),
        }));
    },
    async type({ id, owner }, line, bot) {
      const before = workspace.fromBot(owner).length;
      await createActs(slack, deliverOverHttp(slack, `${bot}/slack/events`)).command(owner, '/reflect', line, id);
      await workspace.until(() => workspace.fromBot(owner)[before]);
    },
    stop: slack.stop,
  };
}

const FAULTS: Readonly<Record<Fault | 'none', SlackFault | undefined>> = {
  none: undefined,
  busy: { status: 429, error: 'ratelimited', retryAfter: 30 },
  down: { status: 503, error: 'service_unavailable' },
  broken: { connection: 'breaks' },
  unanswered: { connection: 'breaks', done: true },
  taken: { status: 500, done: true },
  refused: { error: 'is_archived' },
  'locked out': { error: 'token_revoked' },
};
