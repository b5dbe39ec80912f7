import type { Acted } from '../state';
import type { Received } from '../teams/deliver';

/** What Teams tells a person of how the bot took what she did: only that it went wrong. */
export const told = ({ status }: Received): Acted =>
  status < 300 ? {} : { notice: 'Something went wrong. Please try again.' };
