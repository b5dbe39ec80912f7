import { createHash } from 'node:crypto';
import { createBoundedMap } from '../bounded-map';
import type { Content } from '../content/schema';
import { createKnowledge, type Gathered, type Knowledge } from '../lookup/knowledge';

/** What searches some content, without the content. `ready` builds it if need be, lets others in meanwhile, and resolves once it answers at once. */
export type Searching = Omit<Knowledge, 'content'> & { readonly ready: () => Promise<void> };

/**
 * The searches that exist, and for whom. Content in which the same is looked up shares one, whatever else differs, such as
 * contacts and prompts. `always`: the search that is never dropped. Of the others, each is built when it is first asked, and at
 * most `mostKept` are kept, those asked last. `built` is called when one is ready: building it needs more memory than it keeps.
 */
export function createSearches(
  always: Gathered,
  mostKept: number,
  {
    build = createKnowledge,
    built = () => undefined,
  }: { build?: (content: Content) => Gathered; built?: () => void } = {},
) {
  const kept = createBoundedMap<Gathered>(mostKept);
  // Most have the very lists of the one that is always there: they need not be read.
  const isAlways = (content: Content) =>
    SEARCHED.every((list) => content[list] === always.content[list]) ||
    whatIsLookedUp(content) === whatIsLookedUp(always.content);

  function searchOf(content: Content): Gathered {
    if (isAlways(content)) return always;
    const of = whatIsLookedUp(content);
    const search = kept.get(of) ?? begun(build(content));
    kept.set(of, search);
    return search;
  }

  /** However many wait for it, it is built once. */
  function begun(search: Gathered): Gathered {
    let ready: Promise<void> | undefined;
    const prepare = async () => {
      await search.prepare();
      built();
    };
    return {
      ...search,
      prepare() {
        ready ??= prepare();
        return ready;
      },
    };
  }

  return {
    /** For one line: what it was begun with answers all of it, even if it is dropped meanwhile. */
    over(content: Content): Searching {
      let held: Gathered | undefined;
      const search = () => {
        held ??= searchOf(content);
        return held;
      };
      return {
        lookUp: (...asked) => search().lookUp(...asked),
        hearWorry: (text) => search().hearWorry(text),
        hearSmallTalk: (text) => search().hearSmallTalk(text),
        isEverydayWord: always.isEverydayWord,
        ready: () => search().prepare(),
      };
    },

    /** Builds the search that is always there and, where they can all be kept, those of these contents, one after the other. */
    async prepare(contents: readonly Content[]): Promise<void> {
      await always.prepare();
      const own = contents.filter((content) => !isAlways(content));
      const others = new Map(own.map((content) => [whatIsLookedUp(content), content]));
      if (others.size <= mostKept) for (const content of others.values()) await searchOf(content).prepare();
    },
  };
}

/** The lists that are searched, or listened for. */
const SEARCHED: readonly (keyof Content)[] = [
  ...(['principles', 'themes', 'terms', 'resources', 'sameWords', 'elsewhere', 'abbreviations'] as const),
  ...(['smallTalk', 'worries', 'noWorries'] as const),
];

const known = new WeakMap<object, string>();

/** The same for contents in which everything is found alike. */
const whatIsLookedUp = (content: Content): string => SEARCHED.map((list) => digestOf(content[list])).join(' ');

/** Lists are shared and never change, so each is read once. */
function digestOf(list: readonly object[]): string {
  const digest = known.get(list) ?? createHash('sha256').update(JSON.stringify(list)).digest('base64url');
  known.set(list, digest);
  return digest;
}
