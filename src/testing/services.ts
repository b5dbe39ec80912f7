import pino from 'pino';
import { loadContent } from '../content/load';
import type { Content } from '../content/schema';
import type { FaceServices } from '../face';
import { createLookUp, type LookUp } from '../lookup/look-up';

/** What a face works with in tests, with everything it logged and every word it was given to keep. */
export type TestServices = FaceServices & { readonly logged: string[]; readonly suggested: string[] };

/** The shipped content and the search over it, and a memory that lasts as long as the test. */
export function testServices(changes: Partial<FaceServices> = {}): TestServices {
  const { content, lookUp } = shipped();
  const logged: string[] = [];
  const suggested: string[] = [];
  const seen = new Set<string>();
  return {
    content,
    lookUp,
    suggestions: {
      add: async (_tenant, word) => {
        suggested.push(word);
        return true;
      },
    },
    firstTime: async (key) => {
      const first = !seen.has(key);
      seen.add(key);
      return first;
    },
    log: pino({ level: 'trace' }, { write: (line: string) => logged.push(line) }),
    ...changes,
    logged,
    suggested,
  };
}

export const shippedContent = (): Content => shipped().content;

/** Read and indexed once for a file of tests: neither changes. */
function shipped(): { readonly content: Content; readonly lookUp: LookUp } {
  if (!once) {
    const loading = loadContent();
    if (!loading.ok) throw new Error(`The shipped content has mistakes: ${JSON.stringify(loading.mistakes)}`);
    once = { content: loading.content, lookUp: createLookUp(loading.content) };
  }
  return once;
}

let once: { readonly content: Content; readonly lookUp: LookUp } | undefined;
