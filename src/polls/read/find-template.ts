import type { PollTemplate } from '../../content/schema';
import { atMost } from '../../text/cut';
import { didYouMean } from '../../text/did-you-mean';
import { quoted } from '../clean-text';
import type { PollMistake } from './mistake';

/** The template with this id, in upper or lower case, with hyphens or spaces; undefined if there is none. */
export function findTemplate(words: string, templates: readonly PollTemplate[]): PollTemplate | undefined {
  const slug = slugOf(words);
  return slug === '' ? undefined : templates.find(({ id }) => id === slug);
}

/** A mistake that says there is no such template, and suggests similar ones or, where there are none, what to type. */
export function unknownTemplate(words: string, templates: readonly PollTemplate[]): PollMistake {
  const near = nearest(slugOf(words), templates);
  const offered = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : OF_ONES_OWN;
  return {
    field: 'template',
    says: `There is no ready-made poll called ${quoted(words)}. ${offered}`,
  };
}

const OF_ONES_OWN = 'For your own, put the question and each answer in quotation marks.';

const MOST_OFFERED = 3;

/** The closest ids: first those a typing slip away, then those that share the most words. */
function nearest(slug: string, templates: readonly PollTemplate[]): readonly string[] {
  const left = new Set(templates.map(({ id }) => id));
  const near: string[] = [];
  for (
    let meant = didYouMean(slug, left);
    meant !== undefined && near.length < MOST_OFFERED;
    meant = didYouMean(slug, left)
  ) {
    near.push(meant);
    left.delete(meant);
  }
  const words = new Set(slug.split('-').filter((word) => word.length > 2));
  const shared = (id: string) => id.split('-').filter((word) => words.has(word)).length;
  const alike = [...left].filter((id) => shared(id) > 0).sort((a, b) => shared(b) - shared(a));
  return [...near, ...alike].slice(0, MOST_OFFERED);
}

const slugOf = (words: string) =>
  atMost(words, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
