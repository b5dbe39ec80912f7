import type { Content, Law, Principle, Term, Theme } from '../../content/schema';
import type { Block, Button, Doer, Message } from '../../message';
import { longDate } from '../../text/long-date';
import { footer } from '../signposts';

/** Beyond this, related entries crowd the card on a phone. */
const MOST_RELATED = 5;

const OUR_READING = 'this project’s own interpretation, not the wording of the principles';

/** The card of one entry. Undefined if no entry has this id. */
export function entryCard(id: string, content: Content): Block[] | undefined {
  const term = content.terms.find((one) => one.id === id);
  if (term) return [...termBlocks(term), ...ending(term, content)];
  const principle = content.principles.find((one) => one.id === id);
  if (principle) return [...principleBlocks(principle), ...ending(principle, content)];
  const theme = content.themes.find((one) => one.id === id);
  if (theme) return [...themeBlocks(theme), ...ending(theme, content)];
  return undefined;
}

/** An entry's card for everybody in the conversation. Undefined if no entry has this id. */
export function sharedCard(id: string, by: Omit<Doer, 'did'>, content: Content): Message | undefined {
  const blocks = entryCard(id, content);
  return blocks && { audience: 'conversation', by: { ...by, did: 'Shared' }, blocks };
}

/** The button that looks up an entry. Undefined if no entry has this id. */
export function lookUpButton(id: string, content: Content): Button | undefined {
  const term = content.terms.find((one) => one.id === id);
  if (term) return { label: term.term, command: `glossary ${id}` };
  const other = [...content.principles, ...content.themes].find((one) => one.id === id);
  return other && { label: other.title, command: `principle ${id}` };
}

function termBlocks(term: Term): Block[] {
  const { abbreviations, aliases, inPractice, sayInstead = [], law = [], agencies = [] } = term;
  return [
    {
      kind: 'heading',
      text: [term.term, abbreviations.length > 0 ? `(${abbreviations.join(', ')})` : ''].join(' ').trim(),
    },
    { kind: 'text', text: term.definition },
    ...labelled('In practice', inPractice),
    ...listed(
      'Say instead',
      sayInstead.map(({ avoid, why, instead }) => `Not “${avoid}” but “${instead}”. ${why}`),
    ),
    ...listed(
      'The same word elsewhere',
      agencies.map(({ agency, meaning }) => `${agency}: ${meaning}`),
    ),
    ...listed('Law and guidance', law.map(lawLine)),
    ...labelled('Also called', aliases.slice(0, 6).join('; ')),
  ];
}

/** A legal note always says where it applies and whether somebody has checked it. */
function lawLine({ note, statute, section: part, jurisdiction, checkedOn }: Law): string {
  const citation = [statute, part].filter(Boolean).join(', ');
  const state = checkedOn ? `checked ${longDate(checkedOn)}` : 'not verified';
  return `${note} (${[citation, jurisdiction, state].filter(Boolean).join('; ')})`;
}

function principleBlocks({ number, title, summary, meaning, questions }: Principle): Block[] {
  return [
    { kind: 'heading', text: `Principle ${number}: ${title}` },
    { kind: 'text', text: summary },
    { kind: 'list', label: 'For practitioners', items: meaning.practitioners },
    { kind: 'list', label: 'For managers', items: meaning.managers },
    { kind: 'list', label: 'For leaders', items: meaning.leaders },
    { kind: 'list', label: 'To think about', items: questions },
    {
      kind: 'note',
      text: `The lines for each role are ${OUR_READING}. The eight principles work together; the numbers are our own.`,
    },
  ];
}

function themeBlocks({ title, summary, points }: Theme): Block[] {
  return [
    { kind: 'heading', text: `Theme: ${title}` },
    { kind: 'text', text: summary },
    { kind: 'list', label: 'What it asks of us', items: points },
    { kind: 'note', text: `These points are ${OUR_READING}. The four themes run through all eight principles.` },
  ];
}

function ending(entry: Term | Principle | Theme, content: Content): Block[] {
  const related = entry.related.map((id) => lookUpButton(id, content)).filter((button) => button !== undefined);
  const links = content.sources
    .filter(({ id }) => entry.sources.includes(id))
    .map(({ title, publisher, year, url }) => ({ text: `${title}, ${publisher}, ${year}`, url }));
  return [
    ...(related.length > 0
      ? [{ kind: 'buttons', label: 'Related', buttons: related.slice(0, MOST_RELATED) } satisfies Block]
      : []),
    ...(links.length > 0 ? [{ kind: 'links', label: 'Sources', links } satisfies Block] : []),
    {
      kind: 'note',
      text:
        entry.reviewed && links.length > 0
          ? `Written for this project. Last reviewed ${longDate(entry.reviewed)}.`
          : NOT_YET_CHECKED,
    },
    footer(content),
  ];
}

/** For a text that nobody has checked against its sources. */
export const NOT_YET_CHECKED = 'Written for this project. Not yet checked against a source.';

const labelled = (label: string, text: string | undefined): Block[] => (text ? [{ kind: 'text', label, text }] : []);

const listed = (label: string, items: readonly string[]): Block[] =>
  items.length > 0 ? [{ kind: 'list', label, items }] : [];
