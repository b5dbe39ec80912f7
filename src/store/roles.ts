import { nobodyIn, type Person, type Tenant } from '../ids';
import type { Audience } from '../reflection/schedule';
import type { Database } from './db/database';
import { dayOf } from './prompts/schedule-row';

/** So many people's roles are read by one query at most. */
export const MOST_ROLES = 8;

/** The role that a person asked the bot to remember, so that cards begin with what it means for them. One each, or none. */
export function createRoles({ kysely }: Database, clock: () => Date) {
  // Written as SQL once, with whoever asks in the places of nobody: each look-up of a principle asks.
  const nobodies = Array.from({ length: MOST_ROLES }, () => nobodyIn('terminal:'));
  const rolesOf = kysely.selectFrom('role').select(['person', 'role']).where('person', 'in', nobodies).compile();

  /** Of those among these people, at most `MOST_ROLES`, who asked the bot to remember one. */
  async function of(people: readonly Person[]): Promise<ReadonlyMap<Person, Audience>> {
    const parameters = nobodies.map((nobody, at) => people[at] ?? nobody);
    const { rows } = await kysely.executeQuery<{ person: Person; role: Audience }>({ ...rolesOf, parameters });
    return new Map(rows.map(({ person, role }) => [person, role]));
  }

  return {
    of,

    /** Undefined if this person has not asked the bot to remember one. */
    get: async (person: Person): Promise<Audience | undefined> => (await of([person])).get(person),

    /** Inserts or replaces it. */
    async set(person: Person, tenant: Tenant, role: Audience): Promise<void> {
      const chosen_on = dayOf(clock());
      await kysely
        .insertInto('role')
        .values({ person, tenant, role, chosen_on })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ tenant, role, chosen_on }))
        .execute();
    },

    /** False if there was none. */
    async forget(person: Person): Promise<boolean> {
      const { numDeletedRows } = await kysely.deleteFrom('role').where('person', '=', person).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}

export type RoleStore = ReturnType<typeof createRoles>;
