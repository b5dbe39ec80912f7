type Answered = {
  readonly platform: string;
  readonly command: string;
  readonly outcome: string;
  /** The poll whose votes it may have changed. */
  readonly votedIn?: string;
};

/**
 * Counts what was answered; a vote not when it is pressed, but when the card of its poll is drawn, which shows it anyway.
 * Whoever watches the figures is not to see a single vote land.
 */
export function createVotesCounted(count: (answered: Omit<Answered, 'votedIn'>) => void) {
  const held = new Map<string, Omit<Answered, 'votedIn'>[]>();
  return {
    answered({ votedIn, ...answered }: Answered): void {
      const waiting = held.get(votedIn ?? '');
      if (votedIn === undefined) count(answered);
      else if (waiting) waiting.push(answered);
      else held.set(votedIn, [answered]);
    },
    /** The card of this poll is drawn, or its result. */
    drawn(poll: string): void {
      for (const answered of held.get(poll) ?? []) count(answered);
      held.delete(poll);
    },
  };
}
