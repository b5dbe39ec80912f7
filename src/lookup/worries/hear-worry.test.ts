import fc from 'fast-check';
import { testServices } from '../../testing/services';
import { shippedContent } from '../../testing/shipped-content';
import { entriesOf } from '../entry';
import { readWordVectors } from '../read-word-vectors';
import { createHearWorry } from './hear-worry';
import { readWorryWeights } from './read-worry-weights';
import { ROWS } from './worry-traits';

const content = shippedContent();
const { hearWorry } = testServices();

/** Weights with which only listed phrases are heard. */
const weights = { heard: new Int8Array(ROWS), unit: 1, bias: -1, kinds: [], byKind: new Int8Array(0) };

/** A `hearWorry` that knows only these phrases, without learnt weights. */
const hearing = (worries: string[], noWorries: string[] = []) =>
  createHearWorry(
    {
      ...content,
      worries: [{ kind: 'adult', says: '', call: [], terms: [], phrases: worries }],
      noWorries: [{ topic: 'test', phrases: noWorries }],
    },
    { weights, vectors: readWordVectors() },
  );

describe('a worry is heard', () => {
  it.each([
    ['I want to kill myself', 'own-distress'],
    ['whats the point of me', 'own-distress'],
    ['i cant go on', 'own-distress'],
    ['a child has told me they are being hurt', 'disclosure'],
    ['she says her uncle hurts her at night and i promised not to tell', 'disclosure'],
    ['help me', 'immediate-danger'],
    ['999', 'immediate-danger'],
    ['he has a knife and hes outside the flat now', 'immediate-danger'],
    ['i need to report something', 'report'],
    ['she flinched when i lifted my hand', 'child'],
    ['her brothers say they will kill her for the shame', 'honour-based-abuse'],
    ['they are taking her abroad to marry a man she has never met', 'forced-marriage'],
    ['i think they are taking her away to be cut', 'fgm'],
    ['my colleague hit a child', 'professional'],
    ['my husband hits me', 'adult'],
  ])('%s: %s', (line, kind) => {
    expect(hearWorry(line)).toBe(kind);
  });

  it.each([
    'I WANT TO DIE!!!',
    'i  want   to die',
    'i want to die please',
    'oh I don’t want to be here anymore',
    'feeling suicidl',
  ])('however it is typed: %s', (line) => {
    expect(hearWorry(line)).toBe('own-distress');
  });

  it('in the middle of a long text, with and without full stops', () => {
    const talk =
      'so the team meeting went on for ages today and we talked about the rota and the new printer and who is bringing cake ';
    const worry = 'i keep thinking about killing myself';
    expect(hearWorry(talk)).toBeUndefined();
    expect(hearWorry(`${talk}${worry} ${talk}`)).toBe('own-distress');
    expect(hearWorry(`The printer is broken again. ${worry}. Who has the keys?`)).toBe('own-distress');
    expect(hearWorry(`${talk.repeat(20)}${worry} ${talk.repeat(20)}`)).toBe('own-distress');
  });
});

describe('a line that only sounds like a worry is none', () => {
  it.each([
    'suicide',
    'FGM',
    'forced marriage',
    'missing',
    'harm',
    'kill two birds',
    'dying to know',
    'deadline',
    'shoot the breeze',
    'this rota is killing me',
    'self harm policy meaning',
    'risk of harm threshold',
    'how do we build trust with a teenager who wont talk',
    'why do children go missing',
    'help',
    'poll for friday',
    'my head hurts',
    'he owes them money',
    '',
    ' \n ',
    '🙂',
  ])('%s', (line) => {
    expect(hearWorry(line)).toBeUndefined();
  });

  it('no name of an entry is one, alone or as it is asked for', () => {
    const names = entriesOf(content).flatMap(({ title, aliases, abbreviations }) => [
      title,
      ...aliases,
      ...abbreviations,
    ]);
    const asked = names.flatMap((name) => [
      name,
      name.toUpperCase(),
      `what is ${name}`,
      `${name} meaning`,
      `${name} policy`,
    ]);
    expect(asked.filter((line) => hearWorry(line) !== undefined)).toEqual([]);
  });

  it('a name with a slip is none', () => {
    const names = entriesOf(content).flatMap(({ title, aliases }) => [title, ...aliases]);
    const slips = names.flatMap((name) =>
      [2, 5, 8]
        .filter((at) => at < name.length)
        .flatMap((at) => [
          name.slice(0, at) + name.slice(at + 1),
          name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
        ]),
    );
    expect(slips.filter((line) => hearWorry(line) !== undefined)).toEqual([]);
  });

  it('length alone is none', () => {
    expect(hearWorry('qwxzvb nmklj '.repeat(12))).toBeUndefined();
    expect(
      hearWorry('lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut'),
    ).toBeUndefined();
  });
});

describe('an author’s phrase takes effect at once', () => {
  it('as a worry: in any form of its words, with or without fillers', () => {
    const hear = hearing(['the kite frightens my sister']);
    expect(hear('the kite frightens my sister')).toBe('adult');
    expect(hear('Please, the kite really frightened my sisters!')).toBe('adult');
    expect(hear('so sorry. the kite frightens my sister. bye')).toBe('adult');
    expect(hear('the kite frightens nobody')).toBeUndefined();
  });

  it('as no worry: it silences what would be heard', () => {
    expect(hearWorry('my husband hits me')).toBe('adult');
    const silenced = createHearWorry(
      { ...content, worries: [], noWorries: [{ topic: 'test', phrases: ['my husband hits me'] }] },
      { weights: readWorryWeights(), vectors: readWordVectors() },
    );
    expect(silenced('My husband hits me.')).toBeUndefined();
  });

  it('not is never a filler', () => {
    expect(hearing(['i am safe at home with him'])('i am not safe at home with him')).toBeUndefined();
  });
});

describe('any text', () => {
  it('is heard without a fault, and always the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        expect(hearWorry(text)).toBe(hearWorry(text));
      }),
    );
  });

  it.each([
    ['100 kB of words', 'i am so tired of all this '.repeat(4_000)],
    ['100 kB of unknown words', 'qwxzvbnmkl '.repeat(9_000)],
    ['100 kB of sentences', 'a.b? c! '.repeat(12_500)],
    ['100 kB without a space', 'a'.repeat(100_000)],
    ['half a character', '\ud83d'],
    ['markup', '<!here> <@U1> <https://example.org|x> '.repeat(1_000)],
    ['names of properties', '__proto__ constructor toString hasOwnProperty'],
  ])('%s is heard in bounded work', (_, text) => {
    expect(() => hearWorry(text)).not.toThrow();
  });
});
