import type { Content } from '../../content/schema';
import type { Taught } from '../../lookup/learnt';
import { type Course, courseOf, type Lesson, lessonsOf, taughtBy } from './lessons';
import { type QuerySet, TUNING_SETS } from './queries';

/** Some sets, what the phrases and all other sets teach, and the lessons that these sets then are. */
export type Fold = {
  readonly sets: readonly QuerySet[];
  readonly taught: Taught;
  readonly lessons: readonly Lesson[];
};

/** So many parts; more would be nearer to what all sets together teach, and take longer. */
const FOLDS = 4;

/**
 * The tuning sets in parts, each with what was taught without it: what a set's own questions taught looks surer than it is to
 * strangers. Phrases with nearly the words of a question are left out.
 */
export function foldsOf(content: Content): { readonly course: Course; readonly folds: readonly Fold[] } {
  const course = courseOf(TUNING_SETS, content, TUNING_SETS);
  const folds = Array.from({ length: FOLDS }, (_, part): Fold => {
    const sets = TUNING_SETS.filter((_, at) => at % FOLDS === part);
    const taught = taughtBy(course, sets);
    return { sets, taught, lessons: lessonsOf(course, sets, taught) };
  });
  return { course, folds };
}
