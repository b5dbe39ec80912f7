/** What the Teams face needs to know of this installation. */
export type TeamsSettings = {
  readonly appId?: string;
  readonly appPassword?: string;
  readonly tenantId?: string;
  readonly appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  /** Accepts activities without a token, for clients on this machine. */
  readonly allowUnauthenticated: boolean;
  /** This tenant has messages that only one person in a conversation sees. */
  readonly targetedMessages: boolean;
  /** Whose tokens count instead of Microsoft's: an issuer on this machine. */
  readonly authority?: {
    readonly openIdMetadataUrl: string;
    readonly issuer: string;
    /** What the bot shows the connector, in place of a token from Microsoft. */
    readonly outboundToken: string;
  };
  /** How long a request's body may take, in milliseconds. */
  readonly bodyTimeLimit?: number;
  /** How long an answer may take, in milliseconds. */
  readonly answerTimeLimit?: number;
  /** How long the connector may take to answer what the bot sends unasked, in milliseconds. */
  readonly sendTimeLimit?: number;
};

/** True where Teams itself is a stand-in on this machine: only then may the bot's token go to a loopback address. */
export const speaksToThisMachine = ({ allowUnauthenticated, authority }: TeamsSettings): boolean =>
  allowUnauthenticated || authority !== undefined;
