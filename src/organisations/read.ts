import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fieldNames, type Mistake, sayIssues } from '../content/mistake';
import { parseYaml } from '../content/parse-yaml';
import { shownPath } from '../text/shown-path';
import { type Organisation, organisation } from './schema';

/** `pack`: the folder of its own content, as an absolute path. */
export type Read = Organisation & { readonly pack?: string };

/** `organisations`: those that could be read, whatever is wrong with others. */
export type Reading = { readonly organisations: readonly Read[]; readonly mistakes: readonly Mistake[] };

/** Reads the organisations' file, with every mistake at once and its line. What their packs hold is not read here. */
export function readOrganisations(path: string): Reading {
  const file = shownPath(path);
  const reading = (mistakes: readonly Omit<Mistake, 'file'>[], organisations: readonly Read[] = []): Reading => ({
    organisations,
    mistakes: mistakes.map((mistake) => ({ file, ...mistake })),
  });
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return reading([{ line: 1, says: `cannot be read (${(error as NodeJS.ErrnoException).code})` }]);
  }
  const parsed = parseYaml(text, fieldNames(organisation));
  if (!parsed.ok) return reading(parsed.problems);
  const { value, lineOf } = parsed;
  if (!Array.isArray(value) || value.length === 0)
    return reading([{ line: 1, says: 'must be a list of organisations: put "- " before the name of each' }]);

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
    const isThere = pack !== undefined && isFolder(pack);
    if (pack !== undefined && !isThere)
      mistakes.push({ line: lineOf([at, 'content']), says: `content: found "${content}", which is no folder` });
    read.push({ ...result.data, ...(isThere ? { pack } : {}) });
  }
  mistakes.push(...twice(read).map(({ at, place, says }) => ({ line: lineOf([at, ...place]), says })));
  return reading(
    mistakes.sort((a, b) => a.line - b.line),
    read,
  );
}

type Said = { readonly place: readonly PropertyKey[]; readonly says: string };

/** People who are in none of the organisation's tenants. In a whole organisation in Slack, people may be named by any of its workspaces. */
function strangers({ tenants, maySchedule = [], mayClose = [], keeper }: Organisation): Said[] {
  const isOurs = (person: string) =>
    tenants.some((tenant) => person.startsWith(`${tenant}:`) || (/^slack:E/.test(tenant) && /^slack:/.test(person)));
  const named = [
    ...maySchedule.map((person, item) => ({ field: 'maySchedule', place: ['maySchedule', item], person })),
    ...mayClose.map((person, item) => ({ field: 'mayClose', place: ['mayClose', item], person })),
    ...(keeper === undefined ? [] : [{ field: 'keeper', place: ['keeper'], person: keeper }]),
  ];
  return named.flatMap(({ field, place, person }) =>
    isOurs(person) ? [] : [{ place, says: `${field}: found ${person}, who is in none of its tenants` }],
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
