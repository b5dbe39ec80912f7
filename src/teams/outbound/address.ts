import { z } from 'zod';
import { isTeamsService } from '../service-address';

/**
 * What the face writes down to speak to a conversation or a person unasked. The version counts up when older notes can no
 * longer be read; they are then as good as none, until somebody speaks there again.
 */
const address = z.object({
  version: z.literal(1),
  serviceUrl: z.string().max(500),
  /** The bot's own account. */
  bot: z.string().min(1).max(200),
  /** Absent where Teams did not say it. */
  tenant: z.string().min(1).max(200).optional(),
  to: z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['channel', 'groupChat', 'personal']),
      conversation: z.string().min(1).max(500),
      /** Of a channel: whose names can be asked for by it. */
      team: z.string().min(1).max(500).optional(),
    }),
    z.object({ kind: z.literal('person'), account: z.string().min(1).max(500) }),
  ]),
});

export type Address = z.output<typeof address>;

export const writeAddress = (known: Address): string => JSON.stringify(known);

/** What the note leads to, whether or not it may be spoken to. Undefined where it is none of ours. */
export const leadsTo = (note: string): Address['to'] | undefined => address.safeParse(parsed(note)).data?.to;

/** Undefined where the note is none of ours, or would send the bot's token anywhere but to Teams. */
export function readAddress(note: string, loopback: boolean): Address | undefined {
  const read = address.safeParse(parsed(note)).data;
  return read && isTeamsService(read.serviceUrl, loopback) ? read : undefined;
}

function parsed(note: string): unknown {
  try {
    return JSON.parse(note);
  } catch {
    return undefined;
  }
}
