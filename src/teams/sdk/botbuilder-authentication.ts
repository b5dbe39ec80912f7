import {
  type Activity as BotbuilderActivity,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { appIdIn, type TeamsSettings } from '../settings';
import type { Activity } from './port';

export type Authentication = ConfigurationBotFrameworkAuthentication;
type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
export type ConnectionOptions = { readonly httpClient: NonNullable<Options['httpClient']> };

/** Throws if the settings would accept anybody without `allowUnauthenticated`. `connector`: how messages are sent. */
export function createAuthentication(settings: TeamsSettings, connector: ConnectionOptions): Authentication {
  const { authority } = settings;
  if (settings.allowUnauthenticated) {
    return new ConfigurationBotFrameworkAuthentication({}, undefined, undefined, undefined, connector);
  }
  // Without an app id botbuilder accepts everybody.
  const appId = appIdIn(settings);
  if (authority) return localAuthentication(appId, authority, connector);
  return new ConfigurationBotFrameworkAuthentication(
    {},
    createCredentialFactory(settings),
    undefined,
    undefined,
    connector,
  );
}

/** The credentials with which the bot asks Microsoft for its own token. */
export function createCredentialFactory({ appId, appPassword, certificate, tenantId, appType }: TeamsSettings) {
  return new ConfigurationServiceClientCredentialFactory({
    ...(appId ? { MicrosoftAppId: appId } : {}),
    MicrosoftAppType: appType,
    ...(appPassword ? { MicrosoftAppPassword: appPassword } : {}),
    ...(certificate
      ? { CertificateThumbprint: certificate.thumbprint, CertificatePrivateKey: certificate.privateKey }
      : {}),
    ...(tenantId ? { MicrosoftAppTenantId: tenantId } : {}),
  });
}

/**
 * The issuer of the channels' tokens.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
const CHANNELS = 'https://api.botframework.com';

/** What botbuilder says of a request that it accepts. */
export type Accepted = Awaited<ReturnType<Authentication['authenticateRequest']>>;

/**
 * Checks the token of a request. `unavailable`: the issuer's keys could not be fetched, so nobody can tell. Anything
 * else that goes wrong is `refused`, and so is a token from any issuer but the channels: botbuilder would also accept
 * one for the emulator, which Microsoft issues to whoever holds the bot's password and which names no address that
 * answers may go to.
 */
export async function accepts(
  authentication: Authentication,
  activity: Activity,
  authorization: string,
  { allowUnauthenticated, authority }: TeamsSettings,
): Promise<Accepted | 'refused' | 'unavailable'> {
  if (!allowUnauthenticated && issuerOf(authorization) !== (authority?.issuer ?? CHANNELS)) return 'refused';
  try {
    return await authentication.authenticateRequest({ ...activity } as BotbuilderActivity, authorization);
  } catch (error) {
    return isKeyTrouble(error) ? 'unavailable' : 'refused';
  }
}

/** The issuer that a token claims, not checked yet; undefined if this is not a token. */
function issuerOf(authorization: string): unknown {
  const [, claims = ''] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/.exec(authorization) ?? [];
  try {
    const read: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
    return typeof read === 'object' && read !== null && 'iss' in read ? read.iss : undefined;
  } catch {
    return undefined;
  }
}

function isKeyTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'FetchError' || ('statusCode' in error && Number(error.statusCode) >= 500);
}

/** The same checks, against an issuer on this machine; messages carry a fixed token instead of one from Microsoft. */
function localAuthentication(
  appId: string,
  { openIdMetadataUrl, issuer, outboundToken }: Authority,
  connector: ConnectionOptions,
): Authentication {
  return new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: issuer,
      ToChannelFromBotOAuthScope: issuer,
      ToBotFromChannelTokenIssuer: issuer,
      OAuthUrl: issuer,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
      CallerId: 'urn:botframework:azure',
      ValidateAuthority: false,
    },
    {
      isValidAppId: async (id) => id === appId,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        signRequest: async (request) => {
          request.headers.set('authorization', `Bearer ${outboundToken}`);
          return request;
        },
      }),
    },
    { requiredEndorsements: [] },
    undefined,
    connector,
  );
}

type Authority = NonNullable<TeamsSettings['authority']>;
