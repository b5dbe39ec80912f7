import { hint } from '../text/did-you-mean';
import type { Mistake } from './mistake';
import { fold, keyOf, type Name, namesOf, titleOf } from './names';
import type { Unread, Written } from './read';
import { type Local, sharedPhrases } from './shared-phrases';
import { ambiguousWorries } from './worry-phrases';

/**
 * Checks across files: each id exists once, the entries and sources that are referred to exist, and each name and keyword
 * means one thing. Without `local` keywords, which are many, are not compared.
 */
export function crosscheck(written: readonly Written[], unread: readonly Unread[] = [], local?: Local): Mistake[] {
  const duplicates = duplicateIds(written);
  // Two entries with one id share their names too; reporting those would report the same slip again.
  const isReported = ({ file, lineOf }: Written) =>
    duplicates.some((told) => told.file === file && told.line === lineOf(['id']));
  const names = [
    ...written.filter((one) => !isReported(one) && !unread.some((other) => isSame(other, one))),
    // What replaces a shipped entry is known by its id alone.
    ...unread.flatMap(({ id, part }) => (id !== undefined && part) || []),
  ];
  const mayClash = !local?.shipped || [...names, ...written].some((one) => local.isLocal(one) && isHeard(one));
  return [
    ...duplicates,
    ...danglingReferences(written, unread),
    ...(mayClash ? ambiguousNames(names) : []),
    ...(local === undefined ? [] : sharedPhrases(names, local)),
    ...(mayClash ? ambiguousWorries(written) : []),
  ];
}

/** True if the unreadable entry has the kind and id of `one`, and so will replace it once it can be read. */
const isSame = ({ kind, id }: Unread, one: Written) => one.kind === kind && 'id' in one.entry && one.entry.id === id;

/**
 * The key that must be unique, such as `polls/county-lines`. It has no kind (`county-lines`) for principles, themes, terms and resources:
 * they share one set of ids, because `related` refers to any of them.
 */
export function idOf(one: Written): string {
  const [, name] = nameOf(one);
  return isEntry(one) ? name : `${one.kind}/${name}`;
}

/** The field that identifies an entry (`id`, `abbreviation`, `word`, `topic` or `kind`), and its value. */
function nameOf({ entry }: Written): [field: string, name: string] {
  if ('id' in entry) return ['id', entry.id];
  if ('abbreviation' in entry) return ['abbreviation', fold(entry.abbreviation)];
  if ('word' in entry) return ['word', fold(entry.word)];
  return 'topic' in entry ? ['topic', fold(entry.topic)] : ['kind', entry.kind];
}

/** True if both have the same kind and key, so that the local entry replaces the shipped one. */
export const replaces = (local: Written, shipped: Written) =>
  local.kind === shipped.kind && idOf(local) === idOf(shipped);

export function duplicateIds(written: readonly Written[]): Mistake[] {
  const first = new Map<string, Written>();
  return written.flatMap((one) => {
    const other = first.get(idOf(one));
    if (!other) {
      first.set(idOf(one), one);
      return [];
    }
    const [field, name] = nameOf(one);
    const says = `${field}: found "${name}", which ${other.file} already has (line ${other.lineOf([field])}); give each entry its own`;
    return [{ file: one.file, line: one.lineOf([field]), says }];
  });
}

