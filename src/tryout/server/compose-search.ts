import { randomUUID } from 'node:crypto';
import type { PersonId } from '../people';
import type { Acted, SearchResult } from '../state';
import type { Deliver } from '../teams/deliver';
import type { Json } from '../teams/rooms';
import { readable } from './teams-text';
import { told } from './told';

/** The search in Teams' message box. Remembers what each person found last, to pick from. */
export function createComposeSearch(deliver: Deliver) {
  const lastFound = new Map<PersonId, readonly Json[]>();
  return {
    /** Without words it is the first look, before anything has been typed. `from` is what every activity carries. */
    async search(as: PersonId, from: Json, words: string): Promise<Acted> {
      const query = words.trim() === '' ? { name: 'initialRun', value: 'true' } : { name: 'words', value: words };
      const received = await deliver({
        ...from,
        type: 'invoke',
        name: 'composeExtension/query',
        id: `f:${randomUUID()}`,
        value: { commandId: 'lookUp', parameters: [query], queryOptions: { skip: 0, count: 25 } },
      });
      const { type, text, attachments } = (received.body?.composeExtension ?? {}) as Json;
      const results = type === 'result' && Array.isArray(attachments) ? (attachments as Json[]) : [];
      lastFound.set(as, results);
      const notice = typeof text === 'string' ? { notice: text } : told(received);
      return { ...notice, results: results.map(preview) };
    },

    found: (as: PersonId, number: number): Json | undefined => lastFound.get(as)?.[number],
  };
}

function preview({ preview, content }: Json, number: number): SearchResult {
  const { title, text } = ((preview as Json | undefined)?.content ?? content ?? {}) as Json;
  return { number, title: readable(title), text: readable(text) };
}
