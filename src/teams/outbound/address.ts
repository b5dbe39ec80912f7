import { z } from 'zod';
import { isTeamsService } from '../service-address';

/**
 * A conversation reference: what is saved, as JSON, in order to send proactive messages to a conversation or a person.
 * Raise `version` if older ones can no longer be read: they then count as missing until somebody writes there again.
 */
const address = z.object({
  version: z.literal(1),
  serviceUrl: z.string().max(500),
  /** The bot's own account. */
  bot: z.string().min(1).max(200),
  /** Absent if Teams did not give it. */
  tenant: z.string().min(1).max(200).optional(),
  to: z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['channel', 'groupChat', 'personal']),
      conversation: z.string().min(1).max(500),
      /** For a channel: its team, through which both names can be asked for. */
      team: z.string().min(1).max(500).optional(),
    }),
    z.object({ kind: z.literal('person'), account: z.string().min(1).max(500) }),
  ]),
});

export type Address = z.output<typeof address>;

export const writeAddress = (known: Address): string => JSON.stringify(known);

/** The target of a saved reference, whether or not we may send to it. Undefined if the note is none of ours. */
export const leadsTo = (note: string): Address['to'] | undefined => address.safeParse(parsed(note)).data?.to;

/** The saved reference; undefined if it is none of ours, or would send the bot's token anywhere but to Teams. */
export function readAddress(note: string, localTeams: boolean): Address | undefined {
  const read = address.safeParse(parsed(note)).data;
  return read && isTeamsService(read.serviceUrl, localTeams) ? read : undefined;
}

function parsed(note: string): unknown {
  try {
    return JSON.parse(note);
  } catch {
    return undefined;
  }
}
