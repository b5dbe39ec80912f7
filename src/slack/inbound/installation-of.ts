import { installationOfCommand, installationOfEvent, organisationOfEvent, whoInteracts } from './request-context';

/** The id of the installation (`T1`, `E1`) that any request of Slack's belongs to: the same as in everything that is stored. */
export function installationOf(body: object): string {
  if ('event' in body) {
    const envelope = body as Parameters<typeof installationOfEvent>[0] & {
      readonly event?: { readonly type?: unknown };
    };
    // It is the organisation that is told of its workspaces, whatever Slack says of the installation.
    const organisation = envelope.event?.type === 'team_access_revoked' ? organisationOfEvent(envelope) : undefined;
    return organisation ?? installationOfEvent(envelope);
  }
  if ('command' in body && 'team_id' in body)
    return installationOfCommand(body as Parameters<typeof installationOfCommand>[0]);
  return whoInteracts(body as Parameters<typeof whoInteracts>[0]).installation;
}
