import type { Own, Policy } from '../commands/answer';
import { describeMistakes, type Mistake } from '../content/mistake';
import type { Content } from '../content/schema';
import type { Tenant } from '../ids';
import { createKnowledge, type Gathered } from '../lookup/knowledge';
import { keepersOf } from './keepers';
import { withLocalContacts } from './local-contacts';
import { createReadPacks, type Pack } from './packs';
import { policyOf } from './policy';
import { type Read, readOrganisations } from './read';
import { createSearches } from './searches';

/** What the environment says of whoever runs the bot: for every tenant that the file does not name, and for what it leaves out. */
type Defaults = {
  readonly policy: Policy;
  readonly frontDoor?: string | undefined;
  readonly staffSupport?: string | undefined;
  readonly knowledge: Gathered;
  /** How many searches over packs of their own are kept in memory. */
  readonly searchesKept: number;
  /** Called when one of them has been built, for which it needed more memory than it keeps. */
  readonly searchBuilt?: (() => void) | undefined;
};

/** One organisation, or whoever none of them is. */
type Ruled = { readonly policy: Policy; readonly content: Content };

export type Organisations = Awaited<ReturnType<typeof createOrganisations>>;

/**
 * The policy and the content of each tenant's organisation, from the file, if there is one. Rejects with one `Error` that
 * lists every mistake in the file and in the packs.
 */
export async function createOrganisations(
  file: string | undefined,
  defaults: Defaults,
  { readPacks = createReadPacks(), build = createKnowledge } = {},
) {
  const { knowledge, searchesKept, searchBuilt } = defaults;
  const searches = createSearches(knowledge, searchesKept, { build, ...(searchBuilt ? { built: searchBuilt } : {}) });
  const anybody: Ruled = { policy: defaults.policy, content: withLocalContacts(defaults.knowledge.content, defaults) };
  let packs: ReadonlyMap<string, Pack> = new Map();
  let byTenant: ReadonlyMap<Tenant, Ruled> = new Map();
  let organisations: readonly (Ruled & { readonly tenants: ReadonlyMap<Tenant, Ruled> })[] = [];
  const first = await load();
  if (first.length > 0) throw new Error(`Please put the organisations right:\n${describeMistakes(first)}`);
  let turn: Promise<unknown> = Promise.resolve();

  return {
    /** The policy and content for a tenant, as they are now; the environment's for one that the file does not name. */
    of(tenant: Tenant): Own {
      const { policy, content } = byTenant.get(tenant) ?? anybody;
      return { policy, content, ...searches.over(content) };
    },

    /** The tenants that the file names. */
    tenants: (): readonly Tenant[] => [...byTenant.keys()],

    /** The organisation for pages that are nobody's in particular: the only one in the file, or the environment's. */
    front: (): Ruled => (organisations.length === 1 && organisations[0]) || anybody,

    /** Every content that somebody sees. */
    contents: (): readonly Content[] => contentsNow(),

    /** Who keeps the content and reads the feedback of whom. */
    keepers: () =>
      keepersOf(
        organisations.map(({ policy, content, tenants }) => ({
          keeper: policy.contentKeeper,
          content,
          tenants: [...tenants.keys()],
        })),
        { keeper: anybody.policy.contentKeeper, content: anybody.content },
      ),

    /**
     * Reads the file again, and the packs that have changed; one reading at a time. With a mistake in any of them nothing
     * changes, and all mistakes come back in words. A line that is being answered is answered with what it began with.
     */
    reload(): Promise<string | undefined> {
      const reading = turn.then(load);
      turn = reading.catch(() => undefined);
      return reading.then((mistakes) => (mistakes.length > 0 ? describeMistakes(mistakes) : undefined));
    },

    /** Builds the searches in the background that can all be kept. The others are built when they are first asked. */
    prepare: (): Promise<void> => searches.prepare(contentsNow()),
  };

  async function load(): Promise<readonly Mistake[]> {
    if (file === undefined) return [];
    const read = readOrganisations(file);
    const wanted = [...new Set(read.organisations.flatMap(({ pack }) => pack ?? []))];
    const below = await readPacks(wanted, packs);
    const mistakes = [...read.mistakes, ...below.mistakes];
    if (mistakes.length > 0) return mistakes;
    packs = below.packs;
    organisations = read.organisations.map((one) => {
      const content = contentOf(one);
      const inTenant = (tenant?: Tenant): Ruled => ({ content, policy: policyOf(one, defaults.policy, tenant) });
      return { ...inTenant(), tenants: new Map(one.tenants.map((tenant) => [tenant, inTenant(tenant)])) };
    });
    byTenant = new Map(organisations.flatMap(({ tenants }) => [...tenants]));
    return [];
  }

  function contentOf({ pack, frontDoor = defaults.frontDoor, staffSupport = defaults.staffSupport }: Read): Content {
    const { content } = (pack !== undefined && packs.get(pack)) || defaults.knowledge;
    return withLocalContacts(content, { frontDoor, staffSupport });
  }

  function contentsNow(): readonly Content[] {
    return [...new Set([anybody, ...organisations].map(({ content }) => content))];
  }
}
