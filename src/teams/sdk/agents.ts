import type { Activity as ItsActivity } from '@microsoft/agents-activity';
import {
  AuthType,
  CloudAdapter,
  type ConnectorClient,
  type TurnContext as ItsContext,
  MsalTokenProvider,
  type WebResponse,
} from '@microsoft/agents-hosting';
import { appIdIn, type TeamsSettings } from '../settings';
import { clientFor, connectorFor, inItsTypes } from './agents-connector';
import { accountFields, conversationFields, texts } from './agents-fields';
import { createChannelTokenCheck } from './channel-token';
import type { Accepted, Activity, Answer, TeamsSdk, Transport, TurnContext } from './port';

/**
 * The port on Microsoft's Agents SDK, the successor of botbuilder. It takes activities and sends answers; the token is
 * checked here, because its own check knows neither the key's endorsements nor the address for answers.
 */
export function createAgentsSdk(settings: TeamsSettings, transport: Transport): TeamsSdk {
  const check = settings.allowUnauthenticated
    ? undefined
    : createChannelTokenCheck(appIdIn(settings), settings.authority);
  const token = tokenOf(settings);
  const adapter = new Adapter(settings.appId, (serviceUrl) => clientFor({ serviceUrl, transport, token }));

  return {
    check: async (activity, authorization) => {
      const verdict = check ? await check(activity, authorization) : 'accepted';
      return verdict === 'accepted' ? takenBy(adapter, activity) : verdict;
    },
    connectorTo: async (serviceUrl, { transport: other, targeted = false } = {}) =>
      connectorFor({ serviceUrl, transport: other ?? transport, token, targeted }),
    askForToken: async () => void (await token()),
  };
}

/** The bot's own token, which the SDK keeps until it runs out. */
function tokenOf(settings: TeamsSettings): () => Promise<string | undefined> {
  const { allowUnauthenticated, authority, appPassword, tenantId, appType } = settings;
  if (allowUnauthenticated) return async () => undefined;
  if (authority) return async () => authority.outboundToken;
  const clientId = appIdIn(settings);
  if (appType === 'SingleTenant' && !tenantId)
    throw new Error('Teams needs MicrosoftAppTenantId for a SingleTenant bot');
  const provider = new MsalTokenProvider(
    appType === 'UserAssignedMSI'
      ? { clientId, authType: AuthType.UserManagedIdentity }
      : {
          clientId,
          authType: AuthType.ClientSecret,
          authorityEndpoint: 'https://login.microsoftonline.com',
          tenantId: (appType === 'SingleTenant' && tenantId) || 'botframework.com',
          ...(appPassword ? { clientSecret: appPassword } : {}),
        },
  );
  return () => provider.getAccessToken('https://api.botframework.com');
}

/** Gives every turn our own client. The SDK would ask for the token before anything is sent, and for one to sign people in. */
class Adapter extends CloudAdapter {
  readonly #connect: (serviceUrl: string) => ConnectorClient;

  constructor(clientId: string | undefined, connect: (serviceUrl: string) => ConnectorClient) {
    const connection = clientId ? { clientId } : {};
    // Named here, so that no environment variable of the SDK’s own adds to it.
    const connectionsMap = [{ serviceUrl: '*', connection: 'teams' }];
    super({ ...connection, connections: new Map([['teams', connection]]), connectionsMap });
    this.#connect = connect;
  }

  protected override async createConnectorClientWithIdentity(_identity: unknown, { serviceUrl }: ItsActivity) {
    return this.#connect(serviceUrl ?? '');
  }

  protected override createUserTokenClient() {
    return super.createUserTokenClient({});
  }
}

function takenBy(adapter: Adapter, activity: Activity): Accepted {
  return {
    take: async (logic) => {
      const { answer, response } = recorded();
      const request = { method: 'POST', headers: {}, body: whatItNeeds(activity) };
      await adapter.process(request, response, (context) => logic(inOurTypes(context, activity)));
      return answer();
    },
  };
}

function recorded(): { readonly answer: () => Answer; readonly response: WebResponse } {
  let answer: Answer = { status: 200 };
  const response: WebResponse = {
    status(status) {
      answer = { ...answer, status };
      return this;
    },
    setHeader() {
      return this;
    },
    send(body) {
      answer = { ...answer, body };
      return this;
    },
    end() {
      return this;
    },
    headersSent: false,
    writableEnded: false,
  };
  return { answer: () => answer, response };
}

const inOurTypes = (context: ItsContext, activity: Activity): TurnContext => ({
  activity,
  sendActivity: (said) => context.sendActivity(inItsTypes(said)),
  updateActivity: (said) => context.updateActivity(inItsTypes(said)),
  deleteActivity: (id) => context.deleteActivity(id),
});

/** What the SDK reads of an activity to answer it. Certain roles of the recipient would make it ask for other tokens. */
function whatItNeeds(activity: Activity): Record<string, unknown> {
  const { from, recipient, conversation } = activity;
  return {
    ...texts(activity, ['type', 'id', 'name', 'channelId', 'serviceUrl', 'locale', 'replyToId', 'deliveryMode']),
    ...{ from: accountFields(from), recipient: accountFields(recipient) },
    // It cannot take an activity without a conversation; nobody is answered there, as `readIncoming` reads none.
    conversation: { id: 'none', ...conversationFields(conversation) },
  };
}
