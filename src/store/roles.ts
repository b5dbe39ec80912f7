import { nobodyIn, type Person, type Tenant } from '../ids';
import type { Audience } from '../reflection/schedule';
import type { Database } from './db/database';
import { dayOf } from './prompts/schedule-row';

/** The role that a person asked the bot to remember, so that cards begin with what it means for them. One each, or none. */
export function createRoles({ kysely }: Database, clock: () => Date) {
  // Written as SQL once, with whoever asks in place of nobody: each look-up of a principle asks.
  const roleOf = kysely.selectFrom('role').select('role').where('person', '=', nobodyIn('terminal:')).compile();

  return {
    /** Undefined if this person has not asked the bot to remember one. */
    async get(person: Person): Promise<Audience | undefined> {
      const { rows } = await kysely.executeQuery<{ readonly role: Audience }>({ ...roleOf, parameters: [person] });
      return rows[0]?.role;
    },

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
