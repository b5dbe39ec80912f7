import type { Message } from '../message';
import type { Services } from './answer';
import type { Asker } from './asker';
import { help } from './help';

/** The bot's own page: how to ask, where to begin, and where to go with a worry. */
export const home = async (asker: Asker, services: Services): Promise<Message> =>
  (await help('', asker, services)).message;
