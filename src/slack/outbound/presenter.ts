import type { Logger } from 'pino';
import { createBoundedMap } from '../../bounded-map';
import type { Message } from '../../message';
import { cannotReach } from '../../network/cannot-reach';
import { NEWEST_BLOCKS, type NewestBlock, newestIn } from '../render/newest-blocks';
import { type Circumstances, render, type Shown } from '../render/render';
import { isNaming, withoutNames } from '../render/without-names';
import { createReach, type Reach } from './reach';

/** A workspace may get a new type of block any day. */
const MEMORY_MS = 24 * 60 * 60_000;
const MOST_KNOWN = 5_000;

/** What to show, and where: how it is drawn depends on the workspace. */
export type Saying = { readonly message: Message } & Pick<Circumstances, 'personal'>;

/** Draws messages for one workspace. */
export type Presenter = {
  /**
   * Calls `send` with the message as the workspace draws it. If Slack refuses the blocks, calls it again without one of the
   * newest types of block, without all of them, and then without the names of people and channels.
   */
  readonly present: <Result>(saying: Saying, send: (shown: Shown) => Promise<Result>) => Promise<Result>;
  /**
   * The message in a form that the workspace certainly draws, for an answer of which Slack tells nobody whether it took
   * it. Undefined if that is not known, as when Slack may refuse a name in it, and can be learnt by sending it. Where Slack
   * cannot be reached, the plainest form.
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

    /** From the best on: without one of the newest types that it holds, without all of them, and then without names. */
    const waysOf = (best: Shown, saying: Saying): Way[] => {
      const newest = newestIn(best.blocks);
      const plainest = newest.length > 0 ? drawn(saying, newest) : best;
      return [
        { shown: best },
        ...(newest.length > 1 ? newest.map((type) => ({ shown: drawn(saying, [type]) })) : []),
        ...(newest.length > 0 ? [{ shown: plainest }] : []),
        ...(isNaming(plainest.blocks) ? [{ shown: nameless(plainest), isNameless: true } as const] : []),
      ];
    };

    return {
      async present(saying, send) {
        const best = drawn(saying);
        const { result, taken } = await firstTaken(waysOf(best, saying), send).catch((error: unknown) => {
          if (cannotReach(error, 'Slack')) reach.saw(false);
          throw error;
        });
        reach.saw(true);
        // Where the names were what Slack refused, it may have the blocks.
        if (!taken.isNameless) {
          const taking = newestIn(taken.shown.blocks);
          const leftOut = newestIn(best.blocks).filter((type) => !taking.includes(type));
          learn(tenant, taking, true);
          learn(tenant, leftOut, false);
        }
        return result;
      },

      certain(saying) {
        const shown = drawn(saying);
        const newest = newestIn(shown.blocks);
        if (newest.every((type) => has(tenant, type)) && !isNaming(shown.blocks)) return shown;
        return reach.isLost() ? nameless(drawn(saying, newest)) : undefined;
      },
    };
  };
}

/** One of the forms that a message is sent in until Slack takes it. */
type Way = { readonly shown: Shown; readonly isNameless?: true };

const nameless = (shown: Shown): Shown => ({ ...shown, blocks: withoutNames(shown.blocks) });

async function firstTaken<Result>(
  [way, ...others]: readonly Way[],
  send: (shown: Shown) => Promise<Result>,
): Promise<{ readonly result: Result; readonly taken: Way }> {
  if (!way) throw new Error('There is nothing to send');
  try {
    return { result: await send(way.shown), taken: way };
  } catch (error) {
    if (others.length === 0 || !isRefusal(error)) throw error;
    return firstTaken(others, send);
  }
}

/** Slack's own name for what is wrong, which its client puts on an error as `data.error`. */
const isRefusal = (error: unknown): boolean =>
  (error as { data?: { error?: unknown } } | undefined)?.data?.error === 'invalid_blocks';
