import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { shippedContent } from '../testing/shipped-content';
import { createHearSmallTalk } from './small-talk';

const content = shippedContent();
const hear = createHearSmallTalk(content);

type Query = { readonly text: string; readonly accept: readonly string[] };
const queries = ['tuning', 'sample'].flatMap((set) =>
  readFileSync(join(__dirname, '..', 'bench', 'queries', `${set}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Query),
);

test('none of the questions that have an answer in practice is taken for talk', () => {
  expect(queries.length).toBeGreaterThan(1_200);
  expect(queries.filter(({ text, accept }) => accept.length > 0 && hear(text)).map(({ text }) => text)).toEqual([]);
});

test('no name of an entry is, nor any phrase that people ask for one with', () => {
  const { terms, principles, themes } = content;
  const names = [...terms, ...principles, ...themes].flatMap((entry) => [
    'term' in entry ? entry.term : entry.title,
    ...entry.aliases,
    ...('abbreviations' in entry ? entry.abbreviations : []),
    ...entry.keywords,
  ]);
  expect(names.filter((name) => hear(name))).toEqual([]);
});

test('every line of the list is heard, as what it stands under', () => {
  const wrong = content.smallTalk.flatMap((one) => one.phrases.filter((phrase) => hear(phrase)?.id !== one.id));
  expect(wrong).toEqual([]);
});

test('a slip in one long word does no harm, and short words are taken as they are', () => {
  expect(hear('are you recordign')?.id).toBe('recording');
  expect(hear('anonimous')?.id).toBe('anonymous');
  expect(hear('privicy')?.id).toBe('privacy');
  expect(hear('lorry')).toBeUndefined();
  expect(hear('private foster')).toBeUndefined();
});

test('any text has an answer or none, in a moment', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (text) => {
      expect([undefined, ...content.smallTalk]).toContain(hear(text));
    }),
    { seed: 20261129, numRuns: 200 },
  );
});
