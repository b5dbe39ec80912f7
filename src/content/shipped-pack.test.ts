import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedContent } from '../testing/shipped-content';
import { SHIPPED_TERMS } from '../testing/shipped-terms';
import { SHIPPED_CONTENT } from './load';
import type { PollTemplate, Principle, Prompt, Term, Theme } from './schema';

const { terms, principles, themes, prompts, polls, sources, signposts, abbreviations, resources } = shippedContent();
const topics: (Principle | Theme)[] = [...principles, ...themes];
const entries: (Principle | Theme | Term)[] = [...topics, ...terms];
const asked: (Prompt | PollTemplate)[] = [...prompts, ...polls];

const files = (readdirSync(SHIPPED_CONTENT, { recursive: true }) as string[])
  .filter((path) => path.endsWith('.yaml'))
  .map((path) => ({ path, text: readFileSync(join(SHIPPED_CONTENT, path), 'utf8') }));

/** Every sentence that a card can show, with the id of its entry. */
const sentences = [...entries, ...asked].map((entry) => ({ id: entry.id, text: shownTexts(entry).join('\n') }));

function shownTexts(entry: Principle | Theme | Term | Prompt | PollTemplate): string[] {
  const unseen = ['keywords', 'alsoFinds', 'sources', 'related'];
  return Object.entries(entry).flatMap(([field, value]) => (unseen.includes(field) ? [] : textsIn(value)));
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

const idsWhere = <T extends { id: string }>(list: readonly T[], fits: (one: T) => boolean) =>
  list.filter(fits).map(({ id }) => id);

describe('the shipped pack is complete', () => {
  it('has the 172 terms of the glossary', () => {
    expect(terms.map(({ id }) => id).sort()).toEqual([...SHIPPED_TERMS].sort());
    expect(SHIPPED_TERMS).toHaveLength(172);
  });

  it('has the eight principles and the four themes', () => {
    expect(principles.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => `principle-${number}`));
    expect(themes.map(({ id }) => id).sort()).toEqual([
      'theme-collaboration',
      'theme-critical-thinking',
      'theme-effective-communication',
      'theme-learning-and-development',
    ]);
  });

  it('knows at least 25 ways in which people ask for each entry', () => {
    expect(idsWhere(entries, ({ keywords }) => keywords.length < 25)).toEqual([]);
  });

  it('says something about every abbreviation that terms share with other meanings', () => {
    const owners = new Map<string, string[]>();
    for (const { id, abbreviations: short } of terms)
      for (const letters of short) owners.set(letters, [...(owners.get(letters) ?? []), id]);
    const declared = new Set(abbreviations.map(({ abbreviation }) => abbreviation));
    const shared = [...owners].filter(([letters, ids]) => ids.length > 1 && !declared.has(letters));
    expect(shared).toEqual([]);
    expect([...declared]).toEqual(expect.arrayContaining(['SAR', 'CP', 'CIC', 'CE', 'CS', 'ACE', 'PP', 'RA', 'NFA']));
    expect(declared.size).toBeGreaterThan(30);
  });

  it('lists what the principles’ site lists, each with where it can be read and what is known of that', () => {
    const portal = ['principles-document', 'accessible-version', 'research-summary', 'youth-voice-in-strategic-change'];
    const tools = ['shifting-mindsets', 'partnership-reflective-tool', 'practice-reflection-tool'];
    const about = ['implementation-and-support', 'about-tce', 'supporting-statements', 'impact-study'];
    const archive = ['archive', 'joining-the-dots', 'programme-themes', 'annual-learning-reports'];
    const ids = resources.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([...portal, ...tools, ...about, ...archive, 'bespoke-support-projects']),
    );
    expect(idsWhere(resources, ({ url, state }) => url === null && !state.includes('may be closed'))).toEqual([]);
  });
});

