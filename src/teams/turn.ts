import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { FaceServices } from '../face';
import type { Incoming } from './incoming';
import type { Remember } from './remember';
import type { TeamsSettings } from './settings';
import { isVotePress } from './votes';

/** One activity from Teams, and what is needed to answer it. */
export type Turn = {
  readonly context: TurnContext;
  readonly adapter: CloudAdapter;
  readonly incoming: Incoming;
  readonly settings: TeamsSettings;
  readonly services: FaceServices;
  readonly remember: Remember;
};

/**
 * False for a retry: Teams sends an activity again when it has waited too long for the first answer. Votes are not noted: a
 * row that says when somebody pressed would say too much, and would swallow the repetition of a press that was not kept.
 * The same vote again changes nothing, so each counts.
 */
export async function isFirstTime({ incoming, services }: Turn): Promise<boolean> {
  if (isVotePress(incoming)) return true;
  return incoming.id ? services.firstTime(`teams:${incoming.conversation.id}:${incoming.id}`) : true;
}
