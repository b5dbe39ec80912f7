import type { App, webApi } from '@slack/bolt';
import { answer } from '../../commands';
import { pressOf } from '../../commands/button-lines';
import type { Message } from '../../message';
import type { AdapterServices } from '../../platform/adapter';
import { createEphemeralReplacements } from '../outbound/ephemeral-replacements';
import type { FileSender } from '../outbound/file-sender';
import { showView } from '../outbound/modal';
import type { PresenterOf } from '../outbound/presenter';
import { type ReplyRoute, showAnswer } from '../outbound/show-answer';
import { needsPlace, placeWindow, sayingWhere } from './elsewhere';
import type { ErrorBoundary } from './error-boundary';
import { guestWhoInteracts } from './guest';
import { askerFrom } from './origin';
import { lineOf, originOf, type Press, viaOf } from './press';
import { tenantOf, whoInteracts } from './request-context';
import { hasRunOut, RUN_OUT } from './run-out';
import { share } from './share-press';
import { createVotePress } from './vote-press';

/**
 * Buttons: pressing one is the same as typing the line it carries; in the Home tab’s box it has been typed. A press is
 * acknowledged at once; a vote only when it is safely stored. A vote that was not stored is answered with an error, which
 * Slack shows beside the button.
 */
export function listenForButtons(
  app: App,
  services: AdapterServices,
  boundary: ErrorBoundary,
  presenterOf: PresenterOf,
  prefix: string,
  sendFile?: FileSender,
): void {
  const replacements = createEphemeralReplacements(services.clock);

  const show = (message: Message, route: ReplyRoute): Promise<void> =>
    message.replaceKey !== undefined && message.audience === 'asker' && !route.origin.personal && !route.window?.within
      ? replacements.show(message, message.replaceKey, route)
      : showAnswer(message, route);
  const vote = createVotePress(services, boundary, show);

  const routeOf = (press: Press, client: webApi.WebClient): ReplyRoute => ({
    client,
    user: press.user.id,
    origin: originOf(press, prefix),
    patiently: boundary.patiently,
    presenter: presenterOf(tenantOf(whoInteracts(press).installation)),
    ...(sendFile ? { sendFile } : {}),
    window: { client, trigger: press.trigger_id, ...(press.view ? { within: press.view } : {}) },
  });

  app.action(/.*/, async ({ body, ack, client }) => {
    const press = body as Press;
    const line = lineOf(press.actions?.[0]);
    if (!line) return ack();
    const pressOfLine = pressOf(line);
    if (pressOfLine?.role === 'vote') return vote({ line, press, ack, routeOf: () => routeOf(press, client) });
    await ack();
    await boundary.run(
      'a button',
      async () => {
        if (!(await services.firstTime(`slack:action:${press.trigger_id}`))) return;
        const route = routeOf(press, client);
        if (hasRunOut(press)) return showAnswer(RUN_OUT, route);
        const who = whoInteracts(press);
        if (needsPlace(line, route.origin) && (await askWhere(line, route))) return;
        const how = { via: viaOf(press), ...guestWhoInteracts(press, who.installation) };
        const asker = askerFrom(route.origin, who, how);
        const { message: said } = await answer(line, asker, services);
        const message = sayingWhere(said, route.origin, asker);
        if (pressOfLine?.role === 'share' && message.audience === 'conversation')
          await share(message, asker, route, services);
        else await show(message, route);
      },
      (fault) => showAnswer(fault, routeOf(press, client)),
    );
  });
}

/** False if Slack no longer opens a window. */
const askWhere = async (line: string, { window, origin }: ReplyRoute): Promise<boolean> =>
  window !== undefined && (await showView(placeWindow(line, origin), window));
