import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Due, dueBy } from '../content/due';
import { editorSchemas } from '../content/editor-schemas';
import { loadContent, SHIPPED_CONTENT } from '../content/load';
import { describeMistakes } from '../content/mistake';
import { AIM_AGE, OLDEST_AGE, proseOf, readingAge } from '../content/readability';
import type { Content, Principle, Term, Theme } from '../content/schema';
import { addDays, type Day } from '../reflection/day';
import { dayAt } from '../reflection/wall-clock';
import { dueLine, KEEPERS_ZONE } from './content-due';

const HARDEST_SHOWN = 10;

/**
 * Checks the shipped pack and, on top of it, the local pack in `dir`. The text is for the person who wrote the files:
 * every mistake with its file and line or, if there are none, what the content holds, how hard it is to read and what
 * still needs checking. `ok` is false if there are mistakes.
 * `checked`: as in `loadContent`.
 */
export function contentCheck(dir?: string, today = new Date(), checked?: string): { text: string; ok: boolean } {
  const day = dayAt(today, KEEPERS_ZONE);
  const loading = loadContent(dir, SHIPPED_CONTENT, checked, day);
  if (!loading.ok) {
    const { length } = loading.mistakes;
    const opening = `${plural(length, 'mistake')} to put right. The bot will not start until ${length === 1 ? 'it is' : 'they are'} gone.`;
    return { ok: false, text: `${opening}\n\n${describeMistakes(loading.mistakes)}` };
  }
  const { content } = loading;
  const sections = [
    [dir === undefined ? 'The content is right.' : `The content is right, with ${dir} on top of the shipped pack.`],
    counts(content),
    ...readability(content),
    provenance(content, day),
    legalNotes(content),
    due(content, day),
  ];
  return { ok: true, text: sections.map((lines) => lines.join('\n')).join('\n\n') };
}

type Entry = Term | Principle | Theme;
const entriesOf = ({ principles, themes, terms }: Content): Entry[] => [...principles, ...themes, ...terms];

function counts(content: Content): string[] {
  const names: Record<keyof Content, string> = {
    principles: 'principles',
    themes: 'themes',
    terms: 'terms',
    prompts: 'prompts',
    polls: 'poll templates',
    sources: 'sources',
    signposts: 'signposts',
    abbreviations: 'abbreviations with more than one meaning',
    resources: 'resources',
    sameWords: 'groups of words that mean the same thing',
    elsewhere: 'topics that the bot leaves to others',
    worries: 'kinds of worry that the bot listens for',
    noWorries: 'topics that sound like a worry but are not',
    smallTalk: 'questions about the bot and small talk, with their own answers',
  };
  const kinds = Object.keys(names) as (keyof Content)[];
  return ['What it contains', ...kinds.map((kind) => `${String(content[kind].length).padStart(6)} ${names[kind]}`)];
}

function readability(content: Content): string[][] {
  const ages = entriesOf(content)
    .map((entry) => ({ id: entry.id, age: readingAge(proseOf(entry)) }))
    .sort((a, b) => b.age - a.age);
  const line = ({ id, age }: { id: string; age: number }) => `${age.toFixed(1).padStart(6)} ${id}`;
  const middle = ages[Math.floor(ages.length / 2)]?.age ?? 0;
  return [
    [
      `Reading age (Automated Readability Index plus 5). The aim is about ${AIM_AGE}; half of the entries are at ${middle.toFixed(1)} or below.`,
      `The ${HARDEST_SHOWN} hardest to read`,
      ...ages.slice(0, HARDEST_SHOWN).map(line),
    ],
    ['The other entries', ...ages.slice(HARDEST_SHOWN).map(line)],
    hardDefinitions(content),
  ];
}

function hardDefinitions({ terms }: Content): string[] {
  const hard = terms
    .filter(({ wording }) => wording === undefined)
    .map(({ id, definition }) => ({ id, age: readingAge(definition) }))
    .filter(({ age }) => age > AIM_AGE)
    .sort((a, b) => b.age - a.age)
    .map(({ id, age }) => ({ id: `${id} ${age.toFixed(1)}` }));
  return listed(`Definitions above a reading age of ${AIM_AGE} (above ${OLDEST_AGE} is a mistake)`, hard);
}

function provenance(content: Content, today: Day): string[] {
  const { prompts, polls } = content;
  const entries = [...entriesOf(content), ...prompts, ...polls];
  const limit = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const isUnchecked = (entry: (typeof entries)[number]) => entry.reviewed === null || entry.sources.length === 0;
  // A question is either checked or our own.
  const unchecked = entriesOf(content).filter(isUnchecked);
  const old = entries.filter(({ reviewed }) => reviewed !== null && reviewed < limit);
  return [
    ...listed('Not yet checked against a source, and the card says so', unchecked),
    ...listed('Last reviewed more than 12 months ago', old),
  ];
}

function legalNotes({ terms }: Content): string[] {
  const notes = terms.flatMap(({ id, law = [] }) => law.map((note) => ({ id, ...note })));
  const open = notes.filter(({ checkedOn }) => checkedOn === null);
  return [
    `Legal notes not checked, and the card says so: ${open.length} of ${notes.length}`,
    ...open.map(({ id, notCheckedBecause = 'no reason given' }) => `       ${id}: ${notCheckedBecause}`),
  ];
}

/** As far ahead as a keeper plans. */
const SOON_DAYS = 30;

function due(content: Content, today: Day): string[] {
  const soon = dueBy(addDays(today, SOON_DAYS), content);
  const past = soon.filter(({ reviewBy }) => reviewBy <= today);
  const ahead = soon.filter(({ reviewBy }) => reviewBy > today);
  const lines = (label: string, some: readonly Due[]) => [`${label}: ${some.length || 'none'}`, ...some.map(dueLine)];
  return [
    ...lines('May have changed, and the card says so', past),
    ...lines(`To look at again within ${SOON_DAYS} days`, ahead),
  ];
}

function listed(label: string, entries: readonly { readonly id: string }[]): string[] {
  return [`${label}: ${entries.length === 0 ? 'none' : entries.length}`, ...idLines(entries)];
}

/** Each id once, in lines of about 100 characters. */
function idLines(entries: readonly { readonly id: string }[]): string[] {
  const lines: string[] = [];
  for (const id of new Set(entries.map(({ id }) => id))) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + id.length < 100) lines[lines.length - 1] = `${last}, ${id}`;
    else lines.push(`       ${id}`);
  }
  return lines;
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** Where the first line of each content file tells editors to look for its schema. */
const SCHEMAS_FOLDER = join(SHIPPED_CONTENT, 'schemas');

/**
 * `content schemas`: rewrites the schemas after a change to the kinds of content in `src/content`. Returns a line for
 * the person.
 */
export function writeContentSchemas(folder = SCHEMAS_FOLDER): string {
  const schemas = editorSchemas();
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of schemas) writeFileSync(join(folder, name), text);
  return `Wrote ${schemas.size} schemas to ${folder}.`;
}
