import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { assemble } from '../../assemble';
import { type Adapters, messengerOf, rateLimitOf } from '../../platform/adapter';
import { nextSlot } from '../../reflection/slots';
import { createTicker } from '../../schedule/prompts/tick';
import { wait } from '../../schedule/wait';
import { startSlack } from '../../slack/start';
import { openStore } from '../../store/open-store';
import { createActs } from '../../tryout/slack/acts';
import { type Deliver, deliverOverHttp } from '../../tryout/slack/deliver';
import { startManyWorkspaces } from '../../tryout/slack/many-workspaces';
import type { Json } from '../../tryout/slack/workspace';
import { testServices } from '../services';
import { SECRET_KEY } from '../stores/databases';

export const [ONE, TWO, ORGANISATION] = ['T0ONE', 'T0TWO', 'E0ORG'] as const;

type Around = {
  readonly wide?: boolean;
  readonly rotating?: boolean;
  readonly clock?: () => Date;
  readonly databaseUrl?: string;
  /** As the operator has listed them; may change while the bot runs. */
  readonly allowed?: readonly string[];
  readonly operator?: { readonly name: string; readonly contact?: string };
};

/** The bot as it is assembled, in front of two workspaces that may install it, with a database of its own. */
export async function botForMany(around: Around = {}) {
  const { wide = false, rotating = false, clock = () => new Date(), allowed } = around;
  const list: string[] = [...(allowed ?? [ONE, TWO, ORGANISATION])];
  const slack = await startManyWorkspaces([ONE, TWO], { rotating, ...(wide ? { wide: ORGANISATION } : {}) });
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const store = await openStore(around.databaseUrl ?? 'file::memory:', clock, { secretKey: SECRET_KEY });
  const adapters: Adapters = {};
  const messenger = messengerOf(adapters);
  const knowledge = testServices({ clock });
  // The search is made at its first use, which keeps this process, and so every platform in it, busy for seconds.
  knowledge.lookUp('cuckooing', ['term']);
  const metrics = {
    answered: () => undefined,
    prompted: () => undefined,
    unswept: () => undefined,
    lockedOut: () => undefined,
  };
  const { services, weekly, pollCards } = assemble({
    ...{
      knowledge,
      store,
      messenger,
      rateLimitOf: rateLimitOf(adapters),
      policy: knowledge.policy,
      metrics,
      log,
      clock,
    },
    wait,
  });

  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    const page = adapters.slack?.pages?.find((one) => one.path === path);
    (page?.handle ?? adapters.slack?.handle)?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { clientId, clientSecret, signingSecret, apiUrl } = slack;
  const oauth = {
    ...{ clientId, clientSecret, stateSecret: 's'.repeat(32), publicUrl: address },
    ...{ allowedTeams: () => list, operator: () => around.operator },
  };
  const start = () => startSlack({ oauth, signingSecret, apiUrl }, services);
  adapters.slack = await start();

  const tick = createTicker({ ...weekly, nextSlot });
  const deliver = deliverOverHttp({ signingSecret }, `${address}/slack/events`);

  return {
    ...{ slack, store, services, adapters, address, list, logged, messenger, pollCards },
    /** One beat of the weekly prompts. */
    beat: () => tick(new AbortController().signal),
    acts: (team: string) => createActs(slack.workspace(team), deliver),
    /** As `acts`, where the app is installed in the whole organisation, whose channels are all in the first one's Slack. */
    actsInOrganisation: (team: string) => createActs(slack.workspace(ONE), wideDelivery(team, deliver)),
    /** An event of the organisation's own, in the envelope that Slack documents for it. */
    organisationHears: (event: Json) => createActs(slack.workspace(ONE), ofOrganisation(deliver)).event(event),
    answered: async () => adapters.slack?.stop(),
    install: (team: string) => installInBrowser(address, team),
    /** Forgets what is in the memory of this process. */
    async restart(): Promise<void> {
      await adapters.slack?.stop();
      adapters.slack = await start();
    },
    async stop(): Promise<void> {
      await adapters.slack?.stop();
      await pollCards.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await slack.stop();
      await store.close();
    },
  };
}

/** What Slack says of a request where the app is installed in the whole organisation. */
function wideDelivery(team: string, deliver: Deliver): Deliver {
  return (kind, payload, headers) =>
    deliver(kind, kind === 'event' ? wideEvent(team, payload) : wideRequest(team, kind, payload), headers);
}

/** https://docs.slack.dev/reference/events/team_access_revoked */
const ofOrganisation =
  (deliver: Deliver): Deliver =>
  (kind, payload, headers) => {
    const of = { enterprise_id: ORGANISATION, team_id: ONE };
    const authorizations = [{ ...of, is_bot: false, is_enterprise_install: false }];
    return deliver(kind, { ...payload, ...of, authorizations }, headers);
  };

const wideEvent = (team: string, payload: Json): Json => ({
  ...payload,
  ...{ team_id: team, context_team_id: team },
  enterprise_id: ORGANISATION,
  authorizations: [
    { ...(payload.authorizations as Json[])[0], enterprise_id: ORGANISATION, is_enterprise_install: true },
  ],
});

const wideRequest = (team: string, kind: 'command' | 'interaction', payload: Json): Json =>
  kind === 'command'
    ? { ...payload, team_id: team, enterprise_id: ORGANISATION, is_enterprise_install: 'true' }
    : {
        ...payload,
        team: { id: team, domain: 'team' },
        enterprise: { id: ORGANISATION, name: 'Org' },
        is_enterprise_install: true,
      };

export type Answered = { readonly status: number; readonly page: string };

/** Opens `/slack/install` as a browser does. `onward`: where its link leads. `cookie`: what the browser keeps. */
export async function openInstall(
  address: string,
): Promise<Answered & { readonly onward: string; readonly cookie: string }> {
  const response = await fetch(`${address}/slack/install`);
  const page = await response.text();
  const onward = linkIn(page, 'Go on to Slack');
  return {
    status: response.status,
    page,
    onward,
    cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '',
  };
}

/** Agrees on Slack's page, or presses `Cancel`. Resolves with where that leads. */
export async function agree(onward: string, label: string): Promise<string> {
  return linkIn(await (await fetch(onward)).text(), label);
}

export async function comeBack(to: string, cookie: string): Promise<Answered> {
  const response = await fetch(to, { headers: cookie ? { cookie } : {} });
  return { status: response.status, page: await response.text() };
}

async function installInBrowser(address: string, team: string): Promise<Answered> {
  const { onward, cookie } = await openInstall(address);
  return comeBack(await agree(onward, `Allow in ${team}`), cookie);
}

function linkIn(page: string, label: string): string {
  const [, url] = new RegExp(`<a href="([^"]+)">${label}</a>`).exec(page) ?? [];
  if (!url) throw new Error(`There is no link “${label}” on: ${page}`);
  return url.replaceAll(/&#38;|&amp;/g, '&');
}
