import type { Block } from '../../message';
import { type Handler, privateReply } from '../answer';
import { feedbackButton } from '../button-lines';
import { entryOf } from './entries';

/** The question under an entry, with its two answers, and the way to say more. */
export const helpfulButtons = (entry: string): Block => ({
  kind: 'buttons',
  label: 'Was this helpful?',
  buttons: [
    { label: 'Yes', command: `helpful ${entry} yes` },
    { label: 'No', command: `helpful ${entry} no` },
    feedbackButton(entry),
  ],
});

/** `helpful <entry> yes|no`, as a button: counts the answer by entry and month, for whoever looks after the content. */
export const helpful: Handler = async (words, asker, services) => {
  const [, entry = '', says] = /^(\S+) (yes|no)$/.exec(words) ?? [];
  if (!entryOf(entry, services.content))
    return privateReply('That entry is no longer here, so I did not count your answer.');
  await services.helpful.count(entry, says === 'yes', asker);
  return privateReply('Thank you.');
};
