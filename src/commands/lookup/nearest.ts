import type { Button } from '../../message';
import type { Services } from '../answer';
import { type Handler, privateReply } from '../answer';
import { lookUpButton } from './entries';

/** Enough to find the right one; more would be a list. */
const MOST = 4;

/** The button for whoever meant something else. None if there is nothing else. */
export function notThis(ids: readonly string[], content: Services['content']): Button[] {
  const others = buttonsFor(ids, content);
  if (others.length === 0) return [];
  return [
    {
      label: 'Not this?',
      command: `nearest ${ids.slice(0, MOST).join(' ')}`,
      opens: [{ kind: 'buttons', label: LABEL, buttons: others }],
    },
  ];
}

/** `nearest <id> <id>`: the other entries that somebody may have meant, where a platform cannot unfold them in place. */
export const nearest: Handler = (words, _asker, { content }) => {
  const buttons = buttonsFor(words.split(' '), content);
  if (buttons.length === 0) return privateReply('Those entries are no longer here. Please search again.');
  return { message: { audience: 'asker', blocks: [{ kind: 'buttons', label: LABEL, buttons }] } };
};

const LABEL = 'Perhaps you meant';

const buttonsFor = (ids: readonly string[], content: Services['content']) =>
  ids.slice(0, MOST).flatMap((id) => lookUpButton(id, content) ?? []);
