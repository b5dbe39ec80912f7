import { z } from 'zod';
import type { Asker } from '../../commands/asker';
import { asDirectMessage, askerAt, asMention, asSlashCommand, type SlackIds } from './request-context';

const origin = z.strictObject({
  /** Whose it is. */
  installation: z.string().min(1),
  channel: z.string().min(1),
  /** The `ts` of the thread that it was said in, if any. */
  thread: z.string().optional(),
  /** Works five times within 30 minutes, even if the bot is not a member. */
  responseUrl: z.url().optional(),
  /** True in the bot's own chat with a person. */
  personal: z.boolean(),
  /**
   * How a person types commands there, for hints. `prefix` is for slash commands: the one that the person used, or else
   * this installation's.
   */
  typing: z.enum(['slash', 'mention', 'direct']),
  prefix: z.string(),
  /** True if the person chose this place from somewhere else and does not look at it: answers stay in the window. */
  elsewhere: z.boolean().optional(),
  /** The message whose button was pressed. */
  card: z.strictObject({ ts: z.string(), ephemeral: z.boolean() }).optional(),
});

/** Where something was said, and so where its answer goes. It never says who said it: each request brings that. */
export type ReplyTarget = Readonly<z.output<typeof origin>>;

/** The bot's own chat with the person, for a view that carries no target. Slack finds the chat by the person's id. */
export const homeOf = ({ installation, user }: Omit<SlackIds, 'channel'>, prefix: string): ReplyTarget => ({
  installation,
  channel: user,
  personal: true,
  typing: 'slash',
  prefix,
});

/** The `Asker` for somebody who said a line at this target. */
export function askerFrom(
  { channel, personal, typing, prefix, thread }: ReplyTarget,
  who: Omit<SlackIds, 'channel'>,
  how: Pick<Asker, 'via' | 'form' | 'isGuest'>,
): Asker {
  const commandHint = { slash: asSlashCommand(prefix), mention: asMention, direct: asDirectMessage }[typing];
  return askerAt(
    { ...who, channel },
    { setting: personal ? 'personal' : 'shared', commandHint, ...(thread ? { thread } : {}), ...how },
  );
}

const kept = z.strictObject({ origin, says: z.string().optional() });

/** Views that were opened before they kept whose they are. */
const keptBefore = z.strictObject({ ...kept.shape, origin: origin.omit({ installation: true }) });

/** What a modal or the App Home carries: where it was opened, and the line that submitting it says. */
type ModalState = Readonly<z.output<typeof kept>>;

/** As JSON for `private_metadata`, which Slack sends back signed: https://docs.slack.dev/reference/views/modal-views */
export const pack = (keeping: ModalState): string => JSON.stringify(keeping);

/**
 * Reads `private_metadata`. Undefined if it is empty. Throws on anything that `pack` did not make. A view that does not say
 * whose it is counts as this installation's, without the address that could lead to another.
 */
export function unpack(privateMetadata: string | undefined, installation: string): ModalState | undefined {
  if (!privateMetadata) return undefined;
  const read = z.union([kept, keptBefore]).parse(JSON.parse(privateMetadata));
  if ('installation' in read.origin) return { ...read, origin: read.origin };
  const { responseUrl: _anybodys, ...before } = read.origin;
  return { ...read, origin: { ...before, installation } };
}
