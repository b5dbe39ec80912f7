import type { Prompt } from '../../content/schema';
import type { Message } from '../../message';
import type { Missed, Schedule, WhyPaused } from '../../reflection/schedule';

/** What is said unasked. The words are the commands'. */
export type Voice = {
  /** The card of a prompt; `delivery` is what its buttons name. */
  readonly card: (prompt: Prompt, about: { readonly delivery: string }) => Message;
  /** What the owner of a schedule is told, alone. The schedule is as it stands after what has happened. */
  readonly told: {
    readonly missed: (schedule: Schedule, missed: Missed, now: Date) => Message;
    readonly unclear: (schedule: Schedule, delivery: string, now: Date) => Message;
    readonly paused: (schedule: Schedule, because: WhyPaused) => Message;
    /** It is no more: this is how it stood. */
    readonly ended: (schedule: Schedule) => Message;
  };
  /** What everybody there is told where its owner can no longer be told anything. */
  readonly toldAll: {
    readonly missed: (schedule: Schedule, missed: Missed, now: Date) => Message;
    readonly unclear: (schedule: Schedule, now: Date) => Message;
  };
};
