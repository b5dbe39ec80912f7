import type { Mistake } from './mistake';
import { fold, namesOf, titleOf } from './names';
import type { Written } from './read';

/** Where a phrase is listed, and as what: `a worry (child)` or `not a worry`. */
type Place = { readonly file: string; readonly line: () => number; readonly is: string };

/**
 * Contradictions between the lists of worries, or with the glossary: a phrase cannot be both a worry and not one, nor two
 * kinds of worry; and an entry's name is looked up, so it cannot be a worry.
 */
export function ambiguousWorries(written: readonly Written[]): Mistake[] {
  const names = new Map(written.flatMap((one) => namesOf(one).map(({ name }) => [fold(name), titleOf(one)] as const)));
  const places = new Map<string, Place>();
  const mistakes: Mistake[] = [];
  for (const { kind, entry, file, lineOf } of written) {
    if ((kind !== 'worries' && kind !== 'no-worries') || !('phrases' in entry)) continue;
    const is = 'kind' in entry ? `a worry (${entry.kind})` : 'not a worry';
    for (const [at, phrase] of entry.phrases.entries()) {
      // The line of what the build has checked is known only by reading all files anew.
      const line = () => lineOf(['phrases', at]);
      const say = (what: string) => mistakes.push({ file, line: line(), says: `phrases: found "${phrase}", ${what}` });
      const other = places.get(fold(phrase));
      if (other && other.is !== is)
        say(`which is ${other.is} in ${other.file} (line ${other.line()}); keep it in only one of them`);
      if (!other) places.set(fold(phrase), { file, line, is });
      const named = names.get(fold(phrase));
      if (named !== undefined && kind === 'worries')
        say(`which is a name of "${named}"; names are looked up, so write what a worried person would say`);
    }
  }
  return mistakes;
}
