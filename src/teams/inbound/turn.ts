import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { AdapterServices } from '../../platform/adapter';
import type { TeamsSettings } from '../settings';
import { isVote, type Pressed } from './button';
import type { Remember } from './conversation-references';
import type { Incoming } from './incoming';

/** One activity from Teams, and what is needed to answer it. */
export type Turn = Around & {
  readonly context: TurnContext;
  readonly incoming: Incoming;
  /** The button that was pressed; undefined if none was, or none of ours. */
  readonly pressed: Pressed | undefined;
};

/** What every activity shares. */
export type Around = {
  readonly adapter: CloudAdapter;
  readonly settings: TeamsSettings;
  readonly services: AdapterServices;
  readonly remember: Remember;
};

/**
 * Resolves to false for a retry: Teams sends an activity again if the first answer takes too long. Presses of votes are
 * not recorded, so every one counts as the first: a row that says when somebody pressed would say too much, and would
 * swallow the retry of a press that was not saved. Casting the same vote again changes nothing.
 */
export async function isFirstTime({ incoming, pressed, services }: Turn): Promise<boolean> {
  if (isVote(pressed)) return true;
  return incoming.id ? services.firstTime(`teams:${incoming.conversation.id}:${incoming.id}`) : true;
}
