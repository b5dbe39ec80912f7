import type { Entry } from '../../lookup/entry';
import type { Lookup } from '../../lookup/look-up';
import { sayNothing } from '../../lookup/small-words';
import { wordsOf } from '../../lookup/words';
import type { Block, Message } from '../../message';
import type { Services } from '../answer';
import type { Asker } from '../asker';
import { lookUpButton } from './entries';
import { clashNote, typed } from './found-notes';
import { suggestButtons } from './suggestible';

/** As many as people read. */
const MOST_OFFERED = 3;

/** The answer where nothing was found that fits: the nearest entries, and what else to do. `isTerm`: the words are a term for sure. */
export function nothingFound(
  words: string,
  lookup: Lookup,
  asker: Asker,
  { content }: Services,
  isTerm: boolean,
): Message {
  const everyday = sayNothing(wordsOf(words));
  const offered = lookup.guess ? lookup.results.map(({ entry }) => entry) : lookup.suggestions;
  return {
    audience: 'asker',
    blocks: [
      { kind: 'text', text: whyNothing(words, everyday, isTerm || offered.length > 0 || ABBREVIATION.test(words)) },
      ...clashNote(lookup),
      ...nearestButtons(offered, content),
      { kind: 'text', text: `To see all terms, type ${asker.commandHint('glossary')}.` },
      ...(everyday ? [] : suggestButtons(words)),
    ],
  };
}

/** Whoever types an abbreviation knows what it is; it just has no entry here. */
const ABBREVIATION = /^\W*[A-Z][A-Z.]+s?\W*$/;

function whyNothing(words: string, everyday: boolean, sure: boolean): string {
  if (everyday) return `${typed(words)} is an everyday word. I explain words used in practice.`;
  return sure
    ? `I have no entry for ${typed(words)}.`
    : `I could not find ${typed(words)}. Try one or two plain words.`;
}

function nearestButtons(entries: readonly Entry[], content: Services['content']): Block[] {
  const buttons = entries.slice(0, MOST_OFFERED).flatMap(({ id }) => lookUpButton(id, content) ?? []);
  return buttons.length > 0 ? [{ kind: 'buttons', label: 'Closest matches', buttons }] : [];
}
