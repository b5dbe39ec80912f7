/** The database cannot be reached or cannot take writes now: the query was not run, or it is not known whether it was. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';
}

/** Also true if a `DatabaseAway` is the cause of the error, at any depth. */
export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof DatabaseAway || (error instanceof Error && error.cause !== undefined && isDatabaseAway(error.cause));
