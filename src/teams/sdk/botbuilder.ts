import type { Activity as BotbuilderActivity, TurnContext as BotbuilderContext } from 'botbuilder';
import {
  AuthenticationConstants,
  ClaimsIdentity,
  type ConnectorClient,
  TeamsConnectorClient,
} from 'botframework-connector';
import type { TeamsSettings } from '../settings';
import {
  accepts,
  type Accepted as Checked,
  type ConnectionOptions,
  createAuthentication,
  createCredentialFactory,
} from './botbuilder-authentication';
import { TurnAdapter } from './botbuilder-turns';
import type { Accepted, Activity, Connector, Outgoing, TeamsSdk, Transport, TurnContext } from './port';

/** The port on botbuilder, whose support ended in December 2025. */
export function createBotbuilderSdk(settings: TeamsSettings, transport: Transport): TeamsSdk {
  const authentication = createAuthentication(settings, over(transport));
  const adapter = new TurnAdapter(authentication);
  const identity = identityOf(settings.appId ?? '');
  const authentications = new WeakMap([[transport, authentication]]);

  /** botbuilder ties the transport to what also holds the bot's credentials. */
  function through(other: Transport) {
    const made = authentications.get(other) ?? createAuthentication(settings, over(other));
    authentications.set(other, made);
    return made;
  }

  return {
    check: async (activity, authorization) => {
      const verdict = await accepts(authentication, activity, authorization, settings);
      return typeof verdict === 'string' ? verdict : takenBy(adapter, verdict, activity);
    },

    connectorTo: async (serviceUrl, { transport: other = transport, targeted = false } = {}) => {
      const baseUri = targeted ? asTargeted(serviceUrl) : serviceUrl;
      const client = await through(other).createConnectorFactory(identity).create(baseUri, AUDIENCE);
      return connectorOver(client, { baseUri, ...over(other) });
    },

    askForToken: async () => {
      const factory = createCredentialFactory(settings);
      const credentials = await factory.createCredentials(settings.appId ?? '', AUDIENCE, LOGIN, true);
      if ('getToken' in credentials && typeof credentials.getToken === 'function') await credentials.getToken();
    },
  };
}

/**
 * Who issues the bot's own token, and for which audience:
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
const LOGIN = 'https://login.microsoftonline.com/botframework.com';
const AUDIENCE = 'https://api.botframework.com';

function takenBy(adapter: TurnAdapter, checked: Checked, activity: Activity): Accepted {
  return {
    take: async (logic) => {
      const answer = await adapter.take(checked, { ...activity } as BotbuilderActivity, (context) =>
        logic(inOurTypes(context)),
      );
      return { status: answer?.status ?? 200, ...(answer?.body === undefined ? {} : { body: answer.body }) };
    },
  };
}

const inOurTypes = (context: BotbuilderContext): TurnContext => ({
  activity: context.activity,
  sendActivity: (activity) => context.sendActivity(inItsTypes(activity)),
  updateActivity: (activity) => context.updateActivity(inItsTypes(activity)),
  deleteActivity: (id) => context.deleteActivity(id),
});

/** It wants more of an account and of a conversation than a client sends. */
const inItsTypes = (activity: Outgoing) => ({ ...activity }) as Partial<BotbuilderActivity>;

function connectorOver(client: ConnectorClient, options: ConnectionOptions & { readonly baseUri: string }): Connector {
  const { conversations } = client;
  const { teams } = new TeamsConnectorClient(client.credentials, options);
  return {
    sendToConversation: (to, activity) => conversations.sendToConversation(to, inItsTypes(activity)),
    updateActivity: (of, id, activity) => conversations.updateActivity(of, id, inItsTypes(activity)),
    createConversation: (parameters) => conversations.createConversation(parameters as never),
    getConversationMember: (of, account) => conversations.getConversationMember(of, account),
    getConversationPagedMembers: (of, how) => conversations.getConversationPagedMembers(of, how as never),
    fetchTeamDetails: (team) => teams.fetchTeamDetails(team),
    fetchChannelList: (team) => teams.fetchChannelList(team),
  };
}

/** botbuilder has no API for this; its client keeps the query of the address that it is given. */
function asTargeted(serviceUrl: string): string {
  const address = new URL(serviceUrl);
  address.searchParams.set('isTargetedActivity', 'true');
  return address.href;
}

/** The transport as botbuilder's HTTP client. It reads an answer only if that says that it is JSON. */
const over = (send: Transport): ConnectionOptions => ({
  httpClient: {
    sendRequest: async (request) => {
      const headers = request.headers.toJson({ preserveCase: true });
      const { status, text } = await send({ url: request.url, method: request.method, headers, body: request.body });
      const answered = request.headers.clone();
      answered.set('content-type', 'application/json');
      return { request, status, headers: answered, bodyAsText: text };
    },
  },
});

const identityOf = (appId: string) =>
  new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: appId },
    { type: AuthenticationConstants.AppIdClaim, value: appId },
  ]);
