import { type Authorize, type AuthorizeResult, webApi } from '@slack/bolt';
import { createBoundedMap } from '../../bounded-map';
import { DeliveryError } from '../../messenger';
import type { AdapterServices } from '../../platform/adapter';
import { installationOf } from '../inbound/installation-of';
import { describeFault } from '../outbound/delivery-error';
import type { Installations } from './installations';

/** Where the bot is installed, and how it writes there. */
export type Workspaces = {
  /** For Bolt: with which token a request is answered. `NOT_INSTALLED` stands in the context of one that must not be. */
  readonly authorize: Authorize<boolean>;
  /** For messages that nobody asked for. Rejects with a `DeliveryError` where the bot is not installed. */
  readonly clientOf: (installation: string) => Promise<webApi.WebClient>;
  /** Whether the bot was installed again after it was removed at that time (in seconds), and so is not to lose anything now. */
  readonly isBack: (installation: string, removedAt: number | undefined) => Promise<boolean>;
  /** Whether it is installed in this workspace on its own, and its token works. */
  readonly works: (installation: string) => Promise<boolean>;
  /** The workspaces that an organisation's token still reaches; undefined if Slack does not say. */
  readonly reachedBy: (organisation: string) => Promise<ReadonlySet<string> | undefined>;
  /** Everything of this installation has been deleted. */
  readonly forget: (installation: string) => void;
};

/** In the context of a request from where the bot is not installed, or may no longer be. */
export const NOT_INSTALLED = 'compassIsNotInstalled';

type Source = Parameters<Authorize<boolean>>[0];

const placeOf = ({ teamId, enterpriseId }: Source) => ({
  ...(teamId ? { teamId } : {}),
  ...(enterpriseId ? { enterpriseId } : {}),
});

/** One workspace, or one organisation, by the token that the operator has set. */
export function oneWorkspace(botToken: string, client: webApi.WebClient): Workspaces {
  return {
    authorize: async (source) => ({ botToken, ...placeOf(source) }),
    clientOf: async () => client,
    isBack: async () => false,
    works: async () => true,
    reachedBy: async () => teamsOf(client),
    forget: () => {},
  };
}

/** All that have installed the bot. */
export function manyWorkspaces(
  installations: Installations,
  options: webApi.WebClientOptions,
  { log }: Pick<AdapterServices, 'log'>,
): Workspaces {
  const clients = createBoundedMap<webApi.WebClient>(MOST_CLIENTS);

  function clientWith(token: string): webApi.WebClient {
    const known = clients.get(token) ?? new webApi.WebClient(token, options);
    clients.set(token, known);
    return known;
  }

  const isTaken = (token: string): Promise<boolean> =>
    clientWith(token)
      .auth.test()
      .then(
        () => true,
        () => false,
      );

  return {
    async authorize(source, body): Promise<AuthorizeResult> {
      try {
        const found = await installations.find(installationOf(body as object));
        return found ? { botToken: found.token, ...placeOf(source) } : { [NOT_INSTALLED]: true, ...placeOf(source) };
      } catch (error) {
        // Slack has signed the request, and what needs no token can be answered all the same.
        log.warn({ fault: describeFault(error) }, 'Slack: the token of a workspace cannot be read now');
        return placeOf(source);
      }
    },

    async clientOf(installation) {
      const found = await installations.find(installation).catch((cause: unknown) => {
        throw new DeliveryError('down', { cause });
      });
      if (!found) throw new DeliveryError('unauthorised');
      return clientWith(found.token);
    },

    async isBack(installation, removedAt) {
      const now = await installations.current(installation);
      if (!now || removedAt === undefined || removedAt * 1000 >= now.since.getTime()) return false;
      return isTaken(now.installation.token);
    },

    async works(installation) {
      const now = await installations.current(installation);
      return now !== undefined && isTaken(now.installation.token);
    },

    async reachedBy(organisation) {
      const found = await installations.current(organisation);
      return found && teamsOf(clientWith(found.installation.token));
    },

    forget: installations.forget,
  };
}

const MOST_CLIENTS = 500;

/** Needs no permission: https://docs.slack.dev/reference/methods/auth.teams.list */
async function teamsOf(client: webApi.WebClient): Promise<ReadonlySet<string> | undefined> {
  const found = new Set<string>();
  try {
    for (let cursor: string | undefined; cursor !== ''; ) {
      const { teams = [], response_metadata } = await client.auth.teams.list({
        limit: 1000,
        ...(cursor ? { cursor } : {}),
      });
      for (const { id } of teams) if (id) found.add(id);
      cursor = response_metadata?.next_cursor ?? '';
    }
    return found;
  } catch {
    return undefined;
  }
}
