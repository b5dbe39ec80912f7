/** Identifies one of the eight people that a visitor can act as, on both platforms. */
export type PersonId = 'ann' | 'ben' | 'chidi' | 'dee' | 'ewa' | 'farah' | 'gwen' | 'hari';

export type TryOutPerson = {
  readonly id: PersonId;
  readonly name: string;
  readonly role: string;
  readonly initials: string;
  /** Whether the person comes from a partner agency, with a home organisation of its own. */
  readonly guest: boolean;
  readonly slack: { readonly userId: string; readonly teamId: string };
  readonly teams: { readonly id: string; readonly aadObjectId: string };
};

const HOME_TEAM = 'T0TEAM';

/** Everybody in the team. The four whom the page shows as cards come first. */
export const people: readonly TryOutPerson[] = [
  person('ann', 'Ann Okafor', 'Social worker', 'a'),
  person('ben', 'Ben Hartley', 'Police sergeant', 'b'),
  person('chidi', 'Chidi Rahman', 'School lead', 'c', 'T0SCHOOL'),
  person('dee', 'Dee Whitfield', 'Partnership manager', 'd'),
  person('ewa', 'Ewa Nowak', 'Youth justice worker', 'e'),
  person('farah', 'Farah Siddiqui', 'Health visitor', 'f'),
  person('gwen', 'Gwen Pritchard', 'Early help worker', '1'),
  person('hari', 'Hari Lal', 'Charity youth worker', '2', 'T0CHARITY'),
];

export const personIds = people.map(({ id }) => id);

/** Returns the person with this id. Throws if there is none. */
export function findPerson(id: PersonId): TryOutPerson {
  const found = people.find((one) => one.id === id);
  if (!found) throw new Error(`Nobody here is called ${id}`);
  return found;
}

/** Makes a person. `digit`, a hexadecimal one, makes the object id in Teams unique. */
function person(id: PersonId, name: string, role: string, digit: string, teamId = HOME_TEAM): TryOutPerson {
  return {
    id,
    name,
    role,
    initials: name.replace(/[^A-Z]/g, ''),
    guest: teamId !== HOME_TEAM,
    slack: { userId: `U0${id.toUpperCase()}`, teamId },
    teams: { id: `29:${id}`, aadObjectId: `11111111-0000-4000-8000-00000000000${digit}` },
  };
}
