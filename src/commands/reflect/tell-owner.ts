import { isNobody } from '../../ids';
import type { Block } from '../../message';
import { DeliveryError } from '../../messenger';
import type { Schedule } from '../../reflection/schedule';
import type { Services } from '../answer';
import type { Asker } from '../asker';
import { scheduleInWords } from './words';

/**
 * Tells a weekly prompt's owner privately what somebody else has done to it. Resolves with a sentence that says whether that
 * worked; an empty one, and nothing is sent, if that is
 * the asker, or nobody.
 */
export async function tellOwner(
  did: string,
  blocks: readonly Block[],
  { owner, conversation }: Schedule,
  { person, name }: Asker,
  { messenger }: Services,
): Promise<string> {
  if (owner === person || isNobody(owner)) return '';
  const by = { did, person, ...(name ? { name } : {}) };
  const what: Block[] = [{ kind: 'heading', text: did }, ...blocks];
  try {
    await messenger.sendDirect(owner, { audience: 'asker', about: conversation, by, blocks: what });
    return 'I have told its owner.';
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    return error.why === 'unclear' ? 'Its owner may not have seen it.' : 'Please tell its owner too.';
  }
}

/** Which of a person's weekly prompts a message to its owner is about. */
export const whichOne = (schedule: Schedule): Block => ({
  kind: 'text',
  label: 'Which one',
  text: scheduleInWords(schedule),
});
