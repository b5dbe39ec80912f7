import { type Due, dueBy } from '../content/due';
import { loadContent, SHIPPED_CONTENT } from '../content/load';
import { describeMistakes } from '../content/mistake';
import { addDays } from '../reflection/day';
import { dayAt } from '../reflection/wall-clock';
import { longDate } from '../text/long-date';

/** The days in content files are written by people in England. */
export const KEEPERS_ZONE = 'Europe/London';

const MOST_DAYS = 3650;

/** The number of days in `content due [--within <days>]`; 0 without it. Undefined if the words are anything else. */
export function readWithin(words: readonly string[]): number | undefined {
  const [option, days, ...strays] = words;
  if (option === undefined) return 0;
  const fits = option === '--within' && /^\d{1,4}$/.test(days ?? '') && strays.length === 0;
  return fits && Number(days) <= MOST_DAYS ? Number(days) : undefined;
}

/**
 * What of the content, with that in `dir` on top, is to be looked at again by `within` days from now: a line for each, for
 * a calendar job. `none` is false if there is something, or if the content has mistakes. `checked`: as in `loadContent`.
 */
export function contentDue(
  within: number,
  dir?: string,
  now = new Date(),
  checked?: string,
): { text: string; none: boolean } {
  const loading = loadContent(dir, SHIPPED_CONTENT, checked);
  if (!loading.ok) return { none: false, text: describeMistakes(loading.mistakes) };
  const today = dayAt(now, KEEPERS_ZONE);
  const due = dueBy(addDays(today, within), loading.content);
  const when = within === 0 ? 'today' : `by ${longDate(addDays(today, within))}`;
  if (due.length === 0) return { none: true, text: `Nothing in the content is due ${when}.` };
  return { none: false, text: [`To look at again ${when}: ${due.length}`, ...due.map(dueLine)].join('\n') };
}

/** `2026-09-01  lado: Working Together` */
export function dueLine({ entry, reviewBy, law }: Due): string {
  const what = law ? `: ${[law.statute ?? 'law', law.section].filter(Boolean).join(', ')}` : '';
  return `  ${reviewBy}  ${entry.id}${what}`;
}
