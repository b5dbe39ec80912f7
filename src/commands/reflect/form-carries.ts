import { addDays, weekdayOf } from '../../reflection/day';
import { weekdayNamed } from '../../reflection/read/weekday';
import { sortWords } from '../../reflection/read/weekly-words';

/**
 * The form's values, by field name; `from` and `steps`, which have no field, are carried in its command. All of it is unchecked
 * text.
 */
export type Filled = Readonly<Record<string, string>>;

/** What a form was opened with that no field of it shows: `from 2026-12-07 in two steps`. */
export function carriedIn({ from = '', steps = '' }: Filled): string {
  const first = /^\d{4}-\d\d-\d\d$/.test(from) ? `from ${from}` : '';
  return [first, STEPS.get(steps) ?? ''].filter(Boolean).join(' ');
}

const STEPS: ReadonlyMap<string, string> = new Map([
  ['one', 'in one step'],
  ['two', 'in two steps'],
]);

/** A submitted form with what its command carries. */
export function withCarried(words: string, form: Filled): Filled {
  const { from, steps } = sortWords(words).fields;
  return { ...form, from, steps };
}

/**
 * The same with what it means for the day and rhythm that are chosen now: the first day is the chosen one in its week, and there
 * is none unless weeks are counted.
 */
export function asChosen({ from = '', ...form }: Filled): Filled {
  const weekday = weekdayNamed(form.day ?? '');
  if (from === '' || weekday === undefined || !['2', '3', '4'].includes(form.every ?? '')) return form;
  return { ...form, from: addDays(from, weekday - weekdayOf(from)) };
}
