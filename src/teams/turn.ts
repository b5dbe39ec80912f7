import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { FaceServices } from '../face';
import type { Incoming } from './incoming';
import type { Remember } from './remember';
import type { TeamsSettings } from './settings';

/** One activity from Teams, and what is needed to answer it. */
export type Turn = {
  readonly context: TurnContext;
  readonly adapter: CloudAdapter;
  readonly incoming: Incoming;
  readonly settings: TeamsSettings;
  readonly services: FaceServices;
  readonly remember: Remember;
};

/** False for a retry: Teams sends an activity again when it has waited too long for the first answer. */
export async function isFirstTime({ incoming, services }: Turn): Promise<boolean> {
  return incoming.id ? services.firstTime(`teams:${incoming.conversation.id}:${incoming.id}`) : true;
}
