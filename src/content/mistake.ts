import { z } from 'zod';
import { cut } from '../text/cut';
import { didYouMean } from '../text/did-you-mean';
import type { FieldNames } from './slip-line';

/** One thing to correct in a content file, in words for the person who wrote it. */
export type Mistake = {
  readonly file: string;
  /** Counted from 1, as in editors. */
  readonly line: number;
  readonly says: string;
  /** The line as it stands in the file. */
  readonly stands?: string;
};

/**
 * Each mistake in the given order, `content/terms/county-lines.yaml:7: definition: found nothing; it is needed`, and below it
 * the line as it stands.
 */
export function describeMistakes(mistakes: readonly Mistake[]): string {
  return mistakes
    .map(({ file, line, says, stands }) => `${file}:${line}: ${says}${stands === undefined ? '' : `\n    | ${stands}`}`)
    .join('\n');
}

type Issue = z.core.$ZodIssue;
type Saying = { readonly path: readonly PropertyKey[]; readonly says: string };

/**
 * Turns zod's issues with a draft into sentences, each with its place: what was found, what it must be. Reports each slip
 * once: a field under a wrong name is not reported as missing too.
 */
export function sayIssues(issues: readonly Issue[], draft: unknown, schema: z.ZodType): Saying[] {
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ path: issue.path, key })) : [],
  );
  const wrong = issues.filter(({ code }) => code !== 'unrecognized_keys').filter(isFirstAtItsPlace);
  const missing = wrong.filter(({ path }) => valueAt(draft, path) === undefined);
  const strays = unknown.map(({ path, key }) => sayUnknownField(path, key, { schema, missing, draft }));
  const explained = new Set(strays.flatMap(({ explains }) => explains));
  return [
    ...strays,
    ...wrong
      .filter((issue) => !explained.has(issue))
      .map((issue) => ({
        path: issue.path,
        says: `${opening(issue.path)}${sayValue(issue, valueAt(draft, issue.path))}`,
      })),
  ];
}

/** The start of a sentence about a place, such as `law → item 1: `; empty for the entry itself. */
export const opening = (path: readonly PropertyKey[]) => (path.length > 0 ? `${path.map(place).join(' → ')}: ` : '');

const valueAt = (draft: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined | null)?.[key], draft);

/** True for the first issue at its place: once the type of a value is wrong, further issues (its length) mean nothing. */
const isFirstAtItsPlace = ({ path }: Issue, at: number, all: readonly Issue[]) =>
  all.findIndex((other) => other.path.join('/') === path.join('/')) === at;

type Around = { readonly schema: z.ZodType; readonly missing: readonly Issue[]; readonly draft: unknown };

/** `explains`: the "missing" issues that this misplaced or misspelt field causes. */
function sayUnknownField(
  path: readonly PropertyKey[],
  key: string,
  { schema, missing, draft }: Around,
): Saying & { readonly explains: readonly Issue[] } {
  const fields = fieldsAt(schema, path);
  const absent = fields.filter((field) => valueAt(draft, [...path, field]) === undefined);
  const meant = didYouMean(key, absent) ?? didYouMean(key, fields);
  const said = (says: string, explains: readonly Issue[] = []) => ({
    path: [...path, key],
    says: opening(path) + says,
    explains,
  });
  const inside = missing.filter((issue) => issue.path.at(-1) === key && issue.path.length > path.length + 1);
  const [home] = inside;
  if (home) {
    const owner = home.path.filter((part) => typeof part === 'string').at(-2);
    return said(
      `found "${key}" too far left; it belongs to "${String(owner)}", so line it up with the fields there`,
      inside,
    );
  }
  if (meant)
    return said(
      `found the field "${short(key)}"; did you mean "${meant}"?`,
      missing.filter((issue) => issue.path.join('/') === [...path, meant].join('/')),
    );
  if (/\s/.test(key.trim()))
    return said(
      `found "${short(key)}:" at the start of a line; if it continues the line above, put spaces before it, and put the whole text in quotes, because it has a colon`,
    );
  return said(`found the field "${short(key)}"; the fields are ${fields.join(', ')}`);
}

