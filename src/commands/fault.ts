import { randomBytes } from 'node:crypto';
import type { Message } from '../message';
import { isDatabaseAway } from '../store/database-away';
import { toAsker } from './answer';

/** What ties the log's entry about a fault to what the person was told: short enough to read out on the phone. */
export const newReference = (): string => randomBytes(3).toString('hex').toUpperCase();

/** What a person reads when something broke that is not her doing. */
export const faultMessage = (reference: string, error?: unknown): Message =>
  toAsker(
    isDatabaseAway(error)
      ? withoutDatabase(reference)
      : `Something went wrong at my end (reference ${reference}). Please try again.`,
  ).message;

const withoutDatabase = (reference: string) =>
  `I cannot reach my database just now, so I could not do that (reference ${reference}). Looking things up and help still work. Please try the rest again in a few minutes.`;
