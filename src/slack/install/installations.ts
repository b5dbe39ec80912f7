import { webApi } from '@slack/bolt';
import { createBoundedMap } from '../../bounded-map';
import type { AdapterServices } from '../../platform/adapter';
import { tenantOf } from '../inbound/request-context';
import { describeFault } from '../outbound/delivery-error';
import type { Approval } from './approval';
import { type KeptInstallation, readKept, written } from './kept-installation';

/** Another replica may have installed, removed or renewed it meanwhile. */
const MEMORY_MS = 30_000;
/** Whoever has just installed the bot on another replica tries it at once. */
const ABSENCE_MS = 3_000;
const MOST_KNOWN = 5_000;
/** Until the app is installed there again, it is said once an hour. */
const HOPELESS_MS = 60 * 60 * 1_000;
/** Slack's tokens that expire live for twelve hours; this is when Bolt renews them, too. */
const RENEW_BEFORE_S = 2 * 60 * 60;
/** One replica at a time: of two tokens for the same way to a new one, Slack may take only one. */
const TURN_MS = 10_000;

type Client = { readonly clientId: string; readonly clientSecret: string };

type Known = { readonly at: number; readonly installation: KeptInstallation | undefined };

/** A token that Slack has given and the database has not yet taken. `instead`: what it takes the place of. */
type Unkept = { readonly instead: string; readonly fresh: KeptInstallation };

export type Installations = ReturnType<typeof createInstallations>;

/**
 * The workspaces and organisations that have installed the bot, each by its own id (`T1`, `E1`). Remembers for half a minute
 * what the database said, so that a request seldom waits for it; longer while the database is away.
 */
export function createInstallations(
  {
    installations: store,
    firstTime,
    clock,
    log,
  }: Pick<AdapterServices, 'installations' | 'firstTime' | 'clock' | 'log'>,
  { clientId, clientSecret }: Client,
  standingOf: Approval,
  options: webApi.WebClientOptions,
) {
  const known = createBoundedMap<Known>(MOST_KNOWN);
  const renewing = new Map<string, Promise<KeptInstallation>>();
  const triedAt = createBoundedMap<number>(MOST_KNOWN);
  const unkept = new Map<string, Unkept>();
  const seconds = () => Math.floor(clock().getTime() / 1000);

  return {
    find,

    /**
     * Renews what runs out, without waiting for somebody to need it. Call it some seconds after the start: if another process
     * died between Slack's answer and the database, the way to a new token still works then, for as long as Slack's own short
     * grace lasts. Never rejects.
     */
    async renewAll(): Promise<void> {
      const tenants = await store.tenants().catch(() => []);
      for (const tenant of tenants) {
        const id = /^slack:(\w+)$/.exec(tenant)?.[1];
        if (id !== undefined) await find(id).catch(() => undefined);
      }
    },

    /** Whether it is installed there, listed or not, by what the database says now; and since when. */
    async current(id: string): Promise<{ readonly installation: KeptInstallation; readonly since: Date } | undefined> {
      const row = await store.find(tenantOf(id));
      return row && { installation: readKept(row.text), since: row.installedAt };
    },

    async keep(id: string, installation: KeptInstallation): Promise<void> {
      await store.keep(tenantOf(id), written(installation));
      known.set(id, { at: clock().getTime(), installation });
    },

    /** Call it once the installation is no longer in the database. */
    forget(id: string): void {
      unkept.delete(id);
      known.set(id, { at: clock().getTime(), installation: undefined });
    },
  };

  /**
   * Undefined if the bot is not installed there, or its operator has not agreed to it. Rejects if the database cannot be
   * asked and was not asked before.
   */
  async function find(id: string): Promise<KeptInstallation | undefined> {
    const found = await recall(id);
    if (!found || standingOf(id, found) === 'unlisted') return undefined;
    return isRunningOut(found) || unkept.has(id) ? renewed(id, found) : found;
  }

  async function recall(id: string): Promise<KeptInstallation | undefined> {
    const before = known.get(id);
    const age = before ? clock().getTime() - before.at : Number.POSITIVE_INFINITY;
    if (before && age < (before.installation ? MEMORY_MS : ABSENCE_MS)) return before.installation;
    try {
      const row = await store.find(tenantOf(id));
      const installation = row && readKept(row.text);
      known.set(id, { at: clock().getTime(), installation });
      return installation;
    } catch (error) {
      if (before) return before.installation;
      throw error;
    }
  }

  function isRunningOut({ refreshToken, expiresAt }: KeptInstallation): boolean {
    return refreshToken !== undefined && expiresAt !== undefined && expiresAt - seconds() < RENEW_BEFORE_S;
  }

  /** All who ask meanwhile share one renewal. One that fails leaves the token that still works, and is tried again later. */
  function renewed(id: string, found: KeptInstallation): Promise<KeptInstallation> {
    if (clock().getTime() - (triedAt.get(id) ?? Number.NEGATIVE_INFINITY) < MEMORY_MS)
      return renewing.get(id) ?? Promise.resolve(unkept.get(id)?.fresh ?? found);
    triedAt.set(id, clock().getTime());
    const work = renew(id, found)
      .catch((error: unknown) => {
        const fault = describeFault(error);
        if (fault.slackSays === 'invalid_refresh_token') {
          triedAt.set(id, clock().getTime() + HOPELESS_MS);
          log.error(
            { team: id, fault },
            'Slack: a token cannot be renewed any more: install the app in that workspace again',
          );
        } else log.warn({ team: id, fault }, 'Slack: a token could not be renewed; trying again');
        return unkept.get(id)?.fresh ?? found;
      })
      .finally(() => renewing.delete(id));
    renewing.set(id, work);
    return work;
  }

  async function renew(id: string, before: KeptInstallation): Promise<KeptInstallation> {
    const waiting = unkept.get(id);
    if (waiting) return keepFresh(id, waiting);
    const row = await store.find(tenantOf(id));
    const found = row ? readKept(row.text) : before;
    // Another replica was quicker: a refresh token works once.
    if (!row || !isRunningOut(found) || !found.refreshToken) return remember(id, found);
    const turn = Math.floor(clock().getTime() / TURN_MS);
    if (!(await firstTime(`slack:renew:${id}:${turn}`))) {
      triedAt.set(id, Number.NEGATIVE_INFINITY);
      return found;
    }
    const answer = await new webApi.WebClient(undefined, options).oauth.v2.access({
      ...{ client_id: clientId, client_secret: clientSecret },
      ...{ grant_type: 'refresh_token', refresh_token: found.refreshToken },
    });
    const { access_token: token, refresh_token: refreshToken, expires_in: lasts } = answer;
    if (!token || !refreshToken || lasts === undefined) throw new Error('Slack renewed a token without giving it');
    const fresh = { ...found, token, refreshToken, expiresAt: seconds() + lasts };
    return keepFresh(id, { instead: row.text, fresh });
  }

  /** Slack has taken back the way to another one: until the database has this one, it is kept here. */
  async function keepFresh(id: string, { instead, fresh }: Unkept): Promise<KeptInstallation> {
    unkept.set(id, { instead, fresh });
    const isKept = await store.renew(tenantOf(id), instead, written(fresh));
    unkept.delete(id);
    if (isKept) return remember(id, fresh);
    // It was installed again, or removed, meanwhile.
    const row = await store.find(tenantOf(id));
    return row ? remember(id, readKept(row.text)) : fresh;
  }

  function remember(id: string, installation: KeptInstallation): KeptInstallation {
    known.set(id, { at: clock().getTime(), installation });
    return installation;
  }
}
