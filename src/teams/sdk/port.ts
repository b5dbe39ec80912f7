/**
 * What this room needs of a Teams SDK, in types of its own. Only an SDK's adapter, beside this file, may name its library:
 * its activities, clients and errors stay behind this.
 */
export type TeamsSdk = {
  /**
   * Checks the token of a request. `unavailable`: the issuer's keys could not be fetched, so nobody can tell. Anything
   * else that is wrong with it is `refused`. Only what was accepted can be taken any further. Never rejects.
   */
  readonly check: (activity: Activity, authorization: string) => Promise<Accepted | 'refused' | 'unavailable'>;
  /** A client with the bot's own token, for the service at this address. Nothing is sent before it is used. */
  readonly connectorTo: (serviceUrl: string, how?: ConnectorOptions) => Promise<Connector>;
  /** Asks Microsoft for the bot's own token, as the first message would. Rejects with what the login said. */
  readonly askForToken: () => Promise<void>;
};

/**
 * `take` runs `logic`, which must not reject, and resolves with what to answer the request once that is done. If the SDK
 * itself fails, it rejects or answers 500.
 */
export type Accepted = { readonly take: (logic: (context: TurnContext) => Promise<void>) => Promise<Answer> };

/** The status is 501 for an invoke that `logic` did not answer. */
export type Answer = { readonly status: number; readonly body?: unknown };

/**
 * One activity and the ways to answer where it came from. They go through the transport, reject with its errors, and work
 * only until `logic` is done.
 */
export type TurnContext = {
  readonly activity: Activity;
  /** In a channel, in the thread of the activity. `invokeResponse` sends nothing: it is the answer to the request. */
  sendActivity(activity: Outgoing): Promise<unknown>;
  updateActivity(activity: Outgoing & { readonly id: string }): Promise<unknown>;
  deleteActivity(id: string): Promise<unknown>;
};

/** The calls of the connector's REST protocol that are made here. They reject with the transport's errors. */
export type Connector = {
  sendToConversation(conversation: string, activity: Outgoing): Promise<{ readonly id?: string | undefined }>;
  updateActivity(conversation: string, id: string, activity: Outgoing): Promise<unknown>;
  createConversation(parameters: NewConversation): Promise<{ readonly id: string }>;
  /** As the service says it: for whoever asks to read with care. */
  getConversationMember(conversation: string, account: string): Promise<unknown>;
  getConversationPagedMembers(conversation: string, how: { readonly pageSize: number }): Promise<unknown>;
  fetchTeamDetails(team: string): Promise<TeamDetails>;
  fetchChannelList(team: string): Promise<{ readonly conversations?: readonly Channel[] | undefined }>;
};

type ConnectorOptions = {
  /** Instead of the one that the SDK was created with. */
  readonly transport?: Transport;
  /** What is sent or replaced is for its recipient alone, in a conversation of several (`isTargetedActivity`). */
  readonly targeted?: boolean;
};

/**
 * Makes one HTTP request, and decides whether to make it again. Rejects for every answer but success, so that an SDK has
 * nothing to try again by itself.
 */
export type Transport = (request: WireRequest) => Promise<{ readonly status: number; readonly text: string }>;

export type WireRequest = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
};

/** An activity as it came in: whatever is not named here is for `readIncoming` to read. */
export type Activity = {
  readonly type: string;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly locale?: string | undefined;
  readonly from: Account;
  readonly recipient: Account;
  readonly conversation: { readonly id: string };
};

type Account = { readonly id: string; readonly name?: string };

export type Outgoing = {
  readonly type: 'message' | 'invokeResponse';
  readonly id?: string;
  readonly summary?: string;
  readonly attachments?: readonly Attachment[];
  readonly value?: unknown;
  readonly from?: Account;
  readonly recipient?: Account;
  readonly conversation?: { readonly id: string };
  readonly channelId?: string;
  readonly serviceUrl?: string;
  readonly locale?: string;
  readonly replyToId?: string;
  readonly channelData?: object;
};

type Attachment = {
  readonly contentType: string;
  readonly contentUrl?: string;
  readonly name?: string;
  readonly content?: object;
};

type NewConversation = {
  readonly isGroup: false;
  readonly bot: Account;
  readonly members: readonly Account[];
  readonly tenantId?: string;
  readonly channelData?: object;
};

type TeamDetails = { readonly name?: string | undefined; readonly aadGroupId?: string | undefined };
export type Channel = { readonly id?: string | undefined; readonly name?: string | undefined };
