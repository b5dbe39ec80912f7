import { create, insertMultiple, search } from '@orama/orama';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { createEngine, type Knowledge } from '../../lookup/build-look-up';
import type { Entry } from '../../lookup/entry';

/** Ids of what an engine presents for these words, best first. */
export type Engine = (text: string, kinds: readonly Entry['kind'][]) => readonly string[] | Promise<readonly string[]>;

/** Ours, and what a user would pick instead, each over the same entries with all their fields. */
export const ENGINES: Record<string, (entries: readonly Entry[], knowledge: Knowledge) => Engine | Promise<Engine>> = {
  'Practice Compass': ours,
  MiniSearch: miniSearch,
  Orama: orama,
  'Fuse.js defaults': fuse,
};

function ours(entries: readonly Entry[], knowledge: Knowledge): Engine {
  const lookUp = createEngine(entries, knowledge);
  return (text, kinds) => lookUp(text, kinds).results.map(({ entry }) => entry.id);
}

/** As its own guide suggests for forgiving search: prefixes, and one slip in five letters. */
function miniSearch(entries: readonly Entry[]): Engine {
  const index = new MiniSearch({
    fields: FIELDS,
    storeFields: ['kind'],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 3, aliases: 2 } },
  });
  index.addAll(entries.map(flat));
  return (text, kinds) =>
    index.search(text, { filter: (result) => kinds.includes(result.kind) }).map((result) => String(result.id));
}

async function orama(entries: readonly Entry[]): Promise<Engine> {
  const fields = {
    id: 'string',
    kind: 'string',
    title: 'string',
    aliases: 'string',
    keywords: 'string',
    body: 'string',
  } as const;
  const index = create({ schema: fields });
  await insertMultiple(index, entries.map(flat));
  return async (text, kinds) => {
    const found = await search(index, { term: text, properties: '*', tolerance: 1, limit: 20 });
    return found.hits
      .filter(({ document }) => kinds.includes(document.kind as Entry['kind']))
      .map(({ document }) => document.id);
  };
}

/** Fuse needs tens of seconds for a question of thousands of characters, so it gets 64, as anybody would have to do. */
function fuse(entries: readonly Entry[]): Engine {
  const index = new Fuse([...entries], { keys: ['title', 'aliases', 'abbreviations', 'keywords', 'body'] });
  return (text, kinds) => {
    if (text.trim() === '') return [];
    return index
      .search(text.slice(0, 64))
      .filter(({ item }) => kinds.includes(item.kind))
      .map(({ item }) => item.id);
  };
}

const FIELDS = ['title', 'aliases', 'keywords', 'body'];

const flat = (entry: Entry) => ({
  id: entry.id,
  kind: entry.kind as string,
  title: entry.title,
  aliases: [...entry.aliases, ...entry.abbreviations].join(' / '),
  keywords: entry.keywords.join(' / '),
  body: entry.body,
});
