import { setTimeout as pause } from 'node:timers/promises';

/** Resolves after so many milliseconds, or as soon as the signal says to stop. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The real one. */
export const wait: Wait = async (ms, signal) => {
  // Being stopped is an answer here, not a fault.
  await pause(Math.max(0, ms), undefined, { ...(signal ? { signal } : {}) }).catch(() => {});
};
