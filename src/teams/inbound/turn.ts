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
  /** What the button says that was pressed; undefined where none was, or no button of ours. */
  readonly pressed: Pressed | undefined;
};

/** What is the same for every activity. */
export type Around = {
  readonly adapter: CloudAdapter;
  readonly settings: TeamsSettings;
  readonly services: AdapterServices;
  readonly remember: Remember;
};

/**
 * False for a retry: Teams sends an activity again when it has waited too long for the first answer. Votes are not noted: a
 * row that says when somebody pressed would say too much, and would swallow the repetition of a press that was not kept.
 * The same vote again changes nothing, so each counts.
 */
export async function isFirstTime({ incoming, pressed, services }: Turn): Promise<boolean> {
  if (isVote(pressed)) return true;
  return incoming.id ? services.firstTime(`teams:${incoming.conversation.id}:${incoming.id}`) : true;
}
