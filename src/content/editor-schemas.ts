import { z } from 'zod';
import { type Kind, kinds } from './schema';

/** How many entries a file of each kind holds in the shipped pack; a list for the kinds that are not named here. */
const shape: Partial<Record<Kind, 'one' | 'one or a list'>> = {
  terms: 'one',
  principles: 'one',
  themes: 'one',
  prompts: 'one or a list',
  polls: 'one or a list',
};

/** JSON Schemas by file name (`terms.schema.json`), for editors that complete fields and underline mistakes while an author types. */
export function editorSchemas(): ReadonlyMap<string, string> {
  return new Map(
    (Object.keys(kinds) as Kind[]).map((kind) => {
      const schema = z.toJSONSchema(shaped(kind), { io: 'input', target: 'draft-7' });
      return [`${kind}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`] as const;
    }),
  );
}

function shaped(kind: Kind): z.ZodType {
  const one: z.ZodType = kinds[kind];
  if (shape[kind] === 'one') return one;
  const list = z.array(one);
  return shape[kind] === 'one or a list' ? z.union([one, list]) : list;
}
