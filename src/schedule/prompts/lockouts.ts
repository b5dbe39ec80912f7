import { inParallel } from '../../concurrency';
import { type Conversation, type Person, platformOf, type Tenant } from '../../ids';
import { DeliveryError } from '../../messenger';
import type { Lockout } from '../../store/prompts/lockouts';
import { inTime, LEASE_MS, SEND_LIMIT_MS } from './send';
import type { ScheduleServices } from './services';

const MINUTE_MS = 60_000;

/** How long after the first, second … refusal the platform is asked again whether it lets the bot in. */
const PAUSES_MS = [1, 2, 5, 10, 30, 60].map((minutes) => minutes * MINUTE_MS);
const LONGEST_MS = 60 * MINUTE_MS;
/** The same, where the platform knew the bot when it was asked, and then refused a message all the same. */
const AFTER_ALL_MS = 10 * MINUTE_MS;

/** So long after the end all replicas have had a beat in which to find out what was missed. */
const UNTIL_SETTLED_MS = 45_000;

const AT_ONCE = 8;

type Services = Pick<
  ScheduleServices,
  'store' | 'messenger' | 'messages' | 'clock' | 'log' | 'admins' | 'lockedOut' | 'sendLimitMs'
>;
type Settled = Lockout & { readonly missed: number };

/**
 * Notes that the platform refuses the bot's token. That is a fault of the installation and of no channel: nothing more is sent
 * to this tenant until the platform lets the bot in again, and no schedule is paused.
 */
export async function noteLockout(
  { store, clock, log }: Pick<Services, 'store' | 'clock' | 'log'>,
  where: { readonly tenant: Tenant; readonly conversation: Conversation },
  fault: DeliveryError,
): Promise<void> {
  const now = clock();
  const probeAt = nextProbe(0, now);
  const againAt = new Date(now.getTime() + AFTER_ALL_MS);
  if (await store.lockouts.begin(where, { now, probeAt, againAt }))
    log.error(
      { err: fault, why: fault.why, conversation: where.conversation, again: probeAt },
      `${nameOf(where.tenant)} refuses the bot’s token: no prompt is posted there until it is accepted again. Nothing is paused; the bot keeps asking`,
    );
}

const nextProbe = (probes: number, now: Date) => new Date(now.getTime() + (PAUSES_MS[probes] ?? LONGEST_MS));

const nameOf = (of: Tenant) => (platformOf(of) === 'teams' ? 'Teams' : 'Slack');

/** Asks the platforms that refuse the bot's token whether they take it again, and tells the operators once they do. */
export function createLockoutWatch(services: Services) {
  const { store, messenger, messages, clock, log, admins, lockedOut, sendLimitMs = SEND_LIMIT_MS } = services;

  return {
    /** Asks where it is time to. What was due in a tenant whose platform lets the bot in again can be sent from now on. */
    async ask(): Promise<void> {
      const now = clock();
      const asked = await store.lockouts.take(now, new Date(now.getTime() + LEASE_MS));
      await inParallel(AT_ONCE, asked, ask);
      lockedOut?.(await store.lockouts.count());
    },

    /** Tells the operators of lockouts that ended in a beat before this one. From now on, owners hear of what was missed. */
    async settle(): Promise<void> {
      for (const over of await store.lockouts.settle(new Date(clock().getTime() - UNTIL_SETTLED_MS)))
        await tellOperators(over);
    },
  };

  async function ask({ tenant, conversation, since, probes }: Lockout): Promise<void> {
    try {
      await inTime(sendLimitMs, messenger.probe(conversation));
    } catch (error) {
      // What is wrong with one conversation says nothing of the token.
      if (!(error instanceof DeliveryError) || error.retryable) {
        const again = nextProbe(probes + 1, clock());
        await store.lockouts.putOff(tenant, again);
        log.error({ err: error, conversation, since, again }, `${nameOf(tenant)} still does not let the bot in`);
        return;
      }
    }
    await store.lockouts.end(tenant, clock());
    log.info(
      { conversation, since },
      `${nameOf(tenant)} accepts the bot’s token again: what is still due is posted now`,
    );
  }

  async function tellOperators({ tenant, since, missed }: Settled): Promise<void> {
    const told = messages.lockoutOver(tenant, { since, until: clock(), missed });
    for (const admin of admins(tenant)) {
      try {
        await inTime(sendLimitMs, messenger.sendDirect(admin, told));
      } catch (error) {
        log.warn({ err: error }, 'somebody who looks after the bot could not be told that it was locked out');
      }
    }
  }
}

/**
 * Whom to tell what was wrong with the installation: those named for schedules or, where nobody is, the content's keeper. In a
 * whole organisation in Slack, people may be named by any of its workspaces (`namesAreExact`: not so).
 */
export function operatorsIn(
  tenant: Tenant,
  { scheduleAdmins, contentKeeper, namesAreExact }: Named,
): readonly Person[] {
  const named = scheduleAdmins.length > 0 ? scheduleAdmins : contentKeeper === undefined ? [] : [contentKeeper];
  const theirs = named.flatMap((person): Person[] => {
    if (person.startsWith(`${tenant}:`)) return [person];
    const isNear = !namesAreExact && tenant.startsWith('slack:E') && person.startsWith('slack:');
    return isNear ? [`${tenant}:${person.split(':')[2] ?? ''}`] : [];
  });
  return [...new Set(theirs)];
}

type Named = {
  readonly scheduleAdmins: readonly Person[];
  readonly contentKeeper?: Person | undefined;
  readonly namesAreExact?: boolean;
};
