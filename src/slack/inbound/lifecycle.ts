import type { App } from '@slack/bolt';
import type { AdapterServices } from '../../platform/adapter';
import type { Workspaces } from '../install/workspaces';
import type { ErrorBoundary } from './error-boundary';
import { installationOfEvent, tenantOf } from './request-context';

/**
 * The app was removed from a workspace, or its permission was revoked. One removal can send both events, in either
 * order: https://docs.slack.dev/reference/events/app_uninstalled and
 * https://docs.slack.dev/reference/events/tokens_revoked
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
}

type Removed = Parameters<typeof installationOfEvent>[0] & { readonly event_id: string; readonly event_time?: number };
