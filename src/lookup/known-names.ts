import type { Entry } from './entry';
import type { LookUp } from './look-up';

/**
 * What is found for the entries’ own names and phrases is found once, since most people type a name, and buttons carry an
 * id. Only what stands in the content is kept, alone or after a command’s name, and never anything else that somebody typed.
 */
export function createKnownNames(entries: readonly Entry[]) {
  const own = new Set(entries.flatMap(asTyped));
  const isOwn = (text: string) => own.has(text) || own.has(text.replace(COMMAND, ''));

  /** The same function, of a text that always comes to the same. */
  function once<Result>(find: (text: string) => Result): (text: string) => Result {
    const kept = new Map<string, { readonly result: Result }>();
    return (text) => {
      const found = kept.get(text);
      if (found) return found.result;
      const result = find(text);
      if (isOwn(text)) kept.set(text, { result });
      return result;
    };
  }

  return {
    once,
    lookUpOnce(lookUp: LookUp): LookUp {
      const byKinds = new Map<string, (text: string) => ReturnType<LookUp>>();
      return (text, kinds) => {
        const among = kinds.join();
        const found = byKinds.get(among) ?? once((one) => lookUp(one, kinds));
        byKinds.set(among, found);
        return found(text);
      };
    },
  };
}

/** As they stand there, and in small letters, as people type them. */
const asTyped = ({ id, title, aliases, abbreviations, keywords }: Entry): string[] =>
  [id, title, ...aliases, ...abbreviations, ...keywords].flatMap((name) => [name, name.toLowerCase()]);

const COMMAND = /^(?:glossary|principle) /;
