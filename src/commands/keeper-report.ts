import type { Due } from '../content/due';
import type { Content } from '../content/schema';
import type { Block, Button, Message } from '../message';
import type { Feedback } from '../store/feedback';
import { longDate } from '../text/long-date';
import { unreadBlocks } from './feedback/unread';
import { lookUpButton } from './lookup/entries';

const MOST_LINES = 10;
const MOST_BUTTONS = 3;

/** What the keeper of the content is told once a week: the newest feedback, and what may have changed, the longest due first. */
export function keeperReport(due: readonly Due[], unread: readonly Feedback[], content: Content): Message {
  return {
    audience: 'asker',
    blocks: [
      { kind: 'heading', text: 'News about the content' },
      ...unreadBlocks(unread, content),
      ...dueBlocks(due, content),
      {
        kind: 'note',
        text: 'You get this on Mondays, because you look after the content. At a terminal: feedback; content due.',
      },
    ],
  };
}

function dueBlocks(due: readonly Due[], content: Content): Block[] {
  if (due.length === 0) return [];
  const more = due.length - MOST_LINES;
  return [
    {
      kind: 'text',
      label: 'To look at again',
      text: 'These may be out of date. Their cards say so until somebody checks them and sets a new date.',
    },
    { kind: 'list', items: due.slice(0, MOST_LINES).map((one) => line(one)) },
    ...(more > 0 ? [{ kind: 'text', text: `And ${more} more.` } satisfies Block] : []),
    ...buttons(due, content),
  ];
}

function line({ entry, reviewBy, law }: Due): string {
  const what = law ? `the law on ${nameOf(entry)}` : nameOf(entry);
  return `${what}: since ${longDate(reviewBy)}`;
}

function nameOf(entry: Due['entry']): string {
  if ('term' in entry) return entry.term;
  return 'title' in entry ? entry.title : `the prompt ${entry.id}`;
}

function buttons(due: readonly Due[], content: Content): Block[] {
  const ids = [...new Set(due.map(({ entry }) => entry.id))];
  const some = ids
    .map((id) => lookUpButton(id, content))
    .filter((button): button is Button => button !== undefined)
    .slice(0, MOST_BUTTONS);
  return some.length > 0 ? [{ kind: 'buttons', buttons: some }] : [];
}