describe('the shipped pack keeps the rules for wording', () => {
  it('never tells anybody what the law now is or what they must do', () => {
    expect(idsWhere(sentences, ({ text }) => /it is now an offence|\byou must\b/i.test(text))).toEqual([]);
  });

  it('says of a law whose start nobody knows one plain thing, and never doubts it twice', () => {
    const doubt = /not (been )?(checked|verified)|not known|understood|as far as we know|ask your legal team/i;
    const doubtful = terms.flatMap(({ id, law = [] }) =>
      law
        .filter(({ note }) => note.split(/(?<=\.) /).filter((sentence) => doubt.test(sentence)).length > 1)
        .map(() => id),
    );
    expect(doubtful).toEqual([]);
  });

  it('names the page where a legal note was checked, and in its file why one could not be', () => {
    const notes = terms.flatMap(({ id, law = [] }) => law.map((note) => ({ id, ...note })));
    expect(idsWhere(notes, ({ checkedOn, source }) => (checkedOn === null) !== (source === undefined))).toEqual([]);
    const open = idsWhere(notes, ({ checkedOn }) => checkedOn === null);
    expect(open.length).toBeLessThanOrEqual(8);
    expect(idsWhere(notes, ({ notCheckedBecause }) => notCheckedBecause !== undefined)).toEqual(open);
  });

  it('has a review date exactly where it has sources', () => {
    expect(
      idsWhere([...entries, ...asked], ({ reviewed, sources: ids }) => (reviewed === null) !== (ids.length === 0)),
    ).toEqual([]);
  });

  it('is written in British spelling', () => {
    const american =
      /\b(behaviors?|colors?|centers?|labeling|labeled|traveled|programs?|mom|[a-z]{3,}(?:aliz|oriz|atiz|omiz|aniz|iciz|erviz)(?:e|ed|es|ing|ation))\b/gi;
    expect(sentences.flatMap(({ id, text }) => (text.match(american) ?? []).map((word) => `${id}: ${word}`))).toEqual(
      [],
    );
  });

  it('retires a word on a card only with a reason and something to say instead', () => {
    const rows = terms.flatMap(({ id, sayInstead = [] }) => sayInstead.map((row) => ({ id, ...row })));
    expect(rows.length).toBeGreaterThan(10);
    expect(idsWhere(rows, ({ avoid, instead }) => instead.toLowerCase().includes(avoid.toLowerCase()))).toEqual([]);
  });
});

describe('the shipped pack sends people to the right place', () => {
  const phone = /(?<![\w.§-])(?:0\d(?:[ \d]{6,}\d)|999|101|111|116 000|116 123|18000)(?![\w-])/g;

  it('holds no phone number but those of the signposts, each verified or marked as not', () => {
    // Phrases that people type are never shown, and may contain a number.
    const shownOf = (text: string) => text.replace(/^ {4}- .*$|^ {2}phrases: .*$/gm, '');
    const elsewhere = files.filter(({ path }) => path !== 'signposts.yaml');
    expect(
      elsewhere.flatMap(({ path, text }) =>
        ((/worries|small-talk/.test(path) ? shownOf(text) : text).match(phone) ?? []).map(
          (found) => `${path}: ${found}`,
        ),
      ),
    ).toEqual([]);
    const numbers = signposts.flatMap(({ contact, verified }) =>
      (contact?.match(phone) ?? []).map((number) => ({ number, verified })),
    );
    expect(numbers).toEqual([
      { number: '999', verified: true },
      { number: '101', verified: true },
      { number: '0808 800 5000', verified: true },
      { number: '0800 1111', verified: true },
      { number: '0800 028 3550', verified: true },
      { number: '0800 028 0285', verified: true },
      { number: '08000 121 700', verified: false },
      { number: '020 7008 0151', verified: true },
      { number: '0800 5999 247', verified: true },
      { number: '0808 2000 247', verified: true },
      { number: '0800 555 111', verified: false },
      { number: '116 000', verified: false },
      { number: '0808 1000 900', verified: false },
      { number: '116 123', verified: true },
    ]);
  });

  it('puts nobody at the top who is not verified', () => {
    expect(idsWhere(signposts, ({ footer, verified, contact }) => footer && contact !== null && !verified)).toEqual([]);
  });

  it('prints no opening hours, on which the sources disagree', () => {
    const text = signposts.map(({ when, contact }) => `${when} ${contact}`).join('\n');
    expect(text).not.toMatch(/\d ?(am|pm)\b|24 hours|24\/7|weekday|weekend/i);
  });

  it('leaves the local contacts to the local partnership', () => {
    expect(idsWhere(signposts, ({ contact }) => contact === null)).toEqual([
      'local-front-door',
      'adult-social-care',
      'lado',
      'staff-support',
    ]);
  });

  it('links the principles’ site at its home page only', () => {
    const addresses = files.flatMap(({ text }) => text.match(/https?:\/\/tce\.[^\s"']*/g) ?? []);
    expect(new Set(addresses)).toEqual(new Set(['https://tce.researchinpractice.org.uk/']));
    expect(sources.length).toBeGreaterThan(100);
  });
});

it('every file tells the editor its schema, and the schema is there', () => {
  const wrong = files.filter(({ path, text }) => {
    const kind = path.split('/')[0]?.replace('.yaml', '');
    const up = path.includes('/') ? '../' : '';
    return !text.startsWith(`# yaml-language-server: $schema=${up}schemas/${kind}.schema.json\n`);
  });
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
