import type { Message } from '../message';
import type { Services } from './answer';
import type { Asker } from './asker';
import { helpBlocks } from './help';
import { principle } from './lookup/principle-and-glossary';

/** The bot's own page: the principles and themes as buttons, how to ask, privacy, and where to go with a worry. */
export async function home(asker: Asker, services: Services): Promise<Message> {
  const { message } = await principle('', asker, services);
  return { audience: 'asker', blocks: [...message.blocks, ...helpBlocks(asker, services)] };
}
