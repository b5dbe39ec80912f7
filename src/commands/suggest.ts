import { type Handler, toAsker } from './answer';
import { suggestible } from './found';

/** The button under “nothing found”: keeps the word alone for the people who keep the glossary. */
export const suggest: Handler = async (words, asker, { suggestions }) => {
  const word = suggestible(words);
  if (!word)
    return toAsker('That cannot be suggested: a suggestion is one to six words, without names or case details.');
  const kept = await suggestions.add(asker.tenant, word);
  return kept
    ? toAsker(
        `Thank you. “${word}” is on the list for the people who keep the glossary. Only the word was kept, not who sent it.`,
      )
    : toAsker('Thank you, but the list of suggestions is full. Please tell the people who keep the glossary.');
};
