import type { TextFile } from '../../message';
import type { Outgoing, TurnContext } from '../sdk/port';

/** The name of the invoke that answers a consent card. */
export const FILE_CONSENT = 'fileConsent/invoke';

/** Where a file is, as Teams says it. */
type Saved = {
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
};

/** Asks whether a file may be saved to the person's OneDrive. `data` comes back with the answer, as a button's data does. */
export function consentCard({ name, text }: TextFile, data: object): Outgoing {
  const content = {
    description: 'The same lines as a file, saved in your OneDrive',
    sizeInBytes: Buffer.byteLength(text, 'utf8'),
    acceptContext: data,
    declineContext: data,
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.teams.card.file.consent', name, content }],
  };
}

/** Shows a saved file, which opens from there. */
export async function sendFileInfo(
  context: TurnContext,
  { contentUrl, name, uniqueId, fileType }: Saved,
): Promise<void> {
  const contentType = 'application/vnd.microsoft.teams.card.file.info';
  await context.sendActivity({
    type: 'message',
    attachments: [{ contentType, contentUrl, name, content: { uniqueId, fileType } }],
  });
}
