import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tenant } from '../../ids';
import type { Store } from '../../store/open-store';
import type { Exported } from '../../store/rights/export';
import { csv } from '../../text/csv';
import { describeCounts, toldAs } from './counted';
import type { Call, Said } from './read-call';

/**
 * `export --tenant T [--person P]`: everything that is kept, as JSON; with `--out`, as JSON and as a CSV file for each table, in a
 * folder that only this account can read. Nothing is overwritten.
 */
export async function exportKept(store: Store, { tenant, person, out, dryRun }: Call): Promise<Said> {
  const of = tenant as Tenant;
  if (out !== undefined && !dryRun) {
    const why = whyNotThere(out);
    if (why) return { code: 1, text: why };
  }
  const exported = await store.exportAll(of, person, { dryRun });
  if (dryRun) return { code: 0, text: whatWouldGo(person ?? of, exported) };
  const json = JSON.stringify(inWords(of, person, exported), null, 2);
  if (out === undefined) return { code: 0, text: json };
  const files = [['export.json', `${json}\n`] as const, ...csvFiles(exported)];
  for (const [name, text] of files) writeFileSync(join(out, name), text, { mode: 0o600, flag: 'wx' });
  return { code: 0, text: `Wrote ${files.length} files to ${out}. They are for ${person ?? of}: keep them safe.` };
}

/** Each table under what the list of all that is stored calls it. */
const inWords = (tenant: Tenant, person: string | undefined, { tables, withheld }: Exported) => ({
  of: person ?? tenant,
  kept: tables.map(({ table, rows }) => ({ what: toldAs(table), table, rows })),
  withheld: withheld.map(({ table, why }) => ({ what: toldAs(table), table, why })),
});

function whatWouldGo(of: string, { tables, withheld }: Exported): string {
  const counts = Object.fromEntries(tables.map(({ table, rows }) => [table, rows.length]));
  return [
    `Of ${of} this would be exported:`,
    ...describeCounts(counts),
    'Not exported:',
    ...withheld.map(({ table, why }) => `         ${toldAs(table)} (${table}): ${why}`),
  ].join('\n');
}

function csvFiles({ tables }: Exported): (readonly [string, string])[] {
  return tables.flatMap(({ table, rows }) => {
    const [first] = rows;
    if (!first) return [];
    const columns = Object.keys(first);
    const cells = rows.map((row) => columns.map((column) => asText(row[column])));
    return [[`${table}.csv`, csv([columns, ...cells])] as const];
  });
}

const asText = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** Makes the folder, if it is not there. Why nothing can be written there; undefined if it can. */
function whyNotThere(folder: string): string | undefined {
  try {
    if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
    return readdirSync(folder).length === 0 ? undefined : `${folder} is not empty. Name a new folder after --out.`;
  } catch (error) {
    return `I cannot write to ${folder} (${(error as NodeJS.ErrnoException).code}). Name another folder after --out.`;
  }
}
