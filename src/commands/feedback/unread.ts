import type { Content } from '../../content/schema';
import type { Block, Button } from '../../message';
import type { Feedback } from '../../store/feedback';
import { type Handler, privateReply } from '../answer';
import { KINDS } from './kinds';
import { subjectOf } from './subject';

/** As much as the keeper reads at once. */
const MOST_SHOWN = 3;

/** The newest feedback that nobody has dealt with, each with a button that marks it as done. Nothing if there is none. */
export function unreadBlocks(unread: readonly Feedback[], content: Content): Block[] {
  if (unread.length === 0) return [];
  const shown = unread.slice(0, MOST_SHOWN);
  const done = shown.map(
    ({ number }): Button => ({ label: `Number ${number} is done`, command: `feedback-done ${number}` }),
  );
  return [
    {
      kind: 'list',
      label: `${unread.length} ${unread.length === 1 ? 'piece' : 'pieces'} of feedback to read`,
      items: shown.map((one) => itemOf(one, content)),
    },
    { kind: 'buttons', buttons: done },
  ];
}

/** `Number 7: County lines, out of date. “The law has changed.”` */
function itemOf({ number, entry, kind, text }: Feedback, content: Content): string {
  const named = entry === null ? null : (subjectOf(entry, content)?.title ?? entry);
  const what = named === null ? KINDS[kind] : `${named}, ${KINDS[kind].toLowerCase()}`;
  return `Number ${number}: ${what}.${text === '' ? '' : ` “${text}”`}`;
}

/** `feedback-list`: the newest feedback, for the keeper of the content. */
export const feedbackList: Handler = async (_words, asker, services) => {
  const tenants = services.keptBy(asker.person);
  if (!tenants) return NOT_THE_KEEPER;
  const unread = await services.feedback.unread(tenants);
  if (unread.length === 0) return privateReply('There is no feedback to read.');
  return { message: { audience: 'asker', blocks: unreadBlocks(unread, services.content) } };
};

/** `feedback-done <number>`, as a button that only the keeper of the content may press. */
export const feedbackDone: Handler = async (words, asker, services) => {
  const tenants = services.keptBy(asker.person);
  if (!tenants) return NOT_THE_KEEPER;
  const done = /^\d{1,9}$/.test(words) && (await services.feedback.done(Number(words), tenants));
  const left = (await services.feedback.unread(tenants)).length;
  const text = done ? `Number ${words} is done.` : 'That one is already done, or gone.';
  if (left === 0) return privateReply(`${text} There is no more feedback to read.`);
  return {
    message: {
      audience: 'asker',
      blocks: [
        { kind: 'text', text: `${text} There is more to read: ${left}.` },
        { kind: 'buttons', buttons: [{ label: 'Show feedback', command: 'feedback-list' }] },
      ],
    },
  };
};

const NOT_THE_KEEPER = privateReply('Only the person who keeps the content can see and settle feedback.');
