import type { TextFile } from '../../message';

/** Milliseconds. Teams waits about fifteen seconds for the whole turn. */
const PATIENCE_MS = 8_000;

/**
 * Saves a file where Teams says, without the bot's token. Rejects if that is not OneDrive or SharePoint, or does not take it. The
 * address comes with the request, so it is believed only for Microsoft's own hosts, and no redirect is followed.
 */
export async function uploadFile({ text }: TextFile, url: string, localTeams: boolean): Promise<void> {
  if (!isOneDrive(url, localTeams)) throw new Error('the address for the file is not Microsoft’s');
  const bytes = Buffer.from(text, 'utf8');
  const { ok, status } = await fetch(url, {
    method: 'PUT',
    redirect: 'manual',
    headers: {
      'content-type': 'application/octet-stream',
      'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
    },
    body: bytes,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!ok) throw new Error(`the file was refused with status ${status}`);
}

/**
 * True for an address at SharePoint Online, where every OneDrive for work is (`contoso-my.sharepoint.com`). Teams offers no
 * files to bots in the government clouds. `localTeams`: Teams is a program on this machine.
 */
export function isOneDrive(address: string, localTeams: boolean): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (localTeams) return hostname === '127.0.0.1' && protocol === 'http:';
  return protocol === 'https:' && port === '' && /^[a-z\d-]+\.sharepoint\.com$/.test(hostname);
}
