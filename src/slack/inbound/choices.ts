import type { App } from '@slack/bolt';
import { servicesIn } from '../../commands/answer';
import { choicesFor } from '../../commands/lookup/browse';
import type { ChoiceList } from '../../message';
import type { AdapterServices } from '../../platform/adapter';
import { LIST, optionsOf } from '../render/menus';
import type { ErrorBoundary } from './error-boundary';
import { tenantOf, whoInteracts } from './request-context';

/**
 * Long menus: Slack asks which choices fit as somebody types.
 * https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#external_select
 */
export function listenForChoices(app: App, services: AdapterServices, boundary: ErrorBoundary): void {
  app.options(new RegExp(`^${LIST}`), async ({ options, body, ack }) =>
    boundary.run('a menu', async () => {
      const list = options.action_id.slice(LIST.length);
      await ack(
        optionsOf(
          isList(list)
            ? choicesFor(list, options.value, servicesIn(tenantOf(whoInteracts(body).installation), services))
            : [],
        ),
      );
    }),
  );
}

const isList = (list: string): list is ChoiceList => list === 'terms';
