import { join } from 'node:path';
import { readChecked } from './checked';
import { crosscheck, duplicateIds, idOf, replaces } from './crosscheck';
import { futureDates } from './future-dates';
import type { Mistake } from './mistake';
import { borrowedWording } from './only-local';
import { type Reading, readContentFolder, type Written } from './read';
import type { Content, Kind } from './schema';
import { type PhraseOwners, phraseOwners } from './shared-phrases';
import { withLines } from './with-lines';

/** The folder of the shipped pack: beside `src/`, and beside `dist/`. */
export const SHIPPED_CONTENT = join(__dirname, '..', '..', 'content');

type Loading =
  | { readonly ok: true; readonly content: Content; readonly asBuilt?: string }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** The shipped pack as it was read, for the local packs that come on top of it. */
export type Shipped = {
  readonly below: Reading;
  readonly mistakes: readonly Mistake[];
  readonly content: Content;
  /** Stands for it where the build has checked it. */
  readonly asBuilt: string | undefined;
  /** Who has each phrase, where the build has compared those of the shipped pack. */
  readonly phrases: (() => PhraseOwners) | undefined;
};

/** Reads the shipped pack. `checked`: a file by `writeChecked` to use instead of the build's. */
export function readShipped(shipped = SHIPPED_CONTENT, checked?: string): Shipped {
  const asBuilt = readChecked(shipped, checked);
  const below: Reading = asBuilt ? { ...NOTHING, written: asBuilt.written } : readContentFolder(shipped);
  return {
    below,
    asBuilt: asBuilt?.of,
    mistakes: [...below.mistakes, ...borrowedWording(below.written), ...duplicateIds(below.written)],
    content: gather(below.written),
    phrases: asBuilt && onceNeeded(() => phraseOwners(asBuilt.written)),
  };
}

function onceNeeded<Made>(make: () => Made): () => Made {
  let made: { readonly it: Made } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

/**
 * Reads the shipped pack and, on top of it, the local pack: its entries are added, or replace those of the same kind and id.
 * Returns the content, or every mistake; `asBuilt` stands for the content where it is the shipped pack alone, as the build has
 * checked it. `checked`: as in `readShipped`. `today`: a day after it on which something is said to
 * have been checked is a mistake. The bot starts without it: a server's clock may be wrong.
 */
export const loadContent = (local?: string, shipped = SHIPPED_CONTENT, checked?: string, today?: string): Loading =>
  loadOver(readShipped(shipped, checked), local, today);

/** As `loadContent`, on a shipped pack that has been read already. What the local pack leaves alone is shared, not copied. */
export function loadOver(shipped: Shipped, local: string | undefined, today?: string): Loading {
  const { below, asBuilt, phrases } = shipped;
  const above: Reading = local === undefined ? NOTHING : readContentFolder(local);
  const locals = new Map(above.written.map((one) => [idOf(one), one]));
  const isReplaced = (one: Written) => {
    const local = locals.get(idOf(one));
    return local !== undefined && replaces(local, one);
  };
  const kept = below.written.filter((one) => !isReplaced(one));
  const written = [...kept, ...above.written];
  const unread = [...below.unread, ...above.unread];
  const ours = new Set([...above.written, ...partsOf(above)]);
  const isLocal = (one: Written) => ours.has(one);
  const mistakes = [
    ...shipped.mistakes,
    ...above.mistakes,
    // The build has compared the keywords of the shipped pack.
    ...crosscheck(written, unread, phrases && ours.size === 0 ? undefined : { isLocal, shipped: phrases?.() }),
    ...(today === undefined ? [] : futureDates([...written, ...partsOf(below), ...partsOf(above)], today)),
  ];
  if (mistakes.length > 0) return { ok: false, mistakes: withLines(inReadingOrder(mistakes)) };
  if (local === undefined) return { ok: true, content: shipped.content, ...(asBuilt ? { asBuilt } : {}) };
  return { ok: true, content: { ...gather(written), ...untouched(shipped.content, above.written) } };
}

const partsOf = ({ unread }: Reading) => unread.flatMap(({ part }) => part ?? []);

const NOTHING: Reading = { written: [], mistakes: [], unread: [] };

/** Sorted by file and line, without duplicates: an author works through a file from the top. */
function inReadingOrder(mistakes: readonly Mistake[]): Mistake[] {
  const once = new Map(mistakes.map((mistake) => [`${mistake.file}:${mistake.line}:${mistake.says}`, mistake]));
  return [...once.values()].sort((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line);
}

function gather(written: readonly Written[]): Content {
  const all = <K extends Kind>(kind: K) =>
    written.filter((one): one is Written<K> => one.kind === kind).map(({ entry }) => entry);
  return {
    principles: all('principles').sort((a, b) => a.number - b.number),
    themes: all('themes').sort((a, b) => byName(a.title, b.title)),
    terms: all('terms').sort((a, b) => byName(a.term, b.term)),
    prompts: all('prompts').sort((a, b) => byName(a.id, b.id)),
    polls: all('polls').sort((a, b) => byName(a.id, b.id)),
    sources: all('sources'),
    signposts: all('signposts'),
    abbreviations: all('abbreviations'),
    resources: all('resources'),
    sameWords: all('same-words'),
    elsewhere: all('elsewhere'),
    worries: all('worries'),
    noWorries: all('no-worries'),
    smallTalk: all('small-talk'),
  };
}

const byName = new Intl.Collator('en', { sensitivity: 'base', numeric: true }).compare;

/** The lists of the content in which nothing of `above` belongs. */
function untouched(content: Content, above: readonly Written[]): Partial<Content> {
  const touched = new Set(above.map(({ kind }) => kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())));
  return Object.fromEntries(Object.entries(content).filter(([list]) => !touched.has(list)));
}
