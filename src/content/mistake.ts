import { z } from 'zod';
import { cut } from '../cut';
import { didYouMean } from './did-you-mean';

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

/** Turns what zod found in a draft into sentences, each with its place: what was found, what is allowed. */
export function sayIssue(issue: Issue, draft: unknown, schema: z.ZodType): Saying[] {
  const { path } = issue;
  const found = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], draft);
  const where = path.length > 0 ? `${path.map(place).join(' → ')}: ` : '';
  if (issue.code === 'unrecognized_keys') {
    const fields = fieldsAt(schema, path);
    return issue.keys.map((key) => ({ path: [...path, key], says: where + sayUnknownField(key, fields) }));
  }
  return [{ path, says: where + sayValue(issue, found) }];
}

function sayUnknownField(key: string, fields: readonly string[]): string {
  const meant = didYouMean(key, fields);
  return `found the field "${short(key)}"; ${meant ? `did you mean "${meant}"?` : `allowed are ${fields.join(', ')}`}`;
}

function sayValue(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return found === undefined
        ? 'found nothing; it is needed'
        : `found ${show(found)}; allowed is ${TYPE_NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `found ${show(found)}; allowed is ${issue.values.map(show).join(' or ')}`;
    case 'too_small':
      return isBlank(found) ? 'found nothing; it is needed' : `found ${count(found)}; at least ${issue.minimum} needed`;
    case 'too_big':
      return `found ${count(found)}; at most ${issue.maximum} allowed`;
    default:
      return `found ${show(found)}, which ${issue.message}`;
  }
}

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
