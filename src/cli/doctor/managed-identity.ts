import { ask } from './ask';
import { about, type Finding } from './finding';

const { fine, look, not } = about('Teams');

/** Where Azure gives a machine its tokens: https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token */
const ADDRESS = 'http://169.254.169.254';
const PATH = '/metadata/identity/oauth2/token';
const RESOURCE = 'https://api.botframework.com';
/** It is on the machine itself, or nowhere. */
const PATIENCE_MS = 2_000;

/**
 * Whether this machine has the managed identity. Only a virtual machine in Azure can be asked: App Service and Container Apps tell
 * the bot alone where to ask, and anywhere else there is nobody. What it does not know, it says, and where to look.
 */
export async function checkManagedIdentity(
  appId: string,
  { now, address = ADDRESS }: { readonly now: () => number; readonly address?: string },
): Promise<Finding[]> {
  const query = new URLSearchParams({ 'api-version': '2018-02-01', resource: RESOURCE, client_id: appId });
  const asked = await ask(`${address}${PATH}?${query}`, { headers: { Metadata: 'true' } }, now, PATIENCE_MS);
  if (!('unreached' in asked) && typeof asked.json.access_token === 'string')
    return [fine('this machine has the managed identity, and gets its token')];
  if (!('unreached' in asked) && asked.status === 400)
    return [
      not(
        'this machine is in Azure, and does not have the managed identity whose client id is MicrosoftAppId',
        'Give it that identity: Azure portal → your virtual machine → Identity → User assigned. Then run this again.',
      ),
    ];
  return [
    look(
      'the bot proves who it is by a managed identity, which cannot be tried from here',
      'Only where the bot runs in Azure can its token be asked for. Run this there; in App Service or Container Apps, see the bot’s log when it starts: “Teams: Microsoft gave the bot its token”. A managed identity has no secret that ends.',
    ),
  ];
}
