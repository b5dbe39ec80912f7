/** What the Teams adapter needs to know about this installation. */
export type TeamsSettings = {
  readonly appId?: string;
  readonly appPassword?: string;
  readonly tenantId?: string;
  readonly appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  /** Proves who the bot is, in place of a password. `privateKey`: as text (PEM). */
  readonly certificate?: { readonly thumbprint: string; readonly privateKey: string };
  /** The tenants that the bot is for, as they are at that moment; empty, or left out: all that reach it. */
  readonly allowedTenants?: () => readonly string[];
  /** The day on which the client secret or certificate ends, which its operators are warned of. */
  readonly secretExpires?: string;
  /** Accepts activities without a token, for clients on this machine. */
  readonly allowUnauthenticated: boolean;
  /** The library that talks to Teams; absent: botbuilder. */
  readonly sdk?: 'agents';
  /** True if this tenant has targeted messages, which only one person in a conversation sees. */
  readonly targetedMessages: boolean;
  /** The app's manifest says that the bot sends files, which it then offers in the personal chat. */
  readonly files?: true;
  /** An issuer on this machine, whose tokens are accepted instead of Microsoft's. */
  readonly authority?: {
    readonly openIdMetadataUrl: string;
    readonly issuer: string;
    /** The token that the bot sends to the connector, instead of one from Microsoft. */
    readonly outboundToken: string;
  };
  /** How long a request's body may take, in milliseconds. */
  readonly bodyTimeLimit?: number;
  /** How long an answer may take, in milliseconds. */
  readonly answerTimeLimit?: number;
  /** How long the connector may take to answer a proactive message, in milliseconds. */
  readonly sendTimeLimit?: number;
};

/** Whether the bot is for this tenant; Teams names one with everything that people do. */
export function isForTenant({ allowedTenants }: TeamsSettings, tenant: string | null | undefined): boolean {
  const list = allowedTenants?.() ?? [];
  return list.length === 0 || (tenant !== null && tenant !== undefined && list.includes(tenant.toLowerCase()));
}

/** True if Teams is a program on this machine: only then may the bot's token go to a loopback address. */
export const usesLocalTeams = ({ allowUnauthenticated, authority }: TeamsSettings): boolean =>
  allowUnauthenticated || authority !== undefined;

/** Throws without one: activities for any other bot would be accepted. */
export function appIdIn({ appId }: TeamsSettings): string {
  if (!appId) throw new Error('Teams needs MicrosoftAppId: see Azure, your bot, Configuration.');
  return appId;
}
