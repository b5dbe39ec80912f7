import type { Mistake } from './mistake';
import type { Written } from './read';

/** Folds a name for comparing: case, spaces and hyphens do not make a different name. */
const fold = (name: string) =>
  name
    .toLocaleLowerCase('en-GB')
    .replace(/[\s-]+/g, ' ')
    .trim();

/** What one file says of another: ids that exist once, related entries and sources that exist, names that mean one thing. */
export function crosscheck(written: readonly Written[]): Mistake[] {
  return [...duplicateIds(written), ...danglingReferences(written), ...ambiguousNames(written)];
}

export function idOf({ kind, entry }: Written): string {
  if ('id' in entry)
    return kind === 'sources' || kind === 'signposts' || kind === 'resources' ? `${kind}/${entry.id}` : entry.id;
  if ('abbreviation' in entry) return `abbreviations/${fold(entry.abbreviation)}`;
  return `same-words/${fold(entry.word)}`;
}

export function duplicateIds(written: readonly Written[]): Mistake[] {
  const first = new Map<string, Written>();
  return written.flatMap((one) => {
    const other = first.get(idOf(one));
    if (!other) {
      first.set(idOf(one), one);
      return [];
    }
    const says = `id: found "${idOf(one)}", which ${other.file} has already (line ${other.lineOf(['id'])}); give each entry its own`;
    return [{ file: one.file, line: one.lineOf(['id']), says }];
  });
}

function danglingReferences(written: readonly Written[]): Mistake[] {
  const entries = new Set(written.filter(isEntry).map(idOf));
  const terms = new Set(written.filter(({ kind }) => kind === 'terms').map(idOf));
  const sources = new Set(
    written.filter(({ kind }) => kind === 'sources').map(({ entry }) => 'id' in entry && entry.id),
  );
  const mistakes: Mistake[] = [];
  for (const { kind, entry, file, lineOf } of written) {
    const complain = (path: PropertyKey[], says: string) => mistakes.push({ file, line: lineOf(path), says });
    if ('related' in entry) {
      entry.related.forEach((id, at) => {
        if (id === entry.id) complain(['related', at], `related: found "${id}", which is this entry itself`);
        else if (!entries.has(id))
          complain(['related', at], `related: found "${id}"; allowed is the id of a term, principle or theme`);
      });
    }
    if ('sources' in entry) {
      entry.sources.forEach((id, at) => {
        if (!sources.has(id)) complain(['sources', at], `sources: found "${id}"; allowed is an id from sources.yaml`);
      });
    }
    if ((kind === 'prompts' || kind === 'polls') && 'about' in entry && entry.about && !entries.has(entry.about)) {
      complain(['about'], `about: found "${entry.about}"; allowed is the id of a principle or theme`);
    }
    if ('meanings' in entry) {
      entry.meanings.forEach(({ term }, at) => {
        if (term !== undefined && !terms.has(term))
          complain(['meanings', at, 'term'], `term: found "${term}"; allowed is the id of a term`);
      });
    }
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
      const says = `${String(path[0])}: found "${name}", which is already a name of "${other.entry.term}" (${other.file}); leave it to one of them`;
      return [{ file: one.file, line: one.lineOf(path), says }];
    });
  });
}

const isEntry = ({ kind }: Written) => kind === 'terms' || kind === 'principles' || kind === 'themes';
const isTerm = (one: Written): one is Written<'terms'> => one.kind === 'terms';
