import type { Database } from '../db/database';
import { POLL_KEYS } from '../polls/poll-keys';
import { INSTALLATIONS } from './installations';
import { createSealing } from './sealing';

/**
 * How much of one kind is kept sealed, and with what. `old`: how many only an earlier secret opens. `lost`: what none of the secrets
 * opens, by the id that it belongs to.
 */
export type Sealed = { readonly kept: number; readonly old: number; readonly lost: readonly string[] };

export type Seals = { readonly pollKeys: Sealed; readonly installations: Sealed };

export type SecretsHere = {
  /** SECRET_KEY, or what the key file holds; undefined if there is neither. */
  readonly current: string | undefined;
  /** SECRET_KEY_PREVIOUS. */
  readonly previous: readonly string[];
};

/** Which of what is kept sealed the secrets that are here open. Changes nothing. A table that is not there yet holds nothing. */
export async function checkSeals({ kysely }: Pick<Database, 'kysely'>, secrets: SecretsHere): Promise<Seals> {
  const tables = new Set((await kysely.introspection.getTables()).map(({ name }) => name));
  const polls = tables.has('poll_key') ? await kysely.selectFrom('poll_key').selectAll().execute() : [];
  const places = tables.has('installation') ? await kysely.selectFrom('installation').selectAll().execute() : [];
  return {
    pollKeys: sorted(
      POLL_KEYS,
      secrets,
      polls.map(({ poll, sealed }) => ({ of: poll, sealed })),
    ),
    installations: sorted(
      INSTALLATIONS,
      secrets,
      places.map(({ tenant, sealed }) => ({ of: tenant, sealed })),
    ),
  };
}

function sorted(
  purpose: string,
  { current, previous }: SecretsHere,
  kept: readonly { readonly of: string; readonly sealed: string }[],
): Sealed {
  const [first, ...others] = [...(current === undefined ? [] : [current]), ...previous];
  if (first === undefined) return { kept: kept.length, old: 0, lost: kept.map(({ of }) => of) };
  const sealing = createSealing(purpose, { current: () => first, previous: others });
  const opened = kept.map(({ of, sealed }) => ({ of, found: sealing.open(of, sealed) }));
  return {
    kept: kept.length,
    old: opened.filter(({ found }) => found && (found.isOld || current === undefined)).length,
    lost: opened.flatMap(({ of, found }) => (found ? [] : [of])),
  };
}
