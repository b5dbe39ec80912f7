/** What became of the prompts that were due, of one channel or of many together. */
export type Tally = Record<Count, number>;

export type Count =
  /** How many were due; the outcomes from here to `lost` add up to it. */
  | 'due'
  | 'onTime'
  | 'late'
  | 'missed'
  | 'unclear'
  /** The platform took no more there: the schedule was paused, and the owner told. */
  | 'stopped'
  /** Neither seen by the channel nor told to anybody. */
  | 'lost'
  /** Posts beyond a turn’s first. */
  | 'doubled'
  /** Those of them that no lost answer of the platform explains. */
  | 'doubledWithoutCause'
  /** Posted when nothing was due. */
  | 'uncalled'
  /** Posted, but hours too late. */
  | 'tooLate'
  | 'toldAgain'
  | 'toldAgainWithoutCause'
  /** Posted, and its owner told that it may not have been. */
  | 'unclearThoughPosted'
  /** Posted because its owner pressed “Post now”. */
  | 'afterAll'
  /** Not due: left out by people, within a pause, taken by a holiday. */
  | 'skipped'
  | 'paused'
  | 'holidays';

export function emptyTally(): Tally {
  return {
    ...{ due: 0, onTime: 0, late: 0, missed: 0, unclear: 0, stopped: 0, lost: 0 },
    ...{ doubled: 0, doubledWithoutCause: 0, uncalled: 0, tooLate: 0, toldAgain: 0, toldAgainWithoutCause: 0 },
    ...{ unclearThoughPosted: 0, afterAll: 0, skipped: 0, paused: 0, holidays: 0 },
  };
}

export function sum(tallies: readonly Tally[]): Tally {
  const total = emptyTally();
  for (const tally of tallies) for (const count of Object.keys(total) as Count[]) total[count] += tally[count];
  return total;
}
