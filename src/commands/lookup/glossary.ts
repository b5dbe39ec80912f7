import type { Answer, Handler } from '../answer';
import { browse, pageOfLetter } from './browse';
import { sayLookup } from './found';

/** `glossary county lines`: the best terms for the words; without words, all terms from A to Z; with one letter, from there on. */
export const glossary: Handler = (words, asker, services): Answer => {
  const letter = /^[a-z]$/i.test(words) ? words : undefined;
  if (letter) return browse(pageOfLetter(letter, services.content), asker, services);
  if (words === '' || /^(a\s*(-|to)\s*z|all|list|browse)$/i.test(words)) return browse(1, asker, services);
  return sayLookup(words, services.lookUp(words, ['term']), asker, services);
};
