import type { Content, Principle, Resource, Term, Theme } from '../content/schema';
import { NUMBERS } from './numbered';

export type EntryKind = 'term' | 'principle' | 'theme' | 'resource';

/** What a line is looked up in that names no command. */
export const EVERY_KIND: readonly EntryKind[] = ['term', 'principle', 'theme', 'resource'];

/** What a line is looked up in after one of these commands. */
export const KINDS_AFTER: Readonly<Record<'principle' | 'glossary', readonly EntryKind[]>> = {
  principle: ['principle', 'theme'],
  glossary: ['term'],
};

/** What the search needs to know about an entry. Made from the content; the search itself reads no files. */
export type Entry = {
  readonly id: string;
  readonly kind: EntryKind;
  readonly title: string;
  /** Other names for the same thing; matched like the title. */
  readonly aliases: readonly string[];
  readonly abbreviations: readonly string[];
  /** What people type when they mean this: everyday words, phrases and situations. */
  readonly keywords: readonly string[];
  /** The running text of the entry, for word statistics. */
  readonly body: string;
  /** Ids of related entries. */
  readonly related: readonly string[];
};

/** Every principle, theme and term, in that order, as the search sees it. */
export function entriesOf(content: Pick<Content, 'principles' | 'themes' | 'terms'>): Entry[] {
  return [...content.principles.map(fromPrinciple), ...content.themes.map(fromTheme), ...content.terms.map(fromTerm)];
}

/** The same with the resources after them: all that can be looked up. */
export const everythingIn = (content: Pick<Content, 'principles' | 'themes' | 'terms' | 'resources'>): Entry[] => [
  ...entriesOf(content),
  ...content.resources.map(fromResource),
];

function fromPrinciple({ id, number, title, aliases, keywords, related, ...rest }: Principle): Entry {
  const { practitioners, managers, leaders } = rest.meaning;
  return {
    id,
    kind: 'principle',
    title,
    aliases: [...aliases, `principle ${number}`, `principle ${NUMBERS[number - 1]}`, `p${number}`, `${number}`],
    abbreviations: [],
    keywords,
    body: [rest.summary, ...practitioners, ...managers, ...leaders, ...rest.questions].join(' '),
    related,
  };
}

function fromTheme({ id, title, aliases, summary, points, keywords, related }: Theme): Entry {
  return {
    id,
    kind: 'theme',
    title,
    aliases,
    abbreviations: [],
    keywords,
    body: [summary, ...points].join(' '),
    related,
  };
}

function fromTerm({ id, term, abbreviations, aliases, alsoFinds, keywords, related, ...rest }: Term): Entry {
  const retired = (rest.sayInstead ?? []).flatMap(({ avoid }) => avoid.split(/[;,]/).map((phrase) => phrase.trim()));
  return {
    id,
    kind: 'term',
    title: term,
    aliases: [...aliases, ...alsoFinds.filter((name) => !isShortForm(name))],
    abbreviations: [...abbreviations, ...alsoFinds.filter(isShortForm)],
    keywords: [...keywords, ...retired],
    body: [rest.definition, rest.inPractice ?? '', ...(rest.agencies ?? []).map(({ meaning }) => meaning)].join(' '),
    related,
  };
}

function fromResource({ id, title, aliases, alsoFinds, about, keywords, related }: Resource): Entry {
  return {
    id,
    kind: 'resource',
    title,
    aliases: [...aliases, ...alsoFinds],
    abbreviations: [],
    keywords,
    body: about,
    related,
  };
}

/** True for one word with two capitals or digits, such as SHPO, EbE and s45: it is found with dots and in the plural, too. */
const isShortForm = (name: string) => /^(?=(?:.*[A-Z\d]){2})[\w&.-]{1,12}$/.test(name);
