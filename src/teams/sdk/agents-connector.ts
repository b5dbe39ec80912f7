import { Activity } from '@microsoft/agents-activity';
import {
  ConnectorClient,
  getProductInfo,
  HttpClient,
  type HttpRequestConfig,
  type HttpResponse,
} from '@microsoft/agents-hosting';
import { accountFields, conversationFields } from './agents-fields';
import type { Connector, Outgoing, Transport } from './port';

type Connection = {
  readonly serviceUrl: string;
  readonly transport: Transport;
  /** The bot's own token; undefined where none is wanted. Asked for each request, as it runs out. */
  readonly token: () => Promise<string | undefined>;
  readonly targeted?: boolean;
};

/**
 * The transport as the SDK's HTTP client, which has no place for one: its own sends by `fetch`, follows redirects and waits
 * as long as it takes.
 */
class TransportClient extends HttpClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    super({ baseURL: connection.serviceUrl });
    this.#connection = connection;
  }

  override async request<Data>(config: HttpRequestConfig): Promise<HttpResponse<Data>> {
    const { serviceUrl, transport, token, targeted = false } = this.#connection;
    const bearer = await token();
    const { status, text } = await transport({
      url: addressOf(serviceUrl, config.url, targeted),
      method: config.method.toUpperCase(),
      headers: {
        accept: 'application/json',
        'user-agent': getProductInfo(),
        ...(config.data === undefined ? {} : { 'content-type': 'application/json' }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      },
      ...(config.data === undefined ? {} : { body: JSON.stringify(config.data) }),
    });
    const data = (text === '' ? {} : JSON.parse(text)) as Data;
    return { data, status, statusText: '', headers: new Headers(), config };
  }
}

/** The SDK puts ids into addresses as they are, but for one; an id with a slash would lead elsewhere. */
class EscapingClient extends ConnectorClient {
  constructor(connection: Connection) {
    super(new TransportClient(connection));
  }

  override replyToActivity(conversation: string, id: string, body: Activity) {
    return super.replyToActivity(escaped(conversation), id, body);
  }

  override sendToConversation(conversation: string, body: Activity) {
    return super.sendToConversation(escaped(conversation), body);
  }

  override updateActivity(conversation: string, id: string, body: Activity) {
    return super.updateActivity(escaped(conversation), escaped(id), body);
  }

  override deleteActivity(conversation: string, id: string) {
    return super.deleteActivity(escaped(conversation), escaped(id));
  }

  override getConversationMember(account: string, conversation: string) {
    return super.getConversationMember(escaped(account), escaped(conversation));
  }
}

/** The SDK's client for the service at an address. */
export const clientFor = (connection: Connection): ConnectorClient => new EscapingClient(connection);

/** The same in our types. The SDK has no pages of members, and teams only in another package, and names the bot `agent` in what it takes. */
export function connectorFor(connection: Connection): Connector {
  const client = clientFor(connection);
  const get = async (path: string) => (await client.httpClient.get(path)).data;
  return {
    sendToConversation: (to, activity) => client.sendToConversation(to, inItsTypes(activity)),
    updateActivity: (of, id, activity) => client.updateActivity(of, id, inItsTypes(activity)),
    createConversation: (parameters) => client.createConversation(parameters as never),
    getConversationMember: (of, account) => client.getConversationMember(account, of),
    getConversationPagedMembers: (of, { pageSize }) =>
      get(`v3/conversations/${escaped(of)}/pagedmembers?pageSize=${pageSize}`),
    fetchTeamDetails: async (team) => (await get(`v3/teams/${escaped(team)}`)) as object,
    fetchChannelList: async (team) => (await get(`v3/teams/${escaped(team)}/conversations`)) as object,
  };
}

export const inItsTypes = ({ from, recipient, conversation, ...said }: Outgoing): Activity =>
  Activity.fromObject({
    ...said,
    ...(from ? { from: accountFields(from) } : {}),
    ...(recipient ? { recipient: accountFields(recipient) } : {}),
    ...(conversation ? { conversation: conversationFields(conversation) } : {}),
  });

const escaped = encodeURIComponent;

function addressOf(serviceUrl: string, path: string, targeted: boolean): string {
  const address = new URL(`${serviceUrl.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`);
  if (targeted) address.searchParams.set('isTargetedActivity', 'true');
  return address.href;
}
