/** Where somebody writes from. `terminal` is the command line: nothing from there is stored. */
type PlatformName = 'slack' | 'teams' | 'terminal';

/** An installation: `slack:T1`, `teams:<tenant id>`. Never the home organisation of a guest. */
export type Tenant = `${PlatformName}:${string}`;

/** A channel, chat or meeting: `slack:T1:C1`, `teams:<tenant id>:<conversation id>`. */
export type Conversation = `${Tenant}:${string}`;

/** A person within an installation: `slack:T1:U1`, `teams:<tenant id>:<object id>`. */
export type Person = `${Tenant}:${string}`;

/** Some of all tenants. */
export type SomeTenants = { readonly only: readonly Tenant[] } | { readonly except: readonly Tenant[] };

/**
 * Where somebody presses or types. An id, such as a poll's, is valid only in the conversation and tenant that it was
 * made in.
 */
export type Place = { readonly tenant: Tenant; readonly conversation: Conversation };

/** Somebody in a place. */
export type Participant = Place & { readonly person: Person };

/** The installation that a conversation or a person is in: `slack:T1` of `slack:T1:C1`. */
export const tenantIn = (id: Conversation | Person): Tenant => id.split(':', 2).join(':') as Tenant;

/** The platform at the start of an id: `slack` of `slack:T1:C1`. */
export const platformOf = (id: Tenant | Conversation | Person): string => id.split(':', 1)[0] ?? '';

/** Where something is done and, where that is to be written down, by whom. */
export type DoneAt = Place & Partial<Pick<Participant, 'person'>>;

/** Owns the weekly prompts of people who were forgotten, until somebody else takes them over. Nobody has this account. */
export const nobodyIn = (tenant: Tenant): Person => `${tenant}:nobody`;
export const isNobody = (person: Person): boolean => person.endsWith(':nobody');

/** Whether a conversation is surely one person's own chat with the bot: in Slack its id says so, in Teams it does not. */
export const isDirectMessage = (conversation: Conversation): boolean => /^slack:[^:]+:D/.test(conversation);
