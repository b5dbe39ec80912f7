import type { App } from '@slack/bolt';
import type { AdapterServices } from '../../platform/adapter';
import type { Workspaces } from '../install/workspaces';
import type { ErrorBoundary } from './error-boundary';
import { installationOfEvent, organisationOfEvent, tenantOf } from './request-context';
import { workspacesIn } from './workspace-notes';

/**
 * The app was removed from a workspace, or its permission was revoked. One removal can send both events, in either
 * order: https://docs.slack.dev/reference/events/app_uninstalled and
 * https://docs.slack.dev/reference/events/tokens_revoked
 * Taken out of some workspaces of an organisation that has installed the app as a whole, it is told which:
 * https://docs.slack.dev/reference/events/team_access_revoked
 * To be told of removal from a channel would need the right to list channels, so the next message to that channel finds
 * out.
 */
export function listenForLifecycle(
  app: App,
  services: AdapterServices,
  boundary: ErrorBoundary,
  workspaces: Workspaces,
): void {
  app.event('app_uninstalled', ({ body }) => gone(body));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens?.bot ?? []).length > 0) await gone(body);
  });

  app.event('team_access_revoked', ({ event, body }) => lost(organisationOfEvent(body), event.team_ids, body));

  async function gone(body: Removed): Promise<void> {
    await boundary.run('a removal', async () => {
      // A late repeat must not delete what was stored after the app was installed again.
      if (!(await services.firstTime(`slack:event:${body.event_id}`))) return;
      const installation = installationOfEvent(body);
      if (await workspaces.isBack(installation, body.event_time))
        return services.log.info(
          { team: installation },
          'Slack: a late word of a removal, since when it was installed again',
        );
      await services.lifecycle.onUninstalled(tenantOf(installation));
      workspaces.forget(installation);
    });
  }

  async function lost(
    organisation: string | undefined,
    named: readonly string[],
    { event_id: id }: Pick<Removed, 'event_id'>,
  ): Promise<void> {
    await boundary.run('a removal', async () => {
      if (!organisation || !(await services.firstTime(`slack:event:${id}`))) return;
      // Slack itself knows best: the word may be late, or another workspace may have gone before.
      const still = await workspaces.reachedBy(organisation);
      const gone = named.filter((team) => !still?.has(team));
      if (gone.length === 0)
        return services.log.info(
          { team: organisation },
          'Slack: a late word of a removal, since when it was installed again',
        );
      const isGone = (team: string) => gone.includes(team) || (still !== undefined && !still.has(team));
      await services.lifecycle.onRemoved({
        tenant: tenantOf(organisation),
        conversations: [],
        staysInstalled: true,
        leadsTo: (note) => {
          const teams = workspacesIn(note);
          return teams.some((team) => gone.includes(team)) && teams.every(isGone) ? 'gone' : 'here';
        },
      });
      for (const team of gone) {
        // What it kept there before the whole organisation installed it, unless it is still installed there on its own.
        if (await workspaces.works(team)) continue;
        await services.lifecycle.onUninstalled(tenantOf(team));
        workspaces.forget(team);
      }
    });
  }
}

type Removed = Parameters<typeof installationOfEvent>[0] & { readonly event_id: string; readonly event_time?: number };
