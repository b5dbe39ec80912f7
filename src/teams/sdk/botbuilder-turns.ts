import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import { createBoundedMap } from '../../bounded-map';
import type { Accepted, Authentication } from './botbuilder-authentication';

type ConnectorFactory = NonNullable<Accepted['connectorFactory']>;

/** Teams has a few addresses for each region. */
const MOST_CONNECTORS = 100;

/**
 * botbuilder's adapter, for requests that are known to come from Teams: it checks no token a second time, and makes one
 * client for each address that answers go to, instead of one for each request. The bot signs nobody in, so there is no
 * client for that.
 */
export class TurnAdapter extends CloudAdapter {
  readonly #connectors = createBoundedMap<ReturnType<ConnectorFactory['create']>>(MOST_CONNECTORS);

  constructor(authentication: Authentication) {
    super(authentication);
    authentication.createUserTokenClient = async () => NO_SIGN_IN;
  }

  /** Runs the turn. Resolves with the answer to an invoke; rejects for faults outside the turn's logic. */
  take(
    accepted: Accepted,
    activity: Partial<Activity>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const { connectorFactory } = accepted;
    const request = connectorFactory ? { ...accepted, connectorFactory: this.#reusing(connectorFactory) } : accepted;
    return this.processActivity(request, activity as Activity, logic);
  }

  /** The client of an address carries the bot's own token, whoever the answer is for. */
  #reusing(factory: ConnectorFactory): ConnectorFactory {
    return {
      create: (serviceUrl, audience) => {
        const key = `${serviceUrl} ${audience}`;
        const connector = this.#connectors.get(key) ?? factory.create(serviceUrl, audience);
        this.#connectors.set(key, connector);
        // What could not be made is made anew the next time.
        connector.catch(() => this.#connectors.delete(key));
        return connector;
      },
    };
  }
}

const NO_SIGN_IN = undefined as unknown as Awaited<ReturnType<Authentication['createUserTokenClient']>>;
