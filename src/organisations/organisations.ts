import type { Own, Policy } from '../commands/answer';
import { loadContent } from '../content/load';
import { describeMistakes, type Mistake } from '../content/mistake';
import type { Tenant } from '../ids';
import { createKnowledge, type Gathered } from '../lookup/knowledge';
import { withLocalContacts } from './local-contacts';
import { type Read, readOrganisations } from './read';

/** What the environment says of whoever runs the bot: for every tenant that the file does not name, and for what it leaves out. */
type Defaults = {
  readonly policy: Policy;
  readonly frontDoor?: string | undefined;
  readonly staffSupport?: string | undefined;
  readonly knowledge: Gathered;
};

export type Organisations = ReturnType<typeof createOrganisations>;

/**
 * The policy and the content of each tenant's organisation, from the file, if there is one. Organisations with the same pack
 * share one search over it. Throws one `Error` that lists every mistake in the file and in the packs.
 */
export function createOrganisations(file: string | undefined, defaults: Defaults) {
  const packs = new Map<string | undefined, Gathered>([[undefined, defaults.knowledge]]);
  const anybody = own({ policy: defaults.policy, knowledge: defaults.knowledge, ...contactsOf(defaults) });
  let byTenant: ReadonlyMap<Tenant, Own> = new Map();
  const first = load();
  if (first.length > 0) throw new Error(`Please put the organisations right:\n${describeMistakes(first)}`);

  return {
    /** The policy and content for a tenant; the environment's for one that the file does not name. */
    of: (tenant: Tenant): Own => byTenant.get(tenant) ?? anybody,

    /** The tenants that the file names. */
    tenants: (): readonly Tenant[] => [...byTenant.keys()],

    /** The organisation for pages that are nobody's in particular: the only one in the file, or the environment's. */
    front(): Own {
      const all = new Set(byTenant.values());
      const [only] = all;
      return only && new Set([...all].map(({ policy }) => policy.organisation?.name)).size === 1 ? only : anybody;
    },

    /**
     * Reads the file again. With a mistake in it, nothing changes, and the mistakes are returned in words. A pack that is in
     * use already is not read again.
     */
    reload(): string | undefined {
      const mistakes = load();
      return mistakes.length > 0 ? describeMistakes(mistakes) : undefined;
    },

    /** Builds each pack's search in the background. Resolves when all are ready. */
    prepare: async (): Promise<void> => {
      await Promise.all([...packs.values()].map(({ prepare }) => prepare()));
    },
  };

  function load(): readonly Mistake[] {
    if (file === undefined) return [];
    const reading = readOrganisations(file);
    if (!reading.ok) return reading.mistakes;
    const wanted = [...new Set(reading.organisations.flatMap(({ pack }) => pack ?? []))];
    const fresh = new Map<string, Gathered>();
    const mistakes: Mistake[] = [];
    for (const pack of wanted.filter((one) => !packs.has(one))) {
      const loading = loadContent(pack);
      if (loading.ok) fresh.set(pack, createKnowledge(loading.content));
      else mistakes.push(...loading.mistakes);
    }
    if (mistakes.length > 0) return mistakes;
    for (const pack of packs.keys()) if (pack !== undefined && !wanted.includes(pack)) packs.delete(pack);
    for (const [pack, knowledge] of fresh) packs.set(pack, knowledge);
    byTenant = new Map(reading.organisations.flatMap((one) => ownOf(one)));
    return [];
  }

  function ownOf(organisation: Read): [Tenant, Own][] {
    const knowledge = packs.get(organisation.pack) ?? defaults.knowledge;
    const { name, contact, frontDoor = defaults.frontDoor, staffSupport = defaults.staffSupport } = organisation;
    const given = defaults.policy;
    const { maySchedule = given.scheduleAdmins, mayClose = organisation.maySchedule ?? given.pollAdmins } =
      organisation;
    const policy: Policy = {
      ...given,
      organisation: { name, ...(contact === undefined ? {} : { contact }) },
      timezone: organisation.timezone ?? given.timezone,
      bankHolidays: organisation.bankHolidays ?? given.bankHolidays,
      pollMinVotes: organisation.pollMinVotes ?? given.pollMinVotes,
      guestsMaySchedule: organisation.guestsMaySchedule ?? given.guestsMaySchedule,
      scheduleAdmins: maySchedule,
      ...(mayClose ? { pollAdmins: mayClose } : {}),
    };
    const theirs = { knowledge, frontDoor, staffSupport };
    const exact = own({ ...theirs, policy: { ...policy, namesAreExact: true } });
    const wide = own({ ...theirs, policy: { ...policy, namesAreExact: organisation.maySchedule === undefined } });
    return organisation.tenants.map((tenant) => [tenant, /^slack:E/.test(tenant) ? wide : exact]);
  }
}

const contactsOf = ({ frontDoor, staffSupport }: Defaults) => ({ frontDoor, staffSupport });

type Made = Pick<Defaults, 'frontDoor' | 'staffSupport' | 'knowledge' | 'policy'>;

function own({ policy, knowledge, frontDoor, staffSupport }: Made): Own {
  const { prepare: _shared, ...shared } = knowledge;
  return { ...shared, content: withLocalContacts(knowledge.content, { frontDoor, staffSupport }), policy };
}
