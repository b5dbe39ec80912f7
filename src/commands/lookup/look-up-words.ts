import { type Answer, type Services, toAsker } from '../answer';
import type { Asker } from '../asker';
import { sayLookup } from './found';
import { saySmallTalk } from './small-talk';
import { sayWorry, worryIn } from './worry';

/** Looks words up that were not meant for the bot, such as a message: among everything, and never as a command. */
export function lookUpWords(words: string, asker: Asker, services: Services): Answer {
  if (words === '') return toAsker('That message has no words that I can look up.');
  const worry = worryIn(words, services);
  if (worry) return sayWorry(worry, words, services);
  const found = () => sayLookup(words, services.lookUp(words, ['term', 'principle', 'theme']), asker, services);
  return saySmallTalk(words, services) ?? found();
}
