import { randomBytes } from 'node:crypto';
import type { Message } from '../message';
import { toAsker } from './answer';

/** What ties the log's entry about a fault to what the person was told: short enough to read out on the phone. */
export const newReference = (): string => randomBytes(3).toString('hex').toUpperCase();

/** What a person reads when something broke that is not her doing. */
export const faultMessage = (reference: string): Message =>
  toAsker(`Something went wrong at my end (reference ${reference}). Please try again.`).message;
