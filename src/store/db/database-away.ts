/** Why the database takes nothing, for whoever runs the bot: each completes “not ready: …”, and quotes nothing that anybody wrote. */
export const WHY_AWAY = {
  silent: 'the database does not answer',
  full: 'the disk of the database is full',
  readOnly: 'the database cannot be written to: it is read-only',
  held: 'another program holds the database file and does not let go',
  disk: 'the disk of the database reports an error',
  damaged: 'the database file is damaged: stop the bot and put a backup in its place',
  gone: 'the database file is not there any more: put the same file back, or stop the bot, put a backup in its place and start again',
  exchanged: 'another file has taken the place of the database file: stop the bot and start it again',
  logGone:
    'the file beside the database, which ends in -wal, is not there any more: stop the bot and start it again; what was written is still kept',
} as const;

export type WhyAway = keyof typeof WHY_AWAY;

/** The database cannot be reached or cannot take writes now: the query was not run, or it is not known whether it was. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';

  constructor(message: string, { why = 'silent', ...options }: ErrorOptions & { readonly why?: WhyAway } = {}) {
    super(message, options);
    this.because = WHY_AWAY[why];
  }

  /** A sentence without its full stop, which may be shown and logged. */
  readonly because: (typeof WHY_AWAY)[WhyAway];
}

/** Also true if a `DatabaseAway` is the cause of the error, at any depth. */
export const isDatabaseAway = (error: unknown): boolean => awayIn(error) !== undefined;

/** Why the database is away; where the error does not say, that it does not answer. */
export const becauseOf = (error: unknown): string => awayIn(error)?.because ?? WHY_AWAY.silent;

function awayIn(error: unknown): DatabaseAway | undefined {
  if (error instanceof DatabaseAway) return error;
  return error instanceof Error && error.cause !== undefined ? awayIn(error.cause) : undefined;
}
