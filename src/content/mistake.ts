import { z } from 'zod';
import { cut } from '../text/cut';
import { didYouMean } from '../text/did-you-mean';
import type { FieldNames } from './slips';

/** One thing to put right in a content file, in words for the person who wrote it. */
export type Mistake = {
  readonly file: string;
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly says: string;
};

/** `content/terms/county-lines.yaml:7: definition: found nothing; it is needed`. One line a mistake, in the order of the files. */
export function describeMistakes(mistakes: readonly Mistake[]): string {
  return mistakes.map(({ file, line, says }) => `${file}:${line}: ${says}`).join('\n');
}

type Issue = z.core.$ZodIssue;
type Saying = { readonly path: readonly PropertyKey[]; readonly says: string };

/**
 * Turns what zod found in a draft into sentences, each with its place: what was found, what is allowed. One slip is told
 * once: a field under a wrong name is not missing as well.
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

/** `law → item 1: `, before what is said of that place. */
export const opening = (path: readonly PropertyKey[]) => (path.length > 0 ? `${path.map(place).join(' → ')}: ` : '');

const valueAt = (draft: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined | null)?.[key], draft);

/** After a wrong kind of value, what is said of its length means nothing. */
const isFirstAtItsPlace = ({ path }: Issue, at: number, all: readonly Issue[]) =>
  all.findIndex((other) => other.path.join('/') === path.join('/')) === at;

type Around = { readonly schema: z.ZodType; readonly missing: readonly Issue[]; readonly draft: unknown };

/** `explains`: what is missing because it stands here. */
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
      `found "${short(key)}:" at the start of a line; if it goes on from the line above, put spaces before it, and the whole text in quotes, since it has a colon`,
    );
  return said(`found the field "${short(key)}"; allowed are ${fields.join(', ')}`);
}

function sayValue(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return sayWrongType(issue.expected, found, issue.path);
    case 'invalid_value': {
      const allowed = issue.values.map(show).join(' or ');
      return isAbsent(found)
        ? `found nothing; it is needed: ${allowed}`
        : `found ${show(found)}; allowed is ${allowed}`;
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
    return 'found a list; allowed is one text, without a dash or brackets';
  if (expected === 'array' && typeof found === 'object' && found !== null)
    return 'found fields; allowed is a list: put "- " before the first of them, and line up the others with it';
  const [[key, value] = [], ...more] = expected === 'string' && found !== null ? Object.entries(found as object) : [];
  if (typeof found === 'object' && key !== undefined && more.length === 0 && typeof value !== 'object')
    return `found a colon inside the text; put the whole text in quotes: "${short(`${key}: ${String(value)}`)}"`;
  return `found ${show(found)}; allowed is ${TYPE_NAMES[expected] ?? expected}`;
}

const isAbsent = (found: unknown) => found === undefined || found === null;

/** The names of the fields that an object at this place of the schema may have. */
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

/** The names that an entry of this shape may hold: its own, and with them those of what lies inside it. */
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
  object: 'fields, each as "name: value"',
};

const place = (key: PropertyKey) => (typeof key === 'number' ? `item ${key + 1}` : String(key));
const isBlank = (found: unknown) => typeof found === 'string' && found.trim() === '';
/** Short enough for one line, and without characters that would play tricks on a terminal. */
const short = (text: string) => cut(text, 60).replace(/[\p{C}\s]/gu, ' ');

function show(found: unknown): string {
  if (found === null) return 'nothing';
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
