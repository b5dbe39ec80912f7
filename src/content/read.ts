import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, resolve, sep } from 'node:path';
import { z } from 'zod';
import { hint } from '../text/did-you-mean';
import { shownPath } from '../text/shown-path';
import { fieldNames, type Mistake, opening as pathName, sayIssues } from './mistake';
import { type Parsed, parseYaml } from './parse-yaml';
import { type Kind, kinds } from './schema';
import { brokenRules, type Readable } from './wording-rules';

/** An entry with the place where it was written, so that later checks can point to the line. */
export type Written<K extends Kind = Kind> = {
  readonly kind: K;
  readonly entry: z.output<(typeof kinds)[K]>;
  readonly file: string;
  /** The line of a place inside the entry, such as ['related', 2]. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/** An entry that exists but cannot be read. `id` is undefined if it is not known which entries the file holds. */
export type Unread = {
  readonly kind: Kind;
  readonly id: string | undefined;
  /** Those of its fields that can be read, so that one mistake does not hide what they say of other entries. */
  readonly part?: Written;
};

export type Reading = {
  readonly written: readonly Written[];
  readonly mistakes: readonly Mistake[];
  /** Entries to which others may refer all the same. */
  readonly unread: readonly Unread[];
};

/** In bytes. A content file is prose; a larger one was not written by hand, and the YAML library needs seconds for it. */
const LARGEST_FILE = 128 * 1024;

const KINDS = Object.keys(kinds);

/**
 * Reads every YAML file under `dir`. The kind is the first part of the path: `terms/county-lines.yaml` and `terms.yaml` both
 * hold terms; a file holds one entry or a list of them. Never throws for anything an author wrote: returns all mistakes.
 */
export function readContentFolder(dir: string): Reading {
  let paths: string[];
  try {
    paths = (readdirSync(dir, { recursive: true }) as string[]).filter(isContentFile).sort();
  } catch {
    return oneMistake(shownPath(dir), 1, 'found no such folder; check the path');
  }
  if (paths.length === 0)
    return oneMistake(
      shownPath(dir),
      1,
      `found no content files; the folder may hold ${KINDS.join(', ')}, each as a folder or a .yaml file`,
    );
  const kind = basename(resolve(dir));
  if (isKind(kind) && !paths.some((path) => isKind(kindOf(path))))
    return oneMistake(shownPath(dir), 1, `found the folder "${kind}" itself; give the folder that it is in`);
  return merge(paths.map((path) => readContentFile(dir, path)));
}

const merge = (readings: readonly Reading[]): Reading => ({
  written: readings.flatMap(({ written }) => written),
  mistakes: readings.flatMap(({ mistakes }) => mistakes),
  unread: readings.flatMap(({ unread }) => unread),
});

/** The editors' schemas are beside the entries but are not entries; hidden files belong to other programs. */
function isContentFile(path: string): boolean {
  const parts = path.split(sep);
  return (
    ['.yaml', '.yml'].includes(extname(path)) && parts[0] !== 'schemas' && !parts.some((part) => part.startsWith('.'))
  );
}

function readContentFile(dir: string, path: string): Reading {
  const file = shownPath(join(dir, path));
  const [first = ''] = path.split(sep);
  const name = kindOf(path);
  if (!isKind(name))
    return oneMistake(
      file,
      1,
      `found "${name}", which is not a kind of content; the kinds are ${KINDS.join(', ')}${hint(name, KINDS)}`,
    );

  const ownFile = path !== first;
  const fileName = basename(path, extname(path));
  const unreadFile: Unread[] = [{ kind: name, id: ownFile ? fileName : undefined }];
  const text = readText(join(dir, path));
  if ('says' in text) return { ...oneMistake(file, 1, text.says), unread: unreadFile };
  const parsed = parseYaml(text.text, fieldNames(kinds[name]));
  if (!parsed.ok)
    return { written: [], mistakes: parsed.problems.map((problem) => ({ file, ...problem })), unread: unreadFile };

  const check = (draft: unknown, at: readonly PropertyKey[]) =>
    checkEntry(name, draft, {
      file,
      lineOf: (place) => parsed.lineOf([...at, ...place]),
      slips: parsed.slips
        .filter((slip) => isUnder(slip.path, at))
        .map((slip) => ({ ...slip, path: slip.path.slice(at.length) })),
    });
  if (Array.isArray(parsed.value)) return merge(parsed.value.map((draft: unknown, at) => check(draft, [at])));
  const reading = check(parsed.value, []);
  if (!ownFile) return reading;
  const mistakes = misnamed(reading.written, fileName);
  // A copy whose id is not changed yet: the rest of it still belongs to the other entry.
  if (mistakes.length > 0) return { written: [], mistakes, unread: unreadFile };
  if (reading.written.length > 0) return reading;
  const part = reading.unread.find(({ id }) => id === undefined || id === fileName)?.part;
  return { ...reading, unread: [{ kind: name, id: fileName, ...(part && { part }) }] };
}

type Around = {
  readonly file: string;
  readonly lineOf: Written['lineOf'];
  readonly slips: Extract<Parsed, { ok: true }>['slips'];
};

const isUnder = (inner: readonly PropertyKey[], outer: readonly PropertyKey[]) =>
  outer.every((key, depth) => inner[depth] === key);

function checkEntry(kind: Kind, draft: unknown, { file, lineOf, slips }: Around): Reading {
  const schema = kinds[kind];
  const checked = schema.safeParse(draft);
  const isRead = checked.success && slips.length === 0;
  const entry = isRead ? checked.data : readableFields(schema, draft, slips);
  const one = { kind, entry, file, lineOf } as Written;
  const said = sayIssues(checked.error?.issues ?? [], draft, schema).filter(
    // A slip is the cause of any other issue at its place or inside it.
    ({ path }) => !slips.some((slip) => isUnder(path, slip.path)),
  );
  const mistakes = [
    ...slips.map(({ path, line, says }) => ({ file, line, says: `${pathName(path)}${says}` })),
    ...[...said, ...brokenRules(kind, entry)].map(({ path, says }) => ({ file, line: lineOf(path), says })),
  ];
  if (isRead) return { written: [one], mistakes, unread: [] };
  const { id } = entry as Readable;
  return { written: [], mistakes, unread: [{ kind, id: typeof id === 'string' ? id : undefined, part: one }] };
}

/** The fields of a draft that are right by themselves. */
function readableFields(schema: z.ZodType, draft: unknown, slips: Around['slips']): Readable {
  if (!(schema instanceof z.ZodObject) || typeof draft !== 'object' || draft === null) return {};
  return Object.fromEntries(
    Object.entries<z.ZodType>(schema.shape).flatMap(([field, of]) => {
      if (slips.some(({ path: [first] }) => first === undefined || first === field)) return [];
      const read = of.safeParse((draft as Readable)[field]);
      return read.success && read.data !== undefined ? [[field, read.data] as const] : [];
    }),
  );
}

/** Entries whose id is not the file's name: people look for an entry in the file of that name. */
function misnamed(written: readonly Written[], name: string): Mistake[] {
  return written.flatMap(({ entry, file, lineOf }) =>
    'id' in entry && entry.id !== name
      ? [{ file, line: lineOf(['id']), says: `id: found "${entry.id}"; it must be the name of the file, "${name}"` }]
      : [],
  );
}

function readText(path: string): { text: string } | { says: string } {
  let bytes: Uint8Array;
  try {
    if (statSync(path).size > LARGEST_FILE) return { says: `found a file over ${LARGEST_FILE / 1024} KB; split it` };
    bytes = readFileSync(path);
  } catch {
    return { says: 'found a file that cannot be opened; check that it is a file and who may read it' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { says: 'found letters that are not UTF-8; save the file again with the encoding UTF-8' };
  }
}

/** `terms` for both `terms/kite.yaml` and `terms.yaml`. */
const kindOf = (path: string) => (path.split(sep)[0] ?? '').replace(/\.ya?ml$/, '');

const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);

const oneMistake = (file: string, line: number, says: string): Reading => ({
  written: [],
  mistakes: [{ file, line, says }],
  unread: [],
});
