import type { Message } from '../message';
import { isDatabaseAway } from '../store/db/database-away';
import { somethingWentWrong } from '../text/fault-reference';
import { toAsker } from './answer';

/** What a person reads when something broke that is not her doing. */
export const faultMessage = (reference: string, error?: unknown): Message =>
  toAsker(isDatabaseAway(error) ? withoutDatabase(reference) : somethingWentWrong(reference)).message;

const withoutDatabase = (reference: string) =>
  `I cannot reach my database just now, so I could not do that (reference ${reference}). Looking things up and help still work. Please try the rest again in a few minutes.`;
