import { hint } from './did-you-mean';
import type { Mistake } from './mistake';
import type { Written } from './read';
import { ambiguousWorries } from './worry-phrases';

/** What one file says of another: ids that exist once, related entries and sources that exist, names that mean one thing. */
export function crosscheck(written: readonly Written[]): Mistake[] {
  return [
    ...duplicateIds(written),
    ...danglingReferences(written),
    ...ambiguousNames(written),
    ...ambiguousWorries(written),
  ];
}

/** What must be one of its kind. Principles, themes and terms share their ids, since `related` names all of them alike. */
export function idOf(one: Written): string {
  const [, name] = nameOf(one);
  return isEntry(one) ? name : `${one.kind}/${name}`;
}

/** The field that tells an entry from its neighbours, and what it says. */
function nameOf({ entry }: Written): [field: string, name: string] {
  if ('id' in entry) return ['id', entry.id];
  if ('abbreviation' in entry) return ['abbreviation', fold(entry.abbreviation)];
  if ('word' in entry) return ['word', fold(entry.word)];
  return 'topic' in entry ? ['topic', fold(entry.topic)] : ['kind', entry.kind];
}

/** True when both are the same thing of the same kind, so that a local pack's takes the place of the shipped one. */
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
    const says = `${field}: found "${name}", which ${other.file} has already (line ${other.lineOf([field])}); give each entry its own`;
    return [{ file: one.file, line: one.lineOf([field]), says }];
  });
}

function danglingReferences(written: readonly Written[]): Mistake[] {
  const ids = (fits: (one: Written) => boolean) =>
    new Set(written.filter(fits).flatMap(({ entry }) => ('id' in entry ? [entry.id] : [])));
  const entries = ids(isEntry);
  const terms = ids(({ kind }) => kind === 'terms');
  const topics = ids(({ kind }) => kind === 'principles' || kind === 'themes');
  const signposts = ids(({ kind }) => kind === 'signposts');
  const sources = ids(({ kind }) => kind === 'sources');
  const mistakes: Mistake[] = [];
  for (const { kind, entry, file, lineOf } of written) {
    const expect = (path: PropertyKey[], found: string, allowed: Set<string>, what: string) => {
      if (allowed.has(found)) return;
      const field = path.filter((part) => typeof part === 'string').at(-1);
      const says = `${field}: found "${found}"; allowed is ${what}${hint(found, allowed)}`;
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
        else expect(['related', at], id, entries, 'the id of a term, principle or theme');
      });
    }
    if ('sources' in entry)
      entry.sources.forEach((id, at) => {
        expect(['sources', at], id, sources, 'an id from sources.yaml');
      });
    if ((kind === 'prompts' || kind === 'polls') && 'about' in entry && typeof entry.about === 'string')
      expect(['about'], entry.about, topics, 'the id of a principle or theme');
    if ('meanings' in entry)
      entry.meanings.forEach(({ term }, at) => {
        if (term !== undefined) expect(['meanings', at, 'term'], term, terms, 'the id of a term');
      });
  }
  return mistakes;
}

/** Two terms with one name would make the answer a matter of luck. */
function ambiguousNames(written: readonly Written[]): Mistake[] {
  const owner = new Map<string, Written<'terms'>>();
  return written.filter(isTerm).flatMap((one) => {
    const names: [string, PropertyKey[]][] = [
      [one.entry.term, ['term']],
      ...one.entry.aliases.map((alias, at): [string, PropertyKey[]] => [alias, ['aliases', at]]),
      ...one.entry.abbreviations.map((short, at): [string, PropertyKey[]] => [short, ['abbreviations', at]]),
    ];
    return names.flatMap(([name, path]) => {
      const other = owner.get(fold(name));
      if (!other || other === one) {
        owner.set(fold(name), one);
        return [];
      }
      const says = `${String(path[0])}: found "${name}", which is already a name of "${other.entry.term}" (${other.file}); leave it to one of them, or replace that entry by giving yours its id, ${other.entry.id}`;
      return [{ file: one.file, line: one.lineOf(path), says }];
    });
  });
}

/** Folds a name for comparing: case, spaces and hyphens do not make a different name. */
const fold = (name: string) =>
  name
    .toLocaleLowerCase('en-GB')
    .replace(/[\s-]+/g, ' ')
    .trim();

const isEntry = ({ kind }: Pick<Written, 'kind'>) => kind === 'terms' || kind === 'principles' || kind === 'themes';
const isTerm = (one: Written): one is Written<'terms'> => one.kind === 'terms';