/** References to ids that do not exist. An unreadable entry counts as existing; if its id is unknown, no reference to its kind is reported. */
function danglingReferences(written: readonly Written[], unread: readonly Unread[]): Mistake[] {
  const ids = (fits: (one: Pick<Written, 'kind'>) => boolean): Known => ({
    ids: new Set([
      ...written.filter(fits).flatMap(({ entry }) => ('id' in entry ? [entry.id] : [])),
      ...unread.filter(fits).flatMap(({ id }) => id ?? []),
    ]),
    complete: !unread.some((one) => fits(one) && one.id === undefined),
  });
  const entries = ids(isEntry);
  const terms = ids(({ kind }) => kind === 'terms');
  const topics = ids(({ kind }) => kind === 'principles' || kind === 'themes');
  const signposts = ids(({ kind }) => kind === 'signposts');
  const sources = ids(({ kind }) => kind === 'sources');
  const mistakes: Mistake[] = [];
  for (const { kind, entry, file, lineOf } of [...written, ...unread.flatMap(({ part }) => part ?? [])]) {
    const expect = (path: PropertyKey[], found: string, { ids: allowed, complete }: Known, what: string) => {
      if (allowed.has(found) || !complete) return;
      const field = path.filter((part) => typeof part === 'string').at(-1);
      const says = `${field}: found "${found}"; it must be ${what}${hint(found, allowed)}`;
      mistakes.push({ file, line: lineOf(path), says });
    };
    if ('call' in entry)
      entry.call.forEach((id, at) => {
        expect(['call', at], id, signposts, 'the id of a signpost');
      });
    if ('related' in entry) {
      entry.related.forEach((id, at) => {
        if (id === entry.id)
          mistakes.push({
            file,
            line: lineOf(['related', at]),
            says: `related: found "${id}", which is this entry itself`,
          });
        else expect(['related', at], id, entries, 'the id of a term, principle, theme or resource');
      });
    }
    if ('sources' in entry)
      entry.sources.forEach((id, at) => {
        expect(['sources', at], id, sources, 'an id from sources.yaml');
      });
    if ('voices' in entry)
      entry.voices.forEach(({ source }, at) => {
        expect(['voices', at, 'source'], source, sources, 'an id from sources.yaml');
      });
    if ('law' in entry)
      entry.law?.forEach(({ source }, at) => {
        if (source !== undefined) expect(['law', at, 'source'], source, sources, 'an id from sources.yaml');
      });
    if ((kind === 'prompts' || kind === 'polls') && 'about' in entry && typeof entry.about === 'string')
      expect(['about'], entry.about, topics, 'the id of a principle or theme');
    if (kind === 'prompts' && 'word' in entry && entry.word !== undefined)
      expect(['word'], entry.word, terms, 'the id of a term');
    if ('meanings' in entry)
      entry.meanings.forEach(({ term }, at) => {
        if (term !== undefined) expect(['meanings', at, 'term'], term, terms, 'the id of a term');
      });
  }
  return mistakes;
}

/** `complete`: the id of every entry of the kind is known. */
type Known = { readonly ids: ReadonlySet<string>; readonly complete: boolean };

/** Names that two entries share: which of them answered would be a matter of luck. */
function ambiguousNames(written: readonly Written[]): Mistake[] {
  const owner = new Map<string, Written>();
  return written.flatMap((one) => {
    const shared = new Map<Written, Name[]>();
    for (const named of namesOf(one)) {
      const key = keyOf(one, named.name) ?? '';
      const other = owner.get(key);
      if (!other || other === one) owner.set(key, one);
      else shared.set(other, [...(shared.get(other) ?? []), named]);
    }
    return [...shared].flatMap(([other, [first, ...more]]) => (first ? sayShared(one, other, first, more) : []));
  });
}

function sayShared(one: Written, other: Written, { name, path }: Name, more: readonly Name[]): Mistake {
  const also = more.map((too) => `"${too.name}"`).join(', ');
  const too = more.length === 0 ? '' : `, as ${also} ${more.length === 1 ? 'is' : 'are'}`;
  const says = `${String(path[0])}: found "${name}", which is already a name of "${titleOf(other)}" (${other.file})${too}; keep it in only one of them`;
  const instead = one.kind === other.kind ? `, or replace that entry by giving yours its id, ${idOf(other)}` : '';
  return { file: one.file, line: one.lineOf(path), says: `${says}${instead}` };
}

/** Of a pack with neither names nor worries, such as one with contacts and prompts alone, none can clash with another. */
const isHeard = (one: Written) => namesOf(one).length > 0 || one.kind === 'worries' || one.kind === 'no-worries';

const isEntry = ({ kind }: Pick<Written, 'kind'>) => ENTRIES.includes(kind);
const ENTRIES: readonly string[] = ['terms', 'principles', 'themes', 'resources'];
