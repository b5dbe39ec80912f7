import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, resolve, sep } from 'node:path';
import type { z } from 'zod';
import { hint } from '../text/did-you-mean';
import { shownPath } from '../text/shown-path';
import { fieldNames, type Mistake, opening as pathName, sayIssues } from './mistake';
import { type Parsed, parseYaml } from './parse-yaml';
import { type Kind, kinds } from './schema';

/** An entry as it was written, and where, so that later checks can point at the line. */
export type Written<K extends Kind = Kind> = {
  readonly kind: K;
  readonly entry: z.output<(typeof kinds)[K]>;
  readonly file: string;
  /** The line of a place inside the entry, such as ['related', 2]. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/** An entry that is there and cannot be read. `id` is undefined where nobody can say which ones the file holds. */
export type Unread = { readonly kind: Kind; readonly id: string | undefined };

export type Reading = {
  readonly written: readonly Written[];
  readonly mistakes: readonly Mistake[];
  /** What others may speak of all the same. */
  readonly unread: readonly Unread[];
};

/** A content file is prose. Anything larger was not written by hand, and the YAML library needs seconds for it. */
const LARGEST_FILE = 128 * 1024;

const KINDS = Object.keys(kinds);

/**
 * Reads every YAML file under `dir`. The kind is the first part of the path: `terms/county-lines.yaml` and `terms.yaml` both
 * hold terms; a file holds one entry or a list of them. Never throws for what an author wrote: mistakes are returned, all of them.
 */
export function readContentFolder(dir: string): Reading {
  let paths: string[];
  try {
    paths = (readdirSync(dir, { recursive: true }) as string[]).filter(isContentFile).sort();
  } catch {
    return wrong(shownPath(dir), 1, 'found no such folder; check the path');
  }
  if (paths.length === 0)
    return wrong(
      shownPath(dir),
      1,
      `found no content files; allowed are ${KINDS.join(', ')}, each a folder or a .yaml file`,
    );
  const kind = basename(resolve(dir));
  if (isKind(kind) && !paths.some((path) => isKind(kindOf(path))))
    return wrong(shownPath(dir), 1, `found the folder "${kind}" itself; name the folder that it is in`);
  return together(paths.map((path) => readContentFile(dir, path)));
}

const together = (readings: readonly Reading[]): Reading => ({
  written: readings.flatMap(({ written }) => written),
  mistakes: readings.flatMap(({ mistakes }) => mistakes),
  unread: readings.flatMap(({ unread }) => unread),
});

/** The editors' schemas live beside the entries and are none; hidden files belong to other programs. */
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
    return wrong(
      file,
      1,
      `found "${name}", which is no kind of content; allowed are ${KINDS.join(', ')}${hint(name, KINDS)}`,
    );

  const ownFile = path !== first;
  const fileName = basename(path, extname(path));
  const nobodyKnows: Unread[] = [{ kind: name, id: ownFile ? fileName : undefined }];
  const text = readText(join(dir, path));
  if ('says' in text) return { ...wrong(file, 1, text.says), unread: nobodyKnows };
  const parsed = parseYaml(text.text, fieldNames(kinds[name]));
  if (!parsed.ok)
    return { written: [], mistakes: parsed.problems.map((problem) => ({ file, ...problem })), unread: nobodyKnows };

  const check = (draft: unknown, at: readonly PropertyKey[]) =>
    checkEntry(name, draft, {
      file,
      lineOf: (place) => parsed.lineOf([...at, ...place]),
      slips: parsed.slips
        .filter((slip) => isUnder(slip.path, at))
        .map((slip) => ({ ...slip, path: slip.path.slice(at.length) })),
    });
  if (Array.isArray(parsed.value)) return together(parsed.value.map((draft: unknown, at) => check(draft, [at])));
  const reading = check(parsed.value, []);
  if (!ownFile) return reading;
  const mistakes = misnamed(reading.written, fileName);
  // Copied and not yet renamed: what else it says is still the other entry's.
  if (mistakes.length > 0) return { written: [], mistakes, unread: nobodyKnows };
  return reading.written.length > 0 ? reading : { ...reading, unread: nobodyKnows };
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
  if (checked.success && slips.length === 0)
    return { written: [{ kind, entry: checked.data, file, lineOf } as Written], mistakes: [], unread: [] };
  const said = sayIssues(checked.error?.issues ?? [], draft, schema).filter(
    // What was hardly meant so is the cause of whatever else is wrong with it.
    ({ path }) => !slips.some((slip) => isUnder(path, slip.path)),
  );
  const mistakes = [
    ...slips.map(({ path, line, says }) => ({ file, line, says: `${pathName(path)}${says}` })),
    ...said.map(({ path, says }) => ({ file, line: lineOf(path), says })),
  ];
  return { written: [], mistakes, unread: [{ kind, id: idIn(draft) }] };
}

function idIn(draft: unknown): string | undefined {
  const id = typeof draft === 'object' && draft !== null && 'id' in draft ? draft.id : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Somebody who looks for an entry looks for a file of its name. */
function misnamed(written: readonly Written[], name: string): Mistake[] {
  return written.flatMap(({ entry, file, lineOf }) =>
    'id' in entry && entry.id !== name
      ? [{ file, line: lineOf(['id']), says: `id: found "${entry.id}"; allowed is the name of the file, "${name}"` }]
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

/** `terms/kite.yaml` and `terms.yaml` → terms */
const kindOf = (path: string) => (path.split(sep)[0] ?? '').replace(/\.ya?ml$/, '');

const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);

const wrong = (file: string, line: number, says: string): Reading => ({
  written: [],
  mistakes: [{ file, line, says }],
  unread: [],
});
