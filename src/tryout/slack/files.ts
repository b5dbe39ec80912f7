import { randomUUID } from 'node:crypto';
import type { Json } from '../json';
import type { Outcome } from './answers';
import { BOT, type SharedFile, type Workspace } from './workspace';

type Upload = { readonly name: string; readonly length: number; bytes?: Buffer };

/**
 * Files in three steps, as the real Slack takes them: an address for the bytes, the bytes, and where the file is to be seen.
 * https://docs.slack.dev/messaging/working-with-files
 */
export function createFiles(workspace: Workspace, addressOf: (upload: string) => string) {
  const uploads = new Map<string, Upload>();

  return {
    methods: {
      'files.getUploadURLExternal': ({ filename, length }: Json): Json => {
        const size = Number(length);
        if (!filename || !length) return refused('missing_argument');
        if (!Number.isInteger(size) || size <= 0) return refused('file_upload_size_restricted');
        const id = `F${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`;
        uploads.set(id, { name: String(filename), length: size });
        return { ok: true, upload_url: addressOf(id), file_id: id };
      },

      'files.completeUploadExternal': ({ files, channel_id: channel, initial_comment: comment = '' }: Json): Json => {
        const wanted = (Array.isArray(files) ? files : []) as { readonly id?: string; readonly title?: string }[];
        if (wanted.length === 0) return refused('invalid_arguments');
        const shared = wanted.flatMap(({ id = '', title }): SharedFile[] => {
          const { name = '', bytes } = uploads.get(id) ?? {};
          return bytes ? [{ id, name, title: title ?? name, bytes }] : [];
        });
        if (shared.length < wanted.length) return refused('file_not_found');
        // A person's id is no chat here, unlike in chat.postMessage.
        if (channel !== undefined) {
          const chat = workspace.channels.get(String(channel));
          if (!chat) return refused('channel_not_found');
          if (!chat.members.has(BOT.userId)) return refused('not_in_channel');
          workspace.post({ channel: chat.id, from: BOT.userId, text: String(comment), blocks: [], files: shared });
        }
        for (const { id } of shared) uploads.delete(id);
        return { ok: true, files: shared.map(({ id, title }) => ({ id, title })) };
      },
    },

    /** Takes the bytes of an upload, once, and no more of them than were said. */
    take(id: string, bytes: Buffer): Outcome {
      const upload = uploads.get(id);
      if (!upload || upload.bytes) return { status: 404, body: 'no such upload' };
      if (bytes.length > upload.length) return { status: 400, body: 'too many bytes' };
      upload.bytes = bytes;
      return { status: 200, body: `OK - ${bytes.length}` };
    },
  };
}

const refused = (error: string): Json => ({ ok: false, error });
