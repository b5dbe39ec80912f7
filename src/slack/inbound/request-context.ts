import type { Asker } from '../../commands/asker';
import { commands } from '../../commands/table';
import { asCode } from '../../text/code';

/** Where a request comes from: Slack's ids, as its payloads give them. */
export type SlackIds = {
  /** The workspace that the app is installed in, or the organisation for an organisation-wide installation. */
  readonly installation: string;
  readonly channel: string;
  readonly user: string;
};

/**
 * The one place that makes the ids of a tenant, a conversation and a person: `slack:T1`, `slack:T1:C1`, `slack:T1:U1`.
 * The team that Slack names with a person differs from request to request (their home, where they are just now, or
 * their organisation), so it is not part of their id: a person, even a partner, is a user id within the installation.
 * `how`: what the place does not tell.
 */
export function askerAt(
  place: SlackIds,
  how: Pick<Asker, 'setting' | 'via' | 'commandHint' | 'form' | 'thread' | 'isGuest'>,
): Asker {
  const tenant = tenantOf(place.installation);
  return {
    tenant,
    conversation: `${tenant}:${place.channel}`,
    person: `${tenant}:${place.user}`,
    howToInvite: HOW_TO_INVITE,
    ...how,
  };
}

export const tenantOf = (installation: string): `slack:${string}` => `slack:${installation}`;

const HOW_TO_INVITE =
  'I am not in this channel yet. Invite me with /invite @Practice Compass. I cannot join a chat between two people.';

type Team = { readonly id?: string | null } | null | undefined;

type Authorization = {
  readonly team_id?: string | null;
  readonly enterprise_id?: string | null;
  readonly is_enterprise_install?: boolean;
};

/**
 * From an event's authorisations. On its own, `team_id` is the team that sent the event, which in a shared channel may
 * not be ours.
 */
export function installationOfEvent(
  body: Authorization & { readonly authorizations?: readonly Authorization[] },
): string {
  const { team_id: team, enterprise_id: enterprise, is_enterprise_install: wide } = body.authorizations?.[0] ?? body;
  return pick(wide === true, enterprise, team);
}

/** The organisation that an event names, whichever of its workspaces stands beside it. */
export const organisationOfEvent = (
  body: Authorization & { readonly authorizations?: readonly Authorization[] },
): string | undefined => body.enterprise_id ?? body.authorizations?.[0]?.enterprise_id ?? undefined;

/**
 * For a pressed button or a shortcut, `team` is where the app is installed, even if a partner presses. For a submitted
 * form `team` is the partner's own, and the view names the installation:
 * https://github.com/slackapi/bolt-js/issues/1614
 * Without a team, the app is installed in the whole organisation, whose workspaces have ids of their own.
 */
const installationOfInteraction = (body: {
  readonly team: Team;
  readonly enterprise?: Team;
  readonly is_enterprise_install?: boolean;
  readonly user: { readonly team_id?: string };
  readonly view?: { readonly app_installed_team_id?: string };
}): string =>
  pick(
    body.is_enterprise_install === true,
    body.enterprise?.id,
    body.view?.app_installed_team_id ?? body.team?.id ?? body.enterprise?.id ?? body.user.team_id,
  );

/** Who pressed, picked or submitted, and through which installation. */
export function whoInteracts(
  body: Parameters<typeof installationOfInteraction>[0] & { readonly user: { readonly id: string } },
): Omit<SlackIds, 'channel'> {
  return { installation: installationOfInteraction(body), user: body.user.id };
}

export const installationOfCommand = (body: {
  readonly team_id: string;
  readonly enterprise_id?: string;
  readonly is_enterprise_install?: string;
}): string => pick(body.is_enterprise_install === 'true', body.enterprise_id, body.team_id);

function pick(wide: boolean, enterprise: string | null | undefined, team: string | null | undefined): string {
  const id = wide ? (enterprise ?? team) : (team ?? enterprise);
  if (!id) throw new Error('A request from Slack names neither a team nor an organisation');
  return id;
}

type CommandHint = Asker['commandHint'];

/** Hints for a channel: `/glossary county lines`, or `/pc-glossary county lines` where the commands carry a prefix. */
export function asSlashCommand(prefix: string): CommandHint {
  return (line) => {
    const [name = '', ...words] = line.split(' ');
    const own = OWN_NAMES.includes(name);
    const typed = [`/${prefix}${own ? name : APP_NAME}`, ...(own || name === 'help' ? [] : [name]), ...words];
    return asCode(typed.join(' '));
  };
}

/** Hints for a thread, where slash commands do not work. */
export const asMention: CommandHint = (line) => asCode(`@Practice Compass ${line}`);

/** Hints for the bot's own chat with a person. */
export const asDirectMessage: CommandHint = asCode;

/**
 * The commands that have a slash command of their own in Slack. `/help` belongs to Slack, so help goes by the app's
 * name.
 */
export const OWN_NAMES: readonly string[] = commands.map(({ name }) => name).filter((name) => name !== 'help');

/** The app's name as a slash command: alone it means help; with words it takes any line. */
export const APP_NAME = 'compass';

/**
 * Splits `/pc-glossary` into the prefix `pc-`, which may be empty, and the name `glossary`. Undefined for a command
 * that is not ours.
 */
export function readCommand(command: string): { readonly prefix: string; readonly name: string } | undefined {
  const [, prefix = '', name] = PATTERN.exec(command) ?? [];
  return name === undefined ? undefined : { prefix, name };
}

const PATTERN = new RegExp(`^/(.*)(${[...OWN_NAMES, APP_NAME].join('|')})$`);
