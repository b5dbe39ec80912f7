/** The database cannot be reached, or takes nothing now: what was asked of it was not done, or nobody knows. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

/** Also for one that is the cause of another error. */
export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof DatabaseAway || (error instanceof Error && error.cause !== undefined && isDatabaseAway(error.cause));
