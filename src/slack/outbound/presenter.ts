import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import { createBoundedMap } from '../../bounded-map';
import type { Message } from '../../message';
import { cannotReach } from '../../network/cannot-reach';
import { NEWEST_BLOCKS, type NewestBlock, newestIn } from '../render/newest-blocks';
import { type Circumstances, render, type Shown } from '../render/render';
import { withoutNames } from '../render/without-names';
import { createReach, type Reach } from './reach';

/** A workspace may get a new type of block any day. */
const MEMORY_MS = 24 * 60 * 60_000;
const MOST_KNOWN = 5_000;

/** What to show, and where: how it is drawn depends on the workspace. */
export type Saying = { readonly message: Message } & Pick<Circumstances, 'personal'>;

/** Draws messages for one workspace. */
export type Presenter = {
  /**
   * Calls `send` with the message as the workspace draws it. If Slack refuses the blocks, calls it again without the
   * newest types of block, and then without the names of people and channels.
   */
  readonly present: <Result>(saying: Saying, send: (shown: Shown) => Promise<Result>) => Promise<Result>;
  /**
   * The message in a form that the workspace certainly draws, for an answer of which Slack tells nobody whether it took
   * it. Undefined if that is not known, and can be learnt by sending it: where Slack cannot be reached, the plainer form.
   */
  readonly certain: (saying: Saying) => Shown | undefined;
};

/** `tenant`: as in `Asker`. */
export type PresenterOf = (tenant: string) => Presenter;

/**
 * The one place that knows which of Slack's newest blocks each workspace has. It learns that from Slack's answers, in
 * memory, and forgets it after a day.
 */
export function createPresenters(clock: () => Date, log: Logger, reach: Reach = createReach(clock)): PresenterOf {
  const learnt = createBoundedMap<{ readonly has: boolean; readonly at: number }>(MOST_KNOWN);

  function has(tenant: string, type: NewestBlock): boolean | undefined {
    const found = learnt.get(`${tenant} ${type}`);
    return found && clock().getTime() - found.at < MEMORY_MS ? found.has : undefined;
  }

  function learn(tenant: string, types: readonly NewestBlock[], does: boolean): void {
    const before = types.filter((type) => learnt.get(`${tenant} ${type}`)?.has === false);
    for (const type of types) learnt.set(`${tenant} ${type}`, { has: does, at: clock().getTime() });
    if (does || before.length === types.length) return;
    const team = tenant.replace(/^slack:/, '');
    log.info({ team }, `Slack: this workspace does not have ${types.join(' or ')} blocks yet; it gets plainer ones`);
  }

  return (tenant) => {
    const drawn = ({ message, ...where }: Saying, without: readonly NewestBlock[] = []) => {
      const lacking = NEWEST_BLOCKS.filter((type) => has(tenant, type) === false);
      return render(message, { ...where, lacking: new Set([...lacking, ...without]) });
    };

    return {
      async present(saying, send) {
        const shown = drawn(saying);
        const newest = newestIn(shown.blocks);
        const plainer = newest.length > 0 ? drawn(saying, newest) : shown;
        const nameless = { ...plainer, blocks: withoutNames(plainer.blocks) };
        const ways = [
          shown,
          ...(newest.length > 0 ? [plainer] : []),
          ...(isDeepStrictEqual(nameless, plainer) ? [] : [nameless]),
        ];
        const { result, taken } = await firstTaken(ways, send).catch((error: unknown) => {
          if (cannotReach(error, 'Slack')) reach.saw(false);
          throw error;
        });
        reach.saw(true);
        if (taken === shown || taken === plainer) learn(tenant, newest, taken === shown);
        return result;
      },

      certain(saying) {
        const shown = drawn(saying);
        const newest = newestIn(shown.blocks);
        if (newest.every((type) => has(tenant, type))) return shown;
        return reach.isLost() ? drawn(saying, newest) : undefined;
      },
    };
  };
}

async function firstTaken<Result>(
  [way, ...others]: readonly Shown[],
  send: (shown: Shown) => Promise<Result>,
): Promise<{ readonly result: Result; readonly taken: Shown }> {
  if (!way) throw new Error('There is nothing to send');
  try {
    return { result: await send(way), taken: way };
  } catch (error) {
    if (others.length === 0 || !isRefusal(error)) throw error;
    return firstTaken(others, send);
  }
}

/** Slack's own name for what is wrong, which its client puts on an error as `data.error`. */
const isRefusal = (error: unknown): boolean =>
  (error as { data?: { error?: unknown } } | undefined)?.data?.error === 'invalid_blocks';
