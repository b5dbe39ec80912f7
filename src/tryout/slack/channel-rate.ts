/** About one message a second in a channel, and short bursts: https://docs.slack.dev/apis/web-api/rate-limits */
const BURST = 3;
const PER_MS = 1 / 1000;

/** Limits the rate of messages in each channel, by a clock in milliseconds. Does nothing until it is switched on. */
export function createChannelRate(now: () => number) {
  const buckets = new Map<string, { left: number; at: number }>();
  let on = false;
  return {
    switchOn(): void {
      on = true;
    },
    /** Counts a message. Returns 0 if the channel takes it, else the seconds to wait before it takes another. */
    take(channel: string): number {
      if (!on) return 0;
      const { left, at } = buckets.get(channel) ?? { left: BURST, at: now() };
      const room = Math.min(BURST, left + (now() - at) * PER_MS);
      buckets.set(channel, { left: room < 1 ? room : room - 1, at: now() });
      return room < 1 ? Math.ceil((1 - room) / PER_MS / 1000) : 0;
    },
  };
}
