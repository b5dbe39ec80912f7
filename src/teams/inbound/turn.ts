import { onlyShows } from '../../commands/read-line';
import type { Message } from '../../message';
import type { AdapterServices } from '../../platform/adapter';
import type { RosterNames } from '../outbound/roster-names';
import type { Standing } from '../outbound/standing';
import type { TeamsSdk, TurnContext } from '../sdk/port';
import type { TeamsSettings } from '../settings';
import { isVote, type Pressed } from './button';
import type { Remember } from './conversation-references';
import { type Incoming, isPersonal, isPrivatelyAsked, keyOf } from './incoming';

/** One activity from Teams, and what is needed to answer it. */
export type Turn = Around & {
  readonly context: TurnContext;
  readonly incoming: Incoming;
  /** The button that was pressed; undefined if none was, or none of ours. */
  readonly pressed: Pressed | undefined;
};

/** The private messages that confirm what is kept of one person, such as their vote: one for each person and `replaceKey`. */
export type Confirmations = {
  /**
   * Resolves with what to tell whoever pressed, at once. The confirmation itself is sent after that: they must not wait
   * for it.
   */
  confirm(turn: Turn, message: Message): Promise<string>;
  /** The same for whoever sees the answer already: only so that no older confirmation says something else. */
  keepUp(turn: Turn, message: Message): Promise<void>;
  /** The confirmation now stands here, in the place of another message in the personal chat. */
  standsAt(turn: Turn, message: Message, standing: Standing): void;
};

/** What every activity shares. */
export type Around = {
  readonly sdk: TeamsSdk;
  readonly settings: TeamsSettings;
  readonly services: AdapterServices;
  readonly remember: Remember;
  readonly confirmations: Confirmations;
  readonly names: RosterNames;
  /** Does something once the turn is over, so that nobody waits for it. If it fails, that is logged. */
  readonly afterwards: (work: () => Promise<void>) => void;
};

/**
 * Resolves to false for a retry: Teams sends an activity again if the first answer takes too long. Presses of votes are
 * not recorded, so every one counts as the first: a row that says when somebody pressed would say too much, and would
 * swallow the retry of a press that was not saved. Casting the same vote again changes nothing.
 */
export async function isFirstTime({ incoming, pressed, services }: Turn): Promise<boolean> {
  if (isVote(pressed) || isSafeTwice(incoming, pressed)) return true;
  const key = keyOf(incoming);
  return key ? services.firstTime(key) : true;
}

/** A press whose answer only shows something, in the place of a card that nobody else sees: doing it again changes nothing. */
const isSafeTwice = (incoming: Incoming, pressed: Pressed | undefined): boolean =>
  incoming.type === 'invoke' && pressed !== undefined && onlyShows(pressed.says) && isForOne({ incoming, pressed });

/**
 * True if only the person who pressed sees the card. Of a card in a shared conversation, Teams does not say so; our own
 * private ones say it themselves. If neither does, others may see it.
 */
export const isForOne = ({ incoming, pressed }: Pick<Turn, 'incoming' | 'pressed'>): boolean =>
  isPersonal(incoming) || isPrivatelyAsked(incoming) || pressed?.context?.alone === true;
