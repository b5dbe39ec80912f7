import { z } from 'zod';
import type { Asker } from '../../commands/asker';
import { answer } from '../../commands/index';
import type { Message } from '../../message';
import { plainText } from '../../plain-text';
import { consentCard, FILE_CONSENT, sendFileInfo } from '../outbound/file-cards';
import { privateWays } from '../outbound/private-ways';
import { belongsTo, isTargetable } from '../outbound/privately';
import { sayToAll } from '../outbound/reply';
import { answerInvoke } from '../outbound/send';
import { uploadFile } from '../outbound/upload-file';
import { usesLocalTeams } from '../settings';
import { type Incoming, isPersonal } from './incoming';
import { isFirstTime, type Turn } from './turn';
import { NOT_A_MEMBER, whoAsks } from './who-asks';

/**
 * Asks in the personal chat whether the file of this answer may be saved, where the installer lets the bot send files. What
 * the file holds is not sent yet. Where the answer stands in the conversation for one person alone, there is no such
 * question: Teams takes it in no other chat. Never rejects: the answer shows the same lines.
 */
export async function offerFile(turn: Turn, line: string, { file }: Message): Promise<void> {
  const { incoming, settings, context, services } = turn;
  if (!file || !settings.files || !MAKES_FILE.test(line)) return;
  const at = belongsTo(turn);
  const card = consentCard(file, { says: line, ...(at === undefined ? {} : { context: { at } }) });
  try {
    if (isPersonal(incoming)) await context.sendActivity(card);
    else if (!isTargetable(turn)) await (await privateWays(turn)).inChat(card);
  } catch (error) {
    services.log.warn({ err: error }, 'A file could not be offered in Teams');
  }
}

/**
 * Answers whether a file may be saved. What it holds is made anew, for whoever accepts now: the question may be old, and its
 * data comes from outside.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
 */
export async function fileConsent(turn: Turn): Promise<void> {
  const { context, incoming, pressed } = turn;
  await answerInvoke(context, {});
  const consent = consented.safeParse(incoming.value).data;
  if (!consent || !turn.settings.files || !isPersonal(incoming) || !pressed || !MAKES_FILE.test(pressed.says)) return;
  if (!(await isFirstTime(turn))) return;
  // The question has been answered; if Teams does not take it away, a second answer saves the file a second time.
  if (incoming.replyToId) await context.deleteActivity(incoming.replyToId).catch(() => undefined);
  if (consent.action !== 'accept') return;
  const asker = await whoAsks(turn);
  await (asker ? save(turn, asker, pressed.says, consent.uploadInfo) : sayToAll(turn, NOT_A_MEMBER));
}

async function save(turn: Turn, asker: Asker, line: string, to: UploadInfo | undefined): Promise<void> {
  const { context, services, settings } = turn;
  const { message } = await answer(line, asker, services);
  if (!message.file) return sayToAll(turn, plainText(message));
  try {
    if (!to) throw new Error('Teams gave no place for the file');
    await uploadFile(message.file, to.uploadUrl, usesLocalTeams(settings));
  } catch (error) {
    services.log.warn({ err: error }, 'Teams did not take a file');
    return sayToAll(turn, NOT_SAVED);
  }
  await sendFileInfo(context, to);
}

export const isFileConsent = ({ type, name }: Pick<Incoming, 'type' | 'name'>): boolean =>
  type === 'invoke' && name === FILE_CONSENT;

/** The only lines that a consent may run: they show, and change nothing. */
const MAKES_FILE = /^poll-(?:trend-)?export \S+$/;

const NOT_SAVED = 'I could not save the file. You can still copy its lines from my answer.';

const consented = z.object({
  action: z.string(),
  uploadInfo: z
    .object({
      uploadUrl: z.string(),
      contentUrl: z.string(),
      name: z.string(),
      uniqueId: z.string(),
      fileType: z.string(),
    })
    .optional()
    .catch(undefined),
});
type UploadInfo = NonNullable<z.output<typeof consented>['uploadInfo']>;
