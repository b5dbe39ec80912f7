import type { Content, Law, Principle, Term, Theme } from '../../content/schema';
import type { Block, Button } from '../../message';
import { longDate } from '../../text/long-date';
import { type LookedUp, lookUpButton } from './entries';
import { helpfulButtons } from './helpful';
import { resourceState } from './resource-card';

/** Beyond this, related entries crowd the card on a phone. */
const MOST_RELATED = 5;
const MOST_ALIASES = 6;

const OUR_READING = 'our own reading of the principles, not their wording';

/** What “More” opens on an entry's card: all that the short card leaves out, and where it comes from. */
export function moreAbout(entry: LookedUp, content: Content): Block[] {
  return [
    ...details(entry, content),
    ...related(entry, content),
    ...provenance(entry, content),
    helpfulButtons(entry.id),
  ];
}

function details(entry: LookedUp, content: Content): Block[] {
  if ('about' in entry) return resourceState(entry);
  if ('term' in entry) return aboutTerm(entry);
  return 'meaning' in entry ? aboutPrinciple(entry, content) : aboutTheme(entry);
}

function aboutTerm({ aliases, inPractice, sayInstead = [], law = [], agencies = [] }: Term): Block[] {
  return [
    ...(inPractice ? [{ kind: 'text', label: 'In practice', text: inPractice } satisfies Block] : []),
    ...listed(
      'Say instead',
      sayInstead.map(({ avoid, why, instead }) => `Not “${avoid}” but “${instead}”. ${why}`),
    ),
    ...listed(
      'The same word elsewhere',
      agencies.map(({ agency, meaning }) => `${agency}: ${meaning}`),
    ),
    ...listed('Law and guidance', law.map(lawLine)),
    ...(aliases.length > 0
      ? [{ kind: 'text', label: 'Also called', text: aliases.slice(0, MOST_ALIASES).join('; ') } satisfies Block]
      : []),
  ];
}

/** `Modern Slavery Act 2015, s.45 (England and Wales). …`: which law, where it applies, what it says. */
function lawLine({ note, statute, section: part, jurisdiction, checkedOn }: Law): string {
  const citation = [statute, part].filter(Boolean).join(', ');
  const opening = citation ? `${citation} (${jurisdiction}).` : `${jurisdiction}.`;
  return [opening, note, ...(checkedOn ? [] : ['(not checked)'])].join(' ');
}

function aboutPrinciple({ meaning, questions, voices, wording }: Principle, content: Content): Block[] {
  return [
    { kind: 'list', label: 'For practitioners', items: meaning.practitioners },
    { kind: 'list', label: 'For managers', items: meaning.managers },
    { kind: 'list', label: 'For leaders', items: meaning.leaders },
    { kind: 'list', label: 'To think about', items: questions },
    ...listed(
      'What young people say',
      voices.map((voice) => spoken(voice, content)),
    ),
    {
      kind: 'note',
      text: [
        ...(wording ? [] : [`The lines for each role are ${OUR_READING}.`]),
        'The eight work together; the numbers are our own.',
      ].join(' '),
    },
  ];
}

/** `“…” Title, Publisher, Year. Used with permission: …`: young people's own words, and by whose leave they stand here. */
function spoken({ text, source, permission }: Principle['voices'][number], { sources }: Content): string {
  const where = sources.filter(({ id }) => id === source).map(sourceLine);
  return [`“${text}”`, ...where.map((line) => `${line}.`), byLeave(permission)].join(' ');
}

const sourceLine = ({ title, publisher, year }: Content['sources'][number]) => `${title}, ${publisher}, ${year}`;

/** As a sentence, however its author has ended it. */
const byLeave = (permission: string) => `Used with permission: ${permission.replace(/\.$/, '')}.`;

function aboutTheme({ points, wording }: Theme): Block[] {
  return [
    { kind: 'list', label: 'What it asks of us', items: points },
    {
      kind: 'note',
      text: [
        ...(wording ? [] : [`These points are ${OUR_READING}.`]),
        'The four themes run through all eight principles.',
      ].join(' '),
    },
  ];
}

function related({ related }: LookedUp, content: Content): Block[] {
  const buttons = related.map((id) => lookUpButton(id, content)).filter((button): button is Button => !!button);
  return buttons.length > 0 ? [{ kind: 'buttons', label: 'Related', buttons: buttons.slice(0, MOST_RELATED) }] : [];
}

function provenance(entry: LookedUp, content: Content): Block[] {
  if ('about' in entry) return [];
  const ofLaw = 'law' in entry ? (entry.law ?? []).flatMap(({ source, checkedOn }) => (checkedOn && source) || []) : [];
  const links = content.sources
    .filter(({ id }) => entry.sources.includes(id) || ofLaw.includes(id))
    .map((source) => ({ text: sourceLine(source), url: source.url }));
  return [
    ...(links.length > 0 ? [{ kind: 'links', label: 'Sources', links } satisfies Block] : []),
    { kind: 'note', text: howChecked(entry, ofLaw.length > 0) },
  ];
}

function howChecked({ sources, reviewed, wording }: Term | Principle | Theme, lawIsChecked: boolean): string {
  if (wording) {
    const when = reviewed ? [`Last reviewed ${longDate(reviewed)}.`] : [];
    return [`Not our words: official wording by ${wording.by}.`, byLeave(wording.permission), ...when].join(' ');
  }
  if (reviewed && sources.length > 0) return `Written for this project. Last reviewed ${longDate(reviewed)}.`;
  return lawIsChecked ? ONLY_THE_LAW_IS_CHECKED : NOT_YET_CHECKED;
}

const ONLY_THE_LAW_IS_CHECKED = 'Written for this project. Apart from the law, not yet checked against a source.';

/** For a text that nobody has checked against its sources. */
const NOT_YET_CHECKED = 'Written for this project. Not yet checked against a source.';

const listed = (label: string, items: readonly string[]): Block[] =>
  items.length > 0 ? [{ kind: 'list', label, items }] : [];
