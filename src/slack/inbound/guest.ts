import type { Asker } from '../../commands/asker';

type Guest = Pick<Asker, 'isGuest'>;

/**
 * Whether a person's home is another organisation, in a channel that both share (Slack Connect). Slack names only the
 * home of whoever writes or presses. It does not say who is a guest of our own workspace: that would take the scope
 * `users:read`. In an organisation of several workspaces, another workspace may belong to the same organisation, so
 * nobody counts as a guest there.
 */
const guest = (home: string | undefined, installation: string, organisation: unknown): Guest => ({
  isGuest: async () => !organisation && home !== undefined && home !== installation,
});

/** For a mention or a message: https://docs.slack.dev/apis/slack-connect/using-slack-connect-in-your-apps */
export function guestWhoSays(event: object, installation: string, envelope: Envelope): Guest {
  const { user_team: home, team } = event as { readonly user_team?: string; readonly team?: string };
  return guest(home ?? team, installation, (envelope.authorizations?.[0] ?? envelope).enterprise_id);
}

type Envelope = {
  readonly enterprise_id?: string | null;
  readonly authorizations?: readonly { readonly enterprise_id?: string | null }[];
};

/** For a pressed button or a submitted form. */
export const guestWhoInteracts = (
  { user, enterprise }: { readonly user: { readonly team_id?: string }; readonly enterprise?: unknown },
  installation: string,
): Guest => guest(user.team_id, installation, enterprise);
