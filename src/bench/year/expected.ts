import { type Due, dueBetween } from './due';
import { DAY_MS } from './moved-clock';
import type { Rule } from './rules';

export type Expected = ReturnType<typeof createExpected>;

/** A turn of a channel by its rule, and what people did about it. */
export type Turn = Due & { readonly fate: 'due' | 'skipped' | 'paused' };

/** Writes down what people have asked for in one channel, and says what should have come of it. */
export function createExpected() {
  const rules: { readonly rule: Rule; readonly from: number }[] = [];
  const pauses: { readonly from: number; until: number; readonly untilDay: string | null }[] = [];
  const skipped: number[] = [];

  function turns(until: number): Turn[] {
    return rules.flatMap(({ rule, from }, nth) =>
      dueBetween(rule, from, Math.min(until, rules[nth + 1]?.from ?? until)).map((due): Turn => {
        const isPaused = pauses.some(
          (pause) =>
            due.at > pause.from && due.at < pause.until && (pause.untilDay === null || due.day < pause.untilDay),
        );
        return { ...due, fate: isPaused ? 'paused' : skipped.includes(due.at) ? 'skipped' : 'due' };
      }),
    );
  }

  return {
    set: (rule: Rule, now: number): void => void rules.push({ rule, from: now }),
    /** `untilDay`: the first day on which prompts come again by themselves. */
    pause: (now: number, untilDay: string | null = null): void =>
      void pauses.push({ from: now, until: Number.POSITIVE_INFINITY, untilDay }),
    resume(now: number): void {
      for (const pause of pauses) pause.until = Math.min(pause.until, now);
    },
    skip(now: number): void {
      const next = turns(now + 40 * DAY_MS).find(({ at, fate }) => at > now && fate === 'due');
      if (next) skipped.push(next.at);
    },
    /** Nothing is paused, and nothing that is still to come is skipped. */
    isPlain: (now: number): boolean =>
      !skipped.some((at) => at > now) &&
      !pauses.some(({ until, untilDay }) => now < until && (untilDay === null || now < Date.parse(untilDay) + DAY_MS)),
    /** Every turn before a time, whatever became of it, in their order. */
    turns,
    /** How many weeks had no turn, because a holiday took it. */
    holidays: (until: number): number =>
      rules.reduce((sum, { rule, from }, nth) => {
        const end = Math.min(until, rules[nth + 1]?.from ?? until);
        return sum + dueBetween({ ...rule, holidays: 'post' }, from, end).length - dueBetween(rule, from, end).length;
      }, 0),
  };
}
