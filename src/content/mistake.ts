import type { z } from 'zod';

/** One thing to put right in a content file, in words for the person who wrote it. */
export type Mistake = {
  readonly file: string;
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly says: string;
};

/** `terms/county-lines.yaml:7: definition: found nothing; it is needed`. One line a mistake, in the order of the files. */
export function describeMistakes(mistakes: readonly Mistake[]): string {
  return mistakes.map(({ file, line, says }) => `${file}:${line}: ${says}`).join('\n');
}

type Issue = z.core.$ZodIssue;

/** Turns what zod found into sentences: where, what was found, what is allowed. */
export function sayIssue(issue: Issue, found: unknown): string[] {
  const where = issue.path.length > 0 ? `${issue.path.map(place).join(' → ')}: ` : '';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(
        (key) => `${where}found the field "${key}", which does not belong here; check its spelling`,
      );
    case 'invalid_type':
      return found === undefined
        ? [`${where}found nothing; it is needed`]
        : [`${where}found ${show(found)}; allowed is ${TYPE_NAMES[issue.expected] ?? issue.expected}`];
    case 'invalid_value':
      return [`${where}found ${show(found)}; allowed is ${issue.values.map(show).join(' or ')}`];
    case 'too_small':
      return [`${where}found ${count(found)}; at least ${issue.minimum} needed`];
    case 'too_big':
      return [`${where}found ${count(found)}; at most ${issue.maximum} allowed`];
    default:
      return [`${where}found ${show(found)}, which ${issue.message}`];
  }
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

function show(found: unknown): string {
  if (found === null) return 'nothing (null)';
  if (Array.isArray(found)) return 'a list';
  if (typeof found === 'object') return 'fields';
  if (typeof found === 'string') return `"${found.length > 60 ? `${found.slice(0, 59)}…` : found}"`;
  return String(found);
}

function count(found: unknown): string {
  if (Array.isArray(found)) return `${found.length} in the list`;
  if (typeof found === 'string') return `${found.length} characters`;
  return show(found);
}
