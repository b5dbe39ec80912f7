/** Where somebody writes from. `terminal` is the command line: nothing from there is stored. */
type PlatformName = 'slack' | 'teams' | 'terminal';

/** An installation: `slack:T1`, `teams:<tenant id>`. Never the home organisation of a guest. */
export type Tenant = `${PlatformName}:${string}`;

/** A channel, chat or meeting: `slack:T1:C1`, `teams:<tenant id>:<conversation id>`. */
export type Conversation = `${Tenant}:${string}`;

/** A person within an installation: `slack:T1:U1`, `teams:<tenant id>:<object id>`. */
export type Person = `${Tenant}:${string}`;

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
