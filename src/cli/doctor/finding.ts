/**
 * One line of the doctor's. `fine`: it works. `look`: it works, and there is something to do. `not`: it does not work. `off`: it is
 * not set up, so there is nothing to check.
 */
export type Finding = {
  readonly about: 'settings' | 'database' | 'content' | 'Slack' | 'Teams' | 'address' | 'clock' | 'proxy';
  readonly verdict: 'fine' | 'look' | 'not' | 'off';
  readonly says: string;
  /** What to do about it. */
  readonly todo?: string;
};

/** Makes the findings about one thing. */
export const about = (thing: Finding['about']) => ({
  fine: (says: string): Finding => ({ about: thing, verdict: 'fine', says }),
  off: (says: string): Finding => ({ about: thing, verdict: 'off', says }),
  look: (says: string, todo: string): Finding => ({ about: thing, verdict: 'look', says, todo }),
  not: (says: string, todo: string): Finding => ({ about: thing, verdict: 'not', says, todo }),
});