function sayValue(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return sayWrongType(issue.expected, found, issue.path);
    case 'invalid_value': {
      const allowed = issue.values.map(show).join(' or ');
      return isAbsent(found)
        ? `found nothing; it is needed: ${allowed}`
        : `found ${show(found)}; it must be ${allowed}`;
    }
    case 'too_small':
      return isBlank(found) ? 'found nothing; it is needed' : `found ${count(found)}; at least ${issue.minimum} needed`;
    case 'too_big':
      return `found ${count(found)}; at most ${issue.maximum} allowed`;
    default:
      return `found ${show(found)}, which ${issue.message}`;
  }
}

function sayWrongType(expected: string, found: unknown, path: readonly PropertyKey[]): string {
  const isItem = typeof path.at(-1) === 'number';
  if (found === null && isItem) return 'found nothing after the dash; write something there, or take the line out';
  if (isAbsent(found) && path.length > 0) return 'found nothing; it is needed';
  if (expected === 'string' && Array.isArray(found))
    return 'found a list; it must be a single text, without a dash or brackets';
  if (expected === 'array' && typeof found === 'object' && found !== null)
    return 'found fields; it must be a list: put "- " before the first of them, and line up the others with it';
  const [[key, value] = [], ...more] = expected === 'string' && found !== null ? Object.entries(found as object) : [];
  if (typeof found === 'object' && key !== undefined && more.length === 0 && typeof value !== 'object')
    return `found a colon inside the text; put the whole text in quotes: "${short(`${key}: ${String(value)}`)}"`;
  return `found ${show(found)}; it must be ${TYPE_NAMES[expected] ?? expected}`;
}

const isAbsent = (found: unknown) => found === undefined || found === null;

/** The names of the fields that an object at this place in the schema may have. */
function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  let at: z.core.$ZodType | undefined = schema;
  for (const key of path) {
    at = unwrapped(at);
    if (at instanceof z.ZodObject) at = at.shape[String(key)];
    else if (at instanceof z.ZodArray) at = at.element;
  }
  at = unwrapped(at);
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

/** The field names in an entry of this schema: `own` at the top level, `all` at every level. */
export function fieldNames(schema: z.core.$ZodType): FieldNames {
  const inside = (one: z.core.$ZodType | undefined): string[] => {
    const at = unwrapped(one);
    if (at instanceof z.ZodArray) return inside(at.element);
    if (!(at instanceof z.ZodObject)) return [];
    return Object.entries<z.core.$ZodType>(at.shape).flatMap(([name, field]) => [name, ...inside(field)]);
  };
  return { own: new Set(fieldsAt(schema, [])), all: new Set(inside(schema)) };
}

function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  const isWrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable;
  return isWrapped ? unwrapped(schema.unwrap()) : schema;
}

const TYPE_NAMES: Record<string, string> = {
  string: 'text (put it in quotes if it looks like a number or a date)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that start with "- ")',
  object: 'fields, each written as "name: value"',
};

const place = (key: PropertyKey) => (typeof key === 'number' ? `item ${key + 1}` : String(key));
const isBlank = (found: unknown) => typeof found === 'string' && found.trim() === '';
/** Short enough for one line, with control and invisible characters, which can upset a terminal, made spaces. */
const short = (text: string) => cut(text, 60).replace(/[\p{C}\s]/gu, ' ');

function show(found: unknown): string {
  if (isAbsent(found)) return 'nothing';
  if (Array.isArray(found)) return 'a list';
  if (typeof found === 'object') return 'fields';
  if (typeof found === 'string') return `"${short(found)}"`;
  return String(found);
}

function count(found: unknown): string {
  if (Array.isArray(found)) return `${found.length} in the list`;
  if (typeof found === 'string') return `${found.trim().length} characters`;
  return show(found);
}
