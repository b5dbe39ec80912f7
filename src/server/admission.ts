/** How many requests are begun in one turn of the event loop while it turns quickly. */
const MOST_A_TURN = 16;

/** A turn that takes longer keeps health checks waiting: then half as many are begun in the next. */
const SLOW_TURN_MS = 50;

/** Never fewer: votes are committed together, and on a slow disk each turn is slow, whatever is begun in it. */
const FEWEST_A_TURN = 4;

/** Slack waits three seconds for an answer: whoever has waited half of that is told so in time. */
const PATIENCE_MS = 1_500;

type Waiting = { readonly since: number; readonly admit: (admitted: boolean) => void };

/**
 * Lets requests begin, few at a time, so that the event loop keeps turning and health checks are answered between them. One
 * that has waited too long is not admitted, and its sender can be told to try again. While there is little to do nothing waits.
 *
 * The turns themselves are what is measured, and not how many requests are being worked on: a request that waits for a
 * platform costs nobody anything.
 */
export function createAdmission(now: () => number = () => performance.now(), patienceMs = PATIENCE_MS) {
  const waiting: Waiting[] = [];
  let [turning, began, begun, most] = [false, 0, 0, MOST_A_TURN];

  return function enter(): Promise<boolean> {
    if (!turning) {
      [turning, began, begun, most] = [true, now(), 0, MOST_A_TURN];
      setImmediate(turn);
    }
    if (waiting.length === 0 && begun < most) {
      begun += 1;
      return Promise.resolve(true);
    }
    return new Promise((admit) => waiting.push({ since: now(), admit }));
  };

  function turn(): void {
    const took = now() - began;
    const wasIdle = begun === 0;
    most = took > SLOW_TURN_MS ? Math.max(most / 2, FEWEST_A_TURN) : Math.min(most * 2, MOST_A_TURN);
    [began, begun] = [now(), 0];
    while (waiting[0] && began - waiting[0].since > patienceMs) waiting.shift()?.admit(false);
    for (; begun < most && waiting.length > 0; begun++) waiting.shift()?.admit(true);
    if (begun === 0 && wasIdle) turning = false;
    else setImmediate(turn);
  }
}
