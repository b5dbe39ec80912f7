import type { Content } from '../content/schema';
import type { Person, SomeTenants, Tenant } from '../ids';

/** Somebody who keeps content, and of whom. `of` names the part without naming anybody. */
export type Keeper = {
  readonly person: Person;
  readonly of: string;
  /** What is told to be overdue: the first is what they see themselves. */
  readonly contents: readonly Content[];
  /** Whose feedback they read. */
  readonly tenants: SomeTenants;
};

type Kept = { readonly keeper: Person | undefined; readonly content: Content; readonly tenants: readonly Tenant[] };

/**
 * Who keeps what: each organisation's content and feedback its own keeper, everything else whoever `anybody` has, the
 * environment's. One person may keep for several.
 */
export function keepersOf(organisations: readonly Kept[], anybody: Omit<Kept, 'tenants'>): Keeper[] {
  const people = new Set([anybody.keeper, ...organisations.map(({ keeper }) => keeper)]);
  return [...people].flatMap((person): Keeper[] => {
    if (person === undefined) return [];
    const theirs = organisations.filter(({ keeper }) => keeper === person);
    const contents = new Set(theirs.map(({ content }) => content));
    const only = theirs.flatMap(({ tenants }) => tenants);
    if (person !== anybody.keeper) return [{ person, of: only[0] ?? '', contents: [...contents], tenants: { only } }];
    const except = organisations.filter(({ keeper }) => keeper !== person).flatMap(({ tenants }) => tenants);
    return [{ person, of: '', contents: [...new Set([anybody.content, ...contents])], tenants: { except } }];
  });
}
