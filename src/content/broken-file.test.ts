import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { assert, property, string, stringMatching, uint8Array } from 'fast-check';
import { mistakesIn, mistakesInTerm, pack, termYaml } from '../testing/pack';
import { readContentFolder } from './read';

describe('a file that is not what YAML allows', () => {
  it.each([
    [
      'a tab',
      'id: kite\naliases:\n\t- dragon\n',
      'terms/kite.yaml:3: found a tab at the start of the line; use spaces',
    ],
    [
      'text that starts with *',
      termYaml({ definition: '*kite*' }),
      'terms/kite.yaml:3: found text that starts with *; put the text in quotes',
    ],
    [
      'two entries with --- between',
      `${termYaml()}---\n${termYaml()}`,
      'terms/kite.yaml:5: found a second "---" line; put each entry in a file of its own, or write a list',
    ],
  ])('is explained: %s', (_what, yaml, sentence) => {
    expect(mistakesInTerm(yaml)).toEqual([sentence]);
  });

  it('multiplies itself', () => {
    const levels = Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]`);
    expect(mistakesInTerm(['a0: &a0 [x]', ...levels].join('\n'))).toEqual([
      'terms/kite.yaml:2: found too many references (*name); write the text out instead',
    ]);
  });

  it('is nested too deeply', () => {
    expect(mistakesInTerm('['.repeat(100_000))).toEqual([
      'terms/kite.yaml:1: found lists or fields nested too deeply to read; use fewer levels',
    ]);
  });

  it('is larger than anybody writes by hand', () => {
    expect(mistakesInTerm(`definition: ${'a'.repeat(1024 * 1024)}`)).toEqual([
      'terms/kite.yaml:1: found a file over 128 KB; split it',
    ]);
  });

  it('is not UTF-8', () => {
    expect(mistakesInTerm(Uint8Array.from([0x69, 0x64, 0x3a, 0x20, 0xe9, 0x0a]))).toEqual([
      'terms/kite.yaml:1: found letters that are not UTF-8; save the file again with the encoding UTF-8',
    ]);
  });

  it('cannot be opened', () => {
    const dir = pack({ 'terms/kite.yaml': termYaml() });
    symlinkSync(join(dir, 'gone'), join(dir, 'terms', 'string.yaml'));
    expect(mistakesIn(dir)).toEqual([
      'terms/string.yaml:1: found a file that cannot be opened; check that it is a file and who may read it',
    ]);
  });

  it('never stops the program, whatever stands in it', () => {
    const yamlLike = stringMatching(
      /^([a-z]{1,9}: ?|- |\n|\t| {2}|["'[\]{}&*!|>%@`#,?]|<<: |__proto__: |[0-9]){0,40}$/,
    );
    const survives = (content: string | Uint8Array) => {
      const dir = pack({ 'terms/kite.yaml': content, 'toString.yaml': content, 'same-words.yaml': content });
      for (const { line, says } of readContentFolder(dir).mistakes) {
        expect(line).toBeGreaterThan(0);
        expect(says).not.toBe('');
      }
    };
    void assert(property(string({ unit: 'binary', maxLength: 200 }), survives));
    void assert(property(uint8Array({ maxLength: 100 }), survives));
    void assert(property(yamlLike, survives), { numRuns: 300 });
  });
});
