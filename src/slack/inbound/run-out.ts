import type { ViewOutput } from '@slack/bolt';
import { privateReply } from '../../commands/answer';
import { unpack } from './origin';
import { whoInteracts } from './request-context';

/**
 * Whether the view that was submitted, or pressed in, was opened in another installation than the one that the request
 * belongs to: then nothing may go where the view says. Throws on a view that is not ours.
 */
export function hasRunOut(body: Parameters<typeof whoInteracts>[0] & { readonly view?: MaybeView }): boolean {
  const { installation } = whoInteracts(body);
  const kept = unpack(body.view?.private_metadata, installation);
  return kept !== undefined && kept.origin.installation !== installation;
}

type MaybeView = Pick<ViewOutput, 'private_metadata'> & { readonly app_installed_team_id?: string };

export const RUN_OUT = privateReply(
  'This has run out, so nothing was done. Please close it and ask again, or open my Home tab again.',
).message;
