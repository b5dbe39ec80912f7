import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { assert, constantFrom, nat, pre, property } from 'fast-check';
import { parse } from 'yaml';
import { pack, termYaml } from '../testing/pack';
import { loadContent, SHIPPED_CONTENT } from './load';

/** What slips of the hand do to a line. Undefined where there is nothing on it to damage in this way. */
const slips: Readonly<Record<string, (line: string) => string | undefined>> = {
  'no spaces in front': (line) => change(line, /^ +/, ''),
  'two spaces too few in front': (line) => change(line, /^ {2}/, ''),
  'a tab in front': (line) => change(line, /^ {2}/, '\t'),
  'no closing quote': (line) => change(line, /((?:: |- )(["']).*)\2$/, '$1'),
  'no opening quote': (line) => change(line, /(: |- )["'](.*["'])$/, '$1$2'),
  'no space after the colon': (line) => change(line, /^( *(?:- )?\w+):(?= )/, '$1:\b'),
  'a colon in the text': (line) => change(line, /^( *(?:- )?(?:\w+: )?[A-Za-z]\w*) (?=\w)/, '$1: '),
  'curly quotes for straight ones': (line) => change(line, /(: |- )"(.*)"$/, '$1“$2”'),
  'no space after the dash': (line) => change(line, /^( *)- (?=\S)/, '$1-'),
  'no dash': (line) => change(line, /^( *)- (?=\S)/, '$1'),
};

function change(line: string, was: RegExp, is: string): string | undefined {
  const changed = line.replace(was, is).replace(':\b ', ':');
  return changed === line ? undefined : changed;
}

const TERM = readFileSync(join(SHIPPED_CONTENT, 'terms', 'county-lines.yaml'), 'utf8')
  .replace(/^sources:(?:.|\n)*?(?=^\w)/m, 'sources: [ours]\n')
  .replace(/^( +source): .*$/gm, '$1: ours')
  .replace(/^related:\n(?: {2}- .*\n)*/m, 'related:\n  - kite\n  - principle-1\n')
  .replace(/^keywords:\n((?: {2}- .*\n){8})(?: {2}- .*\n)*/m, 'keywords:\n$1');

/** A pack without a mistake, in the styles of the shipped one. */
const FILES: Readonly<Record<string, string>> = {
  'terms/county-lines.yaml': TERM,
  'terms/kite.yaml': termYaml({ related: '[county-lines]', inPractice: '"Ask: who holds it?"' }),
  'principles/principle-1.yaml': `id: principle-1
number: 1
title: Fly together
shortTitle: Fly
summary: >-
  All of us hold the string.
  Nobody lets go.
meaning:
  practitioners:
    - Hold it with both hands.
    - "Ask: who else holds it?"
  managers: ['Hold it']
  leaders:
    - Hold it
questions:
  - Who holds it?
  - Who lets go of it?
related: [kite]
sources: [ours]
reviewed: 2026-11-23
`,
  'sources.yaml': `- id: ours
  title: Our guide
  publisher: Us and others
  year: "2026"
  url: null
  licence: 'All rights reserved'
  checkedOn: null
- id: theirs
  title: Their guide
  publisher: They
  year: "2025"
  url: null
  licence: Open
  checkedOn: 2026-11-23
`,
  'prompts.yaml': `- id: fly-everyone-1
  about: principle-1
  audience: [practitioners, managers]
  text: >-
    Who holds the string?
  followUp: >-
    Ask one person this week.
  sources: [ours]
  reviewed: 2026-11-23
- id: fly-everyone-2
  about: principle-1
  audience:
    - leaders
  text: "Who asks: who holds it?"
  followUp: Ask two people this week.
  own: true
`,
  'signposts.yaml': `- id: front-door
  label: Our front door
  contact: "01632 960 001"
  when: You are worried about a child.
  nation: England
  checkedOn: 2026-11-23
  verified: true
  footer: true
`,
};

/** The folder's mistakes, as path and line. */
function placesIn(files: Readonly<Record<string, string>>): { path: string; line: number; says: string }[] {
  const dir = pack(files);
  const loading = loadContent(undefined, dir);
  return loading.ok
    ? []
    : loading.mistakes.map(({ file, ...rest }) => ({ path: file.replace(`${dir}/`, ''), ...rest }));
}

test('the pack without slips has no mistakes', () => {
  expect(placesIn(FILES)).toEqual([]);
});

/** True if the slip changes nothing, such as a list's dashes at the left edge. */
function isHarmless(was: string, is: string): boolean {
  try {
    return JSON.stringify(parse(was)) === JSON.stringify(parse(is));
  } catch {
    return false;
  }
}

/** True if a line of running text, where a colon is no slip, is read as it stands. */
function isRunningText(text: string, line: string): boolean {
  const holds = (value: unknown): boolean =>
    typeof value === 'string'
      ? value.replace(/\s+/g, ' ').includes(line.trim())
      : typeof value === 'object' && value !== null && Object.values(value).some(holds);
  try {
    return holds(parse(text));
  } catch {
    return false;
  }
}

test.each(Object.keys(slips))(
  '%s is told at its line or the next, in its own file alone, in no words of a parser',
  (kind) => {
    const slip = slips[kind];
    void assert(
      property(constantFrom(...Object.keys(FILES)), nat(60), (path, at) => {
        const lines = (FILES[path] ?? '').split('\n');
        const damaged = slip?.(lines[at] ?? '#') ?? undefined;
        pre(damaged !== undefined && !(lines[at] ?? '').startsWith('#'));
        const text = lines.with(at, damaged ?? '').join('\n');
        pre(!isHarmless(FILES[path] ?? '', text));
        pre(kind !== 'a colon in the text' || !isRunningText(text, damaged ?? ''));
        const told = placesIn({ ...FILES, [path]: text });
        const shown = `${basename(path)}:${at + 1} ${damaged}\n${JSON.stringify(told)}`;
        expect({ shown, files: [...new Set(told.map((one) => one.path))] }).toEqual({ shown, files: [path] });
        expect({ shown, here: told.some(({ line }) => line === at + 1 || line === at + 2) }).toEqual({
          shown,
          here: true,
        });
        expect(told.map(({ says }) => says).join()).not.toMatch(/not YAML|has no partner; check|YAML\b.*\(/);
      }),
      { numRuns: 60 },
    );
  },
);
