/** What was out of reach may be there again any minute. */
const MEMORY_MS = 10 * 60_000;

/** Whether this machine gets through to Slack, as its calls have told. Where it does not, Slack’s requests still arrive. */
export type Reach = {
  /** Tells that a call has got through, or that it has not. */
  readonly saw: (reached: boolean) => void;
  /** Whether the last call did not get through, not long ago. */
  readonly isLost: () => boolean;
};

export function createReach(clock: () => Date): Reach {
  let lostAt: number | undefined;
  return {
    saw: (reached) => {
      lostAt = reached ? undefined : clock().getTime();
    },
    isLost: () => lostAt !== undefined && clock().getTime() - lostAt < MEMORY_MS,
  };
}
