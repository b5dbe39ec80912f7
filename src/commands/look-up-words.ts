import { type Answer, type Services, toAsker } from './answer';
import type { Asker } from './asker';
import { sayLookup } from './found';

/** Looks words up that were not meant for the bot, such as a message: among everything, and never as a command. */
export function lookUpWords(words: string, asker: Asker, services: Services): Answer {
  if (words === '') return toAsker('That message has no words that I can look up.');
  return sayLookup(words, services.lookUp(words, ['term', 'principle', 'theme']), asker, services);
}
