import type { Content, Law, Principle, Prompt, Resource, Term, Theme } from './schema';

type Moving = Term | Principle | Theme | Prompt | Resource;

/** Something to look at again. `law`: it is this note of the entry, not the entry itself. */
export type Due = { readonly entry: Moving; readonly reviewBy: string; readonly law?: Law };

/** What is to be looked at again by `day`, that day included, the longest due first. */
export function dueBy(day: string, { principles, themes, terms, prompts }: Content): Due[] {
  return [...principles, ...themes, ...terms, ...prompts]
    .flatMap(datesOf)
    .filter(({ reviewBy }) => reviewBy <= day)
    .sort((a, b) => a.reviewBy.localeCompare(b.reviewBy) || a.entry.id.localeCompare(b.entry.id));
}

/** The first day since which an entry, or a note about its law, may have changed. Undefined if none has come yet. */
export function changedSince(entry: Moving, today: string): string | undefined {
  return datesOf(entry)
    .map(({ reviewBy }) => reviewBy)
    .filter((day) => day <= today)
    .sort()[0];
}

function datesOf(entry: Moving): Due[] {
  const ofLaw = 'law' in entry ? (entry.law ?? []) : [];
  return [
    ...('reviewBy' in entry && entry.reviewBy ? [{ entry, reviewBy: entry.reviewBy }] : []),
    ...ofLaw.flatMap((law) => (law.reviewBy ? [{ entry, reviewBy: law.reviewBy, law }] : [])),
  ];
}
