import type { App } from '@slack/bolt';
import { z } from 'zod';
import { createBoundedMap } from '../../bounded-map';
import type { AdapterServices } from '../../platform/adapter';
import type { ErrorBoundary } from './error-boundary';
import { installationOf } from './installation-of';
import { tenantOf } from './request-context';

/** Milliseconds. A busy channel must not write a note with every message. */
const REFRESHED_EVERY = 60 * 60 * 1000;
const MOST_KNOWN = 10_000;

const noted = z.strictObject({ workspaces: z.array(z.string()).min(1) });

/**
 * Where the bot is installed in a whole organisation, notes in which of its workspaces a channel has been used: an organisation
 * can take the bot out of one, whose channels then go. Of the bot's own chats with people, which belong to no workspace, it notes
 * nothing. Holds up no answer; while the database is away, the next request tries again.
 */
export function noteWorkspaces(
  app: App,
  { conversationReferences, clock }: Pick<AdapterServices, 'conversationReferences' | 'clock'>,
  boundary: ErrorBoundary,
): void {
  const written = createBoundedMap<number>(MOST_KNOWN);
  // One after the other: two workspaces that share a channel must not write over each other.
  let last: Promise<void> = Promise.resolve();

  app.use(async ({ body, next }) => {
    const place = placeOf(body);
    if (place && !isRecent(place)) {
      last = last.then(() => note(place)).catch(() => undefined);
      void boundary.run('a note of a workspace', () => last);
    }
    await next();
  });

  const isRecent = (place: Place) =>
    clock().getTime() - (written.get(keyOf(place)) ?? Number.NEGATIVE_INFINITY) < REFRESHED_EVERY;

  async function note(place: Place): Promise<void> {
    if (isRecent(place)) return;
    const { organisation, workspace, channel } = place;
    const tenant = tenantOf(organisation);
    const conversation = `${tenant}:${channel}` as const;
    // A channel that several workspaces share goes with the last of them.
    const before = workspacesIn((await conversationReferences.find(conversation)) ?? '');
    const workspaces = [...new Set([...before, workspace])].sort();
    await conversationReferences.remember(conversation, tenant, JSON.stringify({ workspaces }));
    written.set(keyOf(place), clock().getTime());
  }
}

/** The workspaces of a note; none if it is not one of these. */
export function workspacesIn(note: string): readonly string[] {
  try {
    return noted.parse(JSON.parse(note)).workspaces;
  } catch {
    return [];
  }
}

type Place = { readonly organisation: string; readonly workspace: string; readonly channel: string };

const keyOf = ({ organisation, workspace, channel }: Place) => `${organisation} ${channel} ${workspace}`;

type Named = { readonly id?: string | null } | null;

/** The parts of a request that say where it comes from: https://docs.slack.dev/enterprise */
type Body = {
  readonly team_id?: string | null;
  readonly context_team_id?: string | null;
  readonly channel_id?: string;
  readonly team?: Named;
  readonly channel?: Named;
  readonly is_enterprise_install?: boolean | string;
  readonly authorizations?: readonly { readonly is_enterprise_install?: boolean }[];
  readonly event?: { readonly channel?: unknown };
};

/** Undefined where the bot is installed in one workspace alone, or the request is from no channel. */
function placeOf(request: object): Place | undefined {
  const body: Body = request;
  const wide = body.authorizations?.[0]?.is_enterprise_install ?? body.is_enterprise_install;
  if (wide !== true && wide !== 'true') return undefined;
  const workspace = body.context_team_id ?? body.team_id ?? body.team?.id ?? '';
  const channel = body.event ? body.event.channel : (body.channel_id ?? body.channel?.id);
  if (!/^T\w+$/.test(workspace) || typeof channel !== 'string' || !/^[CG]\w+$/.test(channel)) return undefined;
  return { organisation: installationOf(body), workspace, channel };
}
