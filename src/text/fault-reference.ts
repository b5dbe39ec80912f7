import { randomBytes } from 'node:crypto';

/** A random reference such as `7F3A2C`, for both the log entry and the message to the person: short enough to read out on the phone. */
export const newReference = (): string => randomBytes(3).toString('hex').toUpperCase();

/** The message to a person when an error of ours stopped their request. */
export const somethingWentWrong = (reference: string): string =>
  `Something went wrong at my end (reference ${reference}). Please try again.`;
