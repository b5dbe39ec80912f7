import { z } from 'zod';
import type { Asker } from '../../commands/asker';
import { asCode } from '../../text/code';
import { conversationId, personId, tenantId } from '../ids';

const account = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  role: z.string().nullish(),
  isTargeted: z.boolean().nullish(),
  /** Teams may leave these three out; the roster has them. */
  userRole: z.string().nullish().catch(undefined),
  userPrincipalName: z.string().nullish().catch(undefined),
  tenantId: z.string().nullish().catch(undefined),
});
export type Account = z.output<typeof account>;

const mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: z.string() }),
  text: z.string().nullish().catch(undefined),
});

const members = z.array(z.object({ id: z.string() })).nullish();

/** Something in Teams that has an id: a tenant, a team, a channel. */
const thing = z.object({ id: z.string().min(1) }).nullish();

/** What the bot reads of an activity. It never looks at anything else that Teams sends. */
const schema = z.object({
  type: z.string(),
  id: z.string().nullish(),
  /** When it was sent, by Teams' clock. */
  timestamp: z.coerce.date().nullish().catch(undefined),
  name: z.string().nullish(),
  action: z.string().nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: z.string().nullish(),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .object({
      tenant: thing,
      eventType: z.string().nullish().catch(undefined),
      team: thing.catch(undefined),
      channel: thing.catch(undefined),
    })
    .nullish()
    .catch(undefined),
  entities: z
    .array(z.unknown())
    .nullish()
    .transform((all) => (all ?? []).flatMap((one) => mention.safeParse(one).data ?? [])),
  membersAdded: members,
  membersRemoved: members,
});

export type Incoming = z.output<typeof schema>;

/** The activity, or undefined if it lacks a sender, a recipient or a conversation. */
export function readIncoming(activity: unknown): Incoming | undefined {
  return schema.safeParse(activity).data;
}

/** Tells an activity apart from all others, of other tenants too. Undefined if it has no id. */
export function keyOf(incoming: Incoming): string | undefined {
  const { id, conversation } = incoming;
  return id ? `${tenantId(tenantOf(incoming))}:${conversation.id}:${id}` : undefined;
}

/** The sender as an `Asker`. Their tenant is the conversation's, not a guest's home tenant. */
export function askerOf(incoming: Incoming, via: Asker['via'], form?: Asker['form']): Asker {
  const { from, conversation } = incoming;
  const tenant = tenantId(tenantOf(incoming));
  const personal = isPersonal(incoming);
  return {
    tenant,
    conversation: conversationId(tenant, conversation.id),
    person: personId(tenant, from),
    ...(from.name ? { name: from.name } : {}),
    setting: personal ? 'personal' : 'shared',
    via,
    ...threadOf(incoming),
    ...(form ? { form } : {}),
    commandHint: personal ? (line) => asCode(line) : hintElsewhere,
    howToInvite: HOW_TO_INVITE,
  };
}

/** How a person types a line anywhere but in the personal chat. */
export const hintElsewhere = (line: string): string => asCode(`@Practice Compass ${line}`);

const HOW_TO_INVITE = 'I am not in this channel or chat yet. Please add the Practice Compass app to it.';

/** The GUID of the conversation's tenant, if Teams gives it. */
export const tenantOf = ({ channelData, conversation }: Incoming) => channelData?.tenant?.id ?? conversation.tenantId;

/** The thread that something was written or pressed in. A post that starts a thread is in the channel itself. */
export function threadOf({ id, replyToId, conversation }: Incoming): Pick<Asker, 'thread'> {
  const [, thread] = conversation.id.split(';messageid=');
  return thread && thread !== id && thread !== replyToId ? { thread } : {};
}

/** Teams names the type of every conversation; if a client does not, one that is not a group is a personal chat. */
export function isPersonal({ conversation }: Incoming): boolean {
  return conversation.conversationType ? conversation.conversationType === 'personal' : conversation.isGroup !== true;
}

/** True for a message that only the bot and its sender can see, such as a slash command in a channel. */
export const isPrivatelyAsked = ({ recipient }: Incoming) => recipient.isTargeted === true;

/** The bot reads only what is addressed to it, whatever its permissions would let it see. */
export function isAddressed(incoming: Incoming): boolean {
  return isPersonal(incoming) || isPrivatelyAsked(incoming) || mentionsOfBot(incoming).length > 0;
}

const mentionsOfBot = ({ entities, recipient }: Incoming) =>
  entities.filter(({ mentioned }) => mentioned.id === recipient.id);

/** The bot's names in the text of this message: those in mentions of it (`<at>name</at>`), and its account's name. */
export const namesOfBot = (incoming: Incoming): string[] => [
  ...mentionsOfBot(incoming).flatMap(({ text }) => /^<at\b[^<>]*>([^<]*)<\/at>$/i.exec(text ?? '')?.[1] ?? []),
  ...(incoming.recipient.name ? [incoming.recipient.name] : []),
];

export const isFromBot = ({ from, recipient }: Incoming) =>
  from.role === 'bot' || from.role === 'skill' || from.id === recipient.id || from.id.startsWith('28:');
