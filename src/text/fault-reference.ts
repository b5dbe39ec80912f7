import { randomBytes } from 'node:crypto';

/** What ties the log's entry about a fault to what the person was told, such as `7F3A2C`: short enough to read out on the phone. */
export const newReference = (): string => randomBytes(3).toString('hex').toUpperCase();

/** What whoever asked is told of a fault that is ours. */
export const somethingWentWrong = (reference: string): string =>
  `Something went wrong at my end (reference ${reference}). Please try again.`;
