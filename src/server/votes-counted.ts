type Answered = {
  readonly platform: string;
  readonly command: string;
  readonly outcome: string;
  /** The poll whose votes it may have changed. */
  readonly votedIn?: string;
};

/**
 * Counts answers; a vote is counted not when it is cast but when its poll's card is next drawn, which shows it anyway.
 * Otherwise somebody watching the metrics could see each single vote arrive.
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
    /** Counts the votes held for this poll: its card or its result has been drawn. */
    drawn(poll: string): void {
      for (const answered of held.get(poll) ?? []) count(answered);
      held.delete(poll);
    },
  };
}
