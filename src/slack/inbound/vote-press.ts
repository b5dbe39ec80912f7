import { answer } from '../../commands';
import type { Message } from '../../message';
import type { AdapterServices } from '../../platform/adapter';
import { type ReplyRoute, showAnswer } from '../outbound/show-answer';
import { Unacknowledged } from './acknowledgement';
import type { ErrorBoundary } from './error-boundary';
import { askerFrom } from './origin';
import type { Press } from './press';
import { createRecentKeys } from './recent-keys';
import { whoInteracts } from './request-context';
import { hasRunOut, RUN_OUT } from './run-out';

/** `routeOf`: where the answer goes; it throws on a press that Slack never sends. */
type VotePress = {
  readonly line: string;
  readonly press: Press;
  readonly routeOf: () => ReplyRoute;
  readonly ack: () => Promise<void>;
};

/** Returns what takes a press that casts or withdraws a vote. `show`: tells whoever pressed what is kept of it. */
export function createVotePress(
  services: AdapterServices,
  boundary: ErrorBoundary,
  show: (message: Message, route: ReplyRoute) => Promise<void>,
) {
  const votes = createRecentKeys();

  /**
   * Stores the vote and nothing else about the press: a row that says when somebody pressed would reveal too much, and
   * would make us ignore the repeat of a press whose vote was not stored. Repeating the same vote changes nothing.
   */
  return async function vote({ line, press, routeOf, ack }: VotePress): Promise<void> {
    if (votes.has(press.trigger_id)) return ack();
    const pressedAt = Number(press.actions[0]?.action_ts) * 1_000;
    let kept = false;
    await boundary.run(
      'a vote',
      async () => {
        const route = routeOf();
        if (hasRunOut(press)) {
          kept = true;
          await ack();
          return showAnswer(RUN_OUT, route);
        }
        const { message } = await answer(
          line,
          { ...askerFrom(route.origin, whoInteracts(press), { via: 'button' }), pressedAt },
          services,
        );
        kept = true;
        votes.add(press.trigger_id);
        // If Slack has stopped waiting, the confirmation still tells the person.
        await ack().catch(() => undefined);
        await show(message, route);
      },
      (fault) => showAnswer(fault, routeOf()),
    );
    if (!kept) throw new Unacknowledged();
  };
}
