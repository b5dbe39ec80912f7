import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join, relative, sep } from 'node:path';
import { LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Mistake, sayIssue } from './mistake';
import { type Kind, kinds } from './schema';

/** An entry as it was written, and where, so that later checks can point at the line. */
export type Written<K extends Kind = Kind> = {
  readonly kind: K;
  readonly entry: z.output<(typeof kinds)[K]>;
  readonly file: string;
  /** The line of a place inside the entry, such as ['related', 2]. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

export type Reading = { readonly written: readonly Written[]; readonly mistakes: readonly Mistake[] };

/** A content file is prose; anything larger was not written by hand, and would only slow the start. */
const LARGEST_FILE = 512 * 1024;

/**
 * Reads every YAML file under `dir`. The kind is the first part of the path: `terms/county-lines.yaml` and `terms.yaml` both
 * hold terms; a file holds one entry or a list of them. Never throws for what an author wrote: mistakes are returned, all of them.
 */
export function readContentFolder(dir: string): Reading {
  let files: string[];
  try {
    files = (readdirSync(dir, { recursive: true }) as string[]).filter(isContentFile).sort();
  } catch {
    return { written: [], mistakes: [{ file: dir, line: 1, says: 'found no such folder; check the path' }] };
  }
  if (files.length === 0) {
    const says = `found no content files; allowed are ${Object.keys(kinds).join(', ')}, each a folder or a .yaml file`;
    return { written: [], mistakes: [{ file: dir, line: 1, says }] };
  }
  const readings = files.map((file) => readContentFile(dir, file));
  return {
    written: readings.flatMap((reading) => reading.written),
    mistakes: readings.flatMap((reading) => reading.mistakes),
  };
}

const isContentFile = (path: string) =>
  ['.yaml', '.yml'].includes(extname(path)) && !path.split(sep).some((part) => part.startsWith('.'));

function readContentFile(dir: string, path: string): Reading {
  const full = join(dir, path);
  const file = relative(dir, full).split(sep).join('/');
  const mistake = (line: number, says: string): Reading => ({ written: [], mistakes: [{ file, line, says }] });

  const kind = kindOf(file);
  if (!kind) return mistake(1, `found no kind of content by this name; allowed are ${Object.keys(kinds).join(', ')}`);
  if (statSync(full).size > LARGEST_FILE) return mistake(1, `found a file over ${LARGEST_FILE / 1024} KB; split it`);

  const lines = new LineCounter();
  const document = parseDocument(readFileSync(full, 'utf8'), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const mistakes = document.errors.map((error) => ({
      file,
      line: lines.linePos(error.pos[0]).line,
      says: `found text that is not YAML (${error.message.split('\n')[0]}); check the spaces at the start of the line and the quotes`,
    }));
    return { written: [], mistakes };
  }

  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch {
    return mistake(1, 'found too many references (*name); write the text out instead');
  }
  const isList = Array.isArray(value);
  const drafts: unknown[] = Array.isArray(value) ? value : [value];
  const written: Written[] = [];
  const mistakes: Mistake[] = [];
  for (const [index, draft] of drafts.entries()) {
    const lineOf = (place: readonly PropertyKey[]) => {
      const whole = isList ? [index, ...place] : [...place];
      for (let length = whole.length; length >= 0; length--) {
        const node = document.getIn(whole.slice(0, length), true) as Node | undefined;
        if (node?.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    };
    const checked = kinds[kind].safeParse(draft);
    if (checked.success) {
      written.push({ kind, entry: checked.data, file, lineOf } as Written);
    } else {
      for (const issue of checked.error.issues) {
        const found = issue.path.reduce<unknown>(
          (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
          draft,
        );
        const keys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
        for (const [at, says] of sayIssue(issue, found).entries()) {
          mistakes.push({ file, line: keyLine(issue.path, keys[at]), says });
        }
      }
    }

    /** A wrong field has its own line, although zod reports it at the object that holds it. */
    function keyLine(place: readonly PropertyKey[], key: string | undefined): number {
      return lineOf(key === undefined ? place : [...place, key]);
    }
  }
  const [only] = written;
  if (!isList && only && file.includes('/') && 'id' in only.entry && only.entry.id !== basename(file, extname(file))) {
    mistakes.push({
      file,
      line: only.lineOf(['id']),
      says: `id: found "${only.entry.id}"; allowed is the name of the file, "${basename(file, extname(file))}"`,
    });
  }
  return { written, mistakes };
}

function kindOf(file: string): Kind | undefined {
  const first = (file.split('/')[0] ?? '').replace(/\.ya?ml$/, '');
  return first in kinds ? (first as Kind) : undefined;
}
