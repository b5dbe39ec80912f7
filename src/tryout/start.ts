import { join } from 'node:path';
import { people } from './people';
import { isSlackAct, isTeamsAct } from './server/act';
import { startInspector } from './server/inspector';
import { movedClock } from './server/moved-clock';
import { createPages, type Page, readBuiltPage } from './server/pages';
import { createSlackSide } from './server/slack-side';
import { createTeamsSide } from './server/teams-side';
import { createActs as createSlackActs } from './slack/acts';
import { deliverOverHttp } from './slack/deliver';
import { startLocalSlack } from './slack/start';
import type { State } from './state';
import { createActs as createTeamsActs } from './teams/acts';
import { deliverTo } from './teams/deliver';
import { startLocalIssuer } from './teams/issuer';
import { startLocalConnector } from './teams/start';

type TryOutSettings = {
  /** Starts the bot on these platforms, with one server for it and for the pages. Resolves with the server's port. */
  readonly listen: (local: LocalPlatforms, pages: readonly Page[]) => Promise<number>;
  /** The clock of schedules and polls, which a visitor can move. Signatures and tokens use the real time. */
  readonly clock: { readonly now: () => Date; readonly moveTo: (date: Date) => Promise<void> };
  readonly timezone: string;
  /** The folder that holds the page's built files. */
  readonly folder?: string;
};

/** The settings that make the bot talk to the platforms on this machine instead of the real ones. */
export type LocalPlatforms = {
  readonly slack: { readonly botToken: string; readonly signingSecret: string; readonly apiUrl: string };
  readonly teams: {
    readonly appId: string;
    readonly appType: 'SingleTenant';
    readonly allowUnauthenticated: false;
    readonly authority: { readonly openIdMetadataUrl: string; readonly issuer: string; readonly outboundToken: string };
  };
};

export type { Page } from './server/pages';

const APP_ID = '3b7d4f5e-0000-4000-8000-000000000001';

/**
 * Starts the try-out: a local Slack and a local Teams that talk to the real bot over HTTP, and a page that shows both
 * and acts for eight people. Resolves when everything answers; rejects if the page has not been built. Call `stop`,
 * which ends whatever this function started, before the bot's own server stops.
 */
export async function startTryOut({ listen, clock, timezone, folder = join(__dirname, 'page') }: TryOutSettings) {
  const built = readBuiltPage(folder);
  const outboundToken = 'the-bots-own-token';
  const [slack, connector, issuer] = await Promise.all([
    startLocalSlack(),
    startLocalConnector({ token: outboundToken }),
    startLocalIssuer(),
  ]);
  let port = 0;
  const slackAddress = new URL(slack.apiUrl).origin;
  const teamsAddress = new URL(connector.serviceUrl).origin;
  const inspector = await startInspector(
    { bot: () => `http://127.0.0.1:${port}`, slack: () => slackAddress, teams: () => teamsAddress },
    pageChanged,
  );
  const { slackToBot, botToSlack, teamsToBot, botToTeams } = inspector;

  const deliverSlack: ReturnType<typeof deliverOverHttp> = (kind, payload, headers) => {
    const { response_url: direct } = payload;
    const tapped = typeof direct === 'string' ? { response_url: direct.replace(slackAddress, botToSlack) } : {};
    return deliverOverHttp(slack, `${slackToBot}/slack/events`)(kind, { ...payload, ...tapped }, headers);
  };
  const tokenFor = ({ serviceUrl }: Record<string, unknown>) => issuer.token({ aud: APP_ID, serviceurl: serviceUrl });
  const serviceUrl = connector.serviceUrl.replace(teamsAddress, botToTeams);
  const deliverTeams: ReturnType<typeof deliverTo> = (activity) =>
    deliverTo(`${teamsToBot}/api/messages`, tokenFor)({ ...activity, serviceUrl });

  const firstSeen = new Map<string, string>();
  const seenAt = (id: string) => {
    const at = firstSeen.get(id) ?? clock.now().toISOString();
    firstSeen.set(id, at);
    return at;
  };
  const slackSide = createSlackSide({
    ...{ slack, acts: createSlackActs(slack, deliverSlack), seenAt },
    changed: () => page.changed(),
  });
  const teamsSide = createTeamsSide({ connector, acts: createTeamsActs(connector, deliverTeams), seenAt });
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: timezone });

  const page = createPages({
    built,
    port: () => port,
    steps: inspector.steps,
    arrived: (as) => {
      slackSide.closeWindows(as);
      teamsSide.closeWindows(as);
    },
    stateFor: (as): State => ({
      as,
      people: people.map(({ id, name, role, initials, guest }) => ({ id, name, role, initials, guest })),
      now: clock.now().toISOString(),
      nowInWords: words.format(clock.now()),
      timezone,
      slack: slackSide.seenBy(as),
      teams: teamsSide.seenBy(as),
      steps: inspector.count(),
    }),
    perform: async (act) => {
      if (isSlackAct(act)) return slackSide.perform(act);
      if (isTeamsAct(act)) return teamsSide.perform(act);
      await clock.moveTo(movedClock(act.to, clock.now(), timezone));
      return {};
    },
  });
  function pageChanged(): void {
    slackSide.noteTimes();
    teamsSide.noteTimes();
    slackSide.fillMenus();
    page.changed();
  }

  port = await listen(
    {
      slack: { botToken: slack.botToken, signingSecret: slack.signingSecret, apiUrl: `${botToSlack}/api/` },
      teams: {
        appId: APP_ID,
        appType: 'SingleTenant',
        allowUnauthenticated: false,
        authority: { openIdMetadataUrl: issuer.openIdMetadataUrl, issuer: issuer.issuer, outboundToken },
      },
    },
    page.pages,
  );
  await teamsSide.install();

  return {
    address: `http://127.0.0.1:${port}/`,
    stop: async (): Promise<void> => {
      page.stop();
      await Promise.all([slack.stop(), connector.close(), issuer.close(), inspector.stop()]);
    },
  };
}
