/** How many messages a bot may send to one conversation: [messages, milliseconds]. */
const MOST_SENT = [
  [7, 1000],
  [8, 2000],
  [60, 30_000],
  [1800, 3_600_000],
] as const;

/**
 * Limits the rate of messages in each conversation, by a clock in milliseconds. The function that it returns counts a
 * message, and returns 0 if it may go, else the seconds to wait.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
 */
export function createThrottle(clock: () => number) {
  const sent = new Map<string, number[]>();
  return (conversation: string): number => {
    const now = clock();
    const times = (sent.get(conversation) ?? []).filter((at) => now - at < 3_600_000);
    const waits = MOST_SENT.map(([most, within]) => {
      const oldest = times.at(-most);
      return oldest === undefined ? 0 : oldest + within - now;
    });
    const wait = Math.max(0, ...waits);
    sent.set(conversation, wait > 0 ? times : [...times, now]);
    return Math.ceil(wait / 1000);
  };
}
