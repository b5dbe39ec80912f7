import type { Lookup } from '../../lookup/look-up';
import { sayNothing } from '../../lookup/small-words';
import { wordsOf } from '../../lookup/words';
import type { Block, Message } from '../../message';
import { repeating, STAND_IN } from '../../repeated';
import type { Services } from '../answer';
import type { Asker } from '../asker';
import { lookUpButton } from './entries';
import { clashNote, shortened, termsMeant, typed } from './found-notes';
import { keptBlocks } from './kept-blocks';
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
  const near = (lookup.guess ? lookup.results.map(({ entry }) => entry) : lookup.suggestions).map(({ id }) => id);
  const offered = lookup.clash ? termsMeant(lookup) : near;
  const isKnown = isTerm || near.length > 0 || ABBREVIATION.test(words);
  const typed = asker.commandHint('glossary');
  const suggests = !everyday && !lookup.clash && suggestButtons(words).length > 0;
  const blocksFor = (words: string): Block[] => [
    ...(lookup.clash
      ? clashNote(lookup)
      : [{ kind: 'text', text: whyNothing(words, everyday, isKnown) } satisfies Block]),
    ...nearestButtons(lookup.clash ? 'What it can mean' : 'The nearest are', offered, content),
    ...allTermsHint(typed, content),
    ...(suggests ? suggestButtons(words) : []),
  ];
  const key = `nothing ${everyday} ${isKnown} ${lookup.clash?.abbreviation} ${offered.join()} ${typed} ${suggests}`;
  const blocks = repeating(shortened(words), (words) =>
    words === STAND_IN ? keptBlocks(content, key, () => blocksFor(words)) : blocksFor(words),
  );
  return { audience: 'asker', blocks };
}

/** Whoever types an abbreviation knows what it is; it just has no entry here. */
const ABBREVIATION = /^\W*[A-Z][A-Z.]+s?\W*$/;

function whyNothing(words: string, everyday: boolean, sure: boolean): string {
  if (everyday) return `${typed(words)} is an everyday word. I explain words used in practice.`;
  return sure
    ? `I have no entry for ${typed(words)}.`
    : `I could not find ${typed(words)}. Try one or two plain words.`;
}

function nearestButtons(label: string, ids: readonly string[], content: Services['content']): readonly Block[] {
  const offered = ids.slice(0, MOST_OFFERED);
  if (offered.length === 0) return [];
  return keptBlocks(content, `nearest ${label} ${offered.join()}`, () => {
    const buttons = offered.flatMap((id) => lookUpButton(id, content) ?? []);
    return buttons.length > 0 ? [{ kind: 'buttons', label, buttons }] : [];
  });
}

/** The same wherever it is typed in the same way. */
const allTermsHint = (typed: string, content: Services['content']): readonly Block[] =>
  keptBlocks(content, `all terms ${typed}`, () => [{ kind: 'text', text: `To see all terms, type ${typed}.` }]);
