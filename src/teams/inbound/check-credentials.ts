import type { Logger } from 'pino';
import { cannotReach } from '../../network/cannot-reach';
import { createSingleTry } from '../outbound/single-try';
import { createSdk } from '../sdk/create';
import type { TeamsSettings } from '../settings';

/** Who issues the bot's own token. */
const LOGIN_HOST = 'login.microsoftonline.com';

const PATIENCE_MS = 10_000;

/**
 * Asks Microsoft once for the bot's own token and logs, in one line, what is wrong. Otherwise the first person to write
 * to the bot would find out. Never rejects, and the start does not wait for it.
 */
export async function checkCredentials(settings: TeamsSettings, log: Logger): Promise<void> {
  const { appId, allowUnauthenticated, authority } = settings;
  if (!appId || allowUnauthenticated || authority) return;
  try {
    const { askForToken } = createSdk(settings, createSingleTry(PATIENCE_MS, false));
    await Promise.race([askForToken(), tooLate()]);
    log.info('Teams: Microsoft gave the bot its token');
  } catch (error) {
    const unreached = cannotReach(error, LOGIN_HOST) ?? (isNetworkTrouble(error) ? await whyUnreached() : undefined);
    if (unreached) return log.warn(`Teams: ${unreached} The bot cannot answer in Teams until this is fixed.`);
    const [number = ''] = /AADSTS\d+/.exec(error instanceof Error ? error.message : '') ?? [];
    log.error(
      `Teams: Microsoft did not give the bot a token${number && ` (${number})`}: ${whatToDo(number, settings)}`,
    );
  }
}

/** msal reports that the network failed, but not why. */
const isNetworkTrouble = (error: unknown) =>
  error instanceof Error &&
  'errorCode' in error &&
  /network|endpoints_resolution|openid_config/.test(String(error.errorCode));

async function whyUnreached(): Promise<string | undefined> {
  try {
    await fetch(`https://${LOGIN_HOST}/`, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return undefined;
  } catch (error) {
    return (
      cannotReach(error, LOGIN_HOST) ??
      `${LOGIN_HOST} cannot be reached: check the network, the firewall and HTTPS_PROXY.`
    );
  }
}

function tooLate(): Promise<never> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  return new Promise((_, reject) => late.addEventListener('abort', () => reject(late.reason)));
}

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
function whatToDo(number: string, { appType, certificate }: TeamsSettings): string {
  if (appType === 'UserAssignedMSI')
    return 'check that this machine has the managed identity whose client id is MicrosoftAppId, and that MicrosoftAppTenantId is its tenant';
  if (certificate && !/^AADSTS(700016|9000?\d+)/.test(number))
    return 'check CertificateThumbprint and CertificatePrivateKey, and that the certificate is there and has not expired: Azure portal → App registrations → your bot → Certificates & secrets → Certificates';
  switch (number) {
    case 'AADSTS7000215':
      return 'MicrosoftAppPassword is wrong. It is the value of a client secret, not its id: Azure portal → App registrations → your bot → Certificates & secrets';
    case 'AADSTS7000222':
      return 'MicrosoftAppPassword has expired. Make a new client secret: Azure portal → App registrations → your bot → Certificates & secrets';
    case 'AADSTS700016':
      return 'that MicrosoftAppId does not exist in that tenant. Copy both from the Azure portal → your Azure Bot → Configuration';
    case 'AADSTS90002':
    case 'AADSTS900023':
      return 'that MicrosoftAppTenantId does not exist. Copy it from the Azure portal → your Azure Bot → Configuration → App Tenant ID';
    default:
      return 'check MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppTenantId and MicrosoftAppType: Azure portal → your Azure Bot → Configuration';
  }
}
