import type { App } from '@slack/bolt';
import type { AdapterServices } from '../../platform/adapter';
import type { ErrorBoundary } from './error-boundary';
import { installationOfEvent, tenantOf } from './request-context';

/**
 * The app was removed from a workspace, or its permission was revoked. One removal can send both events, in either
 * order: https://docs.slack.dev/reference/events/app_uninstalled and
 * https://docs.slack.dev/reference/events/tokens_revoked
 * To be told of removal from a channel would need the right to list channels, so the next message to that channel finds
 * out.
 */
export function listenForLifecycle(app: App, services: AdapterServices, boundary: ErrorBoundary): void {
  app.event('app_uninstalled', ({ body }) => gone(body));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens?.bot ?? []).length > 0) await gone(body);
  });

  async function gone(body: Parameters<typeof installationOfEvent>[0] & { readonly event_id: string }): Promise<void> {
    await boundary.run('a removal', async () => {
      // A late repeat must not delete what was stored after the app was installed again.
      if (!(await services.firstTime(`slack:event:${body.event_id}`))) return;
      await services.lifecycle.onUninstalled(tenantOf(installationOfEvent(body)));
    });
  }
}
