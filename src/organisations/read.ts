import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fieldNames, type Mistake, sayIssues } from '../content/mistake';
import { parseYaml } from '../content/parse-yaml';
import { shownPath } from '../text/shown-path';
import { type Organisation, organisation } from './schema';

/** `pack`: the folder of its own content, as an absolute path. */
export type Read = Organisation & { readonly pack?: string };

export type Reading =
  | { readonly ok: true; readonly organisations: readonly Read[] }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Reads the organisations' file: all of them, or every mistake at once with its line. What their packs hold is not read here. */
export function readOrganisations(path: string): Reading {
  const file = shownPath(path);
  const refuse = (mistakes: readonly Omit<Mistake, 'file'>[]): Reading => ({
    ok: false,
    mistakes: mistakes.map((mistake) => ({ file, ...mistake })),
  });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return refuse([{ line: 1, says: `cannot be read (${(error as NodeJS.ErrnoException).code})` }]);
  }
  const parsed = parseYaml(text, fieldNames(organisation));
  if (!parsed.ok) return refuse(parsed.problems);
  const { value, lineOf } = parsed;
  if (!Array.isArray(value) || value.length === 0)
    return refuse([{ line: 1, says: 'must be a list of organisations: put "- " before the name of each' }]);

  const mistakes: Omit<Mistake, 'file'>[] = parsed.slips.map(({ line, says }) => ({ line, says }));
  const read: Read[] = [];
  for (const [at, draft] of value.entries()) {
    const result = organisation.safeParse(draft);
    const wrong = result.success ? [] : sayIssues(result.error.issues, draft, organisation);
    mistakes.push(...wrong.map(({ path: place, says }) => ({ line: lineOf([at, ...place]), says })));
    if (!result.success) continue;
    mistakes.push(...strangers(result.data).map(({ place, says }) => ({ line: lineOf([at, ...place]), says })));
    const { content } = result.data;
    const pack = content === undefined ? undefined : resolve(dirname(path), content);
    if (pack !== undefined && !isFolder(pack))
      mistakes.push({ line: lineOf([at, 'content']), says: `content: found "${content}", which is no folder` });
    read.push({ ...result.data, ...(pack === undefined ? {} : { pack }) });
  }
  mistakes.push(...twice(read).map(({ at, place, says }) => ({ line: lineOf([at, ...place]), says })));
  return mistakes.length > 0 ? refuse(mistakes.sort((a, b) => a.line - b.line)) : { ok: true, organisations: read };
}

type Said = { readonly place: readonly PropertyKey[]; readonly says: string };

/** People who are in none of the organisation's tenants. In a whole organisation in Slack, people may be named by any of its workspaces. */
function strangers({ tenants, maySchedule = [], mayClose = [] }: Organisation): Said[] {
  const isOurs = (person: string) =>
    tenants.some((tenant) => person.startsWith(`${tenant}:`) || (/^slack:E/.test(tenant) && /^slack:/.test(person)));
  return Object.entries({ maySchedule, mayClose }).flatMap(([field, people]) =>
    people.flatMap((person, item) =>
      isOurs(person)
        ? []
        : [{ place: [field, item], says: `${field}: found ${person}, who is in none of its tenants` }],
    ),
  );
}

function twice(read: readonly Organisation[]): (Said & { readonly at: number })[] {
  const seen = new Map<string, string>();
  return read.flatMap(({ name, tenants }, at) =>
    tenants.flatMap((tenant, item) => {
      const other = seen.get(tenant);
      seen.set(tenant, name);
      const says = `tenants: found ${tenant} for "${name}" and for "${other}"; keep one of them`;
      return other === undefined ? [] : [{ at, place: ['tenants', item], says }];
    }),
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
