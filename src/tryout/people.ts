/** The four people whom somebody who tries the bot can act as. The same ids tell them apart on both faces. */
export type PersonId = 'ann' | 'ben' | 'chidi' | 'dee';

export type TryOutPerson = {
  readonly id: PersonId;
  readonly name: string;
  readonly role: string;
  readonly initials: string;
  /** From a partner agency: a guest with another home organisation. */
  readonly guest: boolean;
  readonly slack: { readonly userId: string; readonly teamId: string };
  readonly teams: { readonly id: string; readonly aadObjectId: string };
};

export const HOME_TEAM = 'T0TEAM';

export const people: readonly TryOutPerson[] = [
  person('ann', 'Ann Okafor', 'Social worker', 'AO'),
  person('ben', 'Ben Hartley', 'Police sergeant', 'BH'),
  person('chidi', 'Chidi Rahman', 'School lead', 'CR', 'T0SCHOOL'),
  person('dee', 'Dee Whitfield', 'Partnership manager', 'DW'),
];

export const personIds = people.map(({ id }) => id);

export function findPerson(id: PersonId): TryOutPerson {
  const found = people.find((one) => one.id === id);
  if (!found) throw new Error(`Nobody here is called ${id}`);
  return found;
}

function person(id: PersonId, name: string, role: string, initials: string, teamId = HOME_TEAM): TryOutPerson {
  return {
    id,
    name,
    role,
    initials,
    guest: teamId !== HOME_TEAM,
    slack: { userId: `U0${id.toUpperCase()}`, teamId },
    // Object ids are hexadecimal, which the first letters of the four happen to be.
    teams: { id: `29:${id}`, aadObjectId: `11111111-0000-4000-8000-00000000000${id[0]}` },
  };
}
