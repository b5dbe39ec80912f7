import { join } from 'node:path';
import { mistakesIn, mistakesInTerm, pack, termYaml } from '../testing/pack';
import { readContentFolder } from './read';

describe('an author is told in a sentence, with the line', () => {
  it.each([
    [
      'a field that is missing',
      'id: kite\nterm: Kite\nreviewed: null\n',
      ['terms/kite.yaml:1: definition: found nothing; it is needed'],
    ],
    [
      'a field left blank',
      termYaml({ definition: '' }),
      ['terms/kite.yaml:3: definition: found nothing; it is needed'],
    ],
    [
      'a text of spaces',
      termYaml({ definition: '"  "' }),
      ['terms/kite.yaml:3: definition: found nothing; it is needed'],
    ],
    [
      'a text too long',
      termYaml({ definition: 'a'.repeat(701) }),
      ['terms/kite.yaml:3: definition: found 701 characters; at most 700 allowed'],
    ],
    [
      'a number where text belongs',
      termYaml({ term: '101' }),
      ['terms/kite.yaml:2: term: found 101; it must be text (put it in quotes if it looks like a number or a date)'],
    ],
    [
      'text where a list belongs',
      termYaml({ aliases: 'dragon' }),
      ['terms/kite.yaml:5: aliases: found "dragon"; it must be a list (lines that start with "- ")'],
    ],
    [
      'a list where text belongs',
      termYaml({ definition: '[a, b]' }),
      ['terms/kite.yaml:3: definition: found a list; it must be a single text, without a dash or brackets'],
    ],
    [
      'a date that is none',
      termYaml({ reviewed: '2026-02-30' }),
      ['terms/kite.yaml:4: reviewed: found "2026-02-30", which must be a date such as 2026-11-23'],
    ],
    [
      'a field misspelt',
      termYaml({ definiton: 'A toy.' }),
      ['terms/kite.yaml:5: found the field "definiton"; did you mean "definition"?'],
    ],
    [
      'a field inside a field misspelt',
      `${termYaml()}law:\n  - note: A note.\n    jursidiction: England\n    jurisdiction: England\n    checkedOn: null\n`,
      ['terms/kite.yaml:7: law → item 1: found the field "jursidiction"; did you mean "jurisdiction"?'],
    ],
    [
      'a value that is not one of the allowed',
      `${termYaml()}law:\n  - note: A note.\n    jurisdiction: Narnia\n    checkedOn: null\n`,
      [
        'terms/kite.yaml:7: law → item 1 → jurisdiction: found "Narnia"; it must be "England" or "England and Wales" or "Great Britain" or "United Kingdom" or "International"',
      ],
    ],
    [
      'an id with capitals',
      termYaml({ id: 'Kite' }),
      ['terms/kite.yaml:1: id: found "Kite", which must be lower-case words joined by hyphens, such as county-lines'],
    ],
    [
      'an id that is not the file’s name',
      termYaml({ id: 'kites' }),
      ['terms/kite.yaml:1: id: found "kites"; it must be the name of the file, "kite"'],
    ],
    [
      'a control character',
      termYaml({ definition: '"a\\u0007b"' }),
      ['terms/kite.yaml:3: definition: found "a b", which contains a control character'],
    ],
    [
      'text alone',
      'just some words\n',
      ['terms/kite.yaml:1: found "just some words"; it must be fields, each written as "name: value"'],
    ],
    ['nothing', '', ['terms/kite.yaml:1: found nothing; it must be fields, each written as "name: value"']],
  ])('%s', (_what, yaml, sentences) => {
    expect(mistakesInTerm(yaml)).toEqual(sentences);
  });

  it('a field that resembles none of the allowed', () => {
    expect(mistakesInTerm(termYaml({ colour: 'red' }))).toEqual([
      'terms/kite.yaml:5: found the field "colour"; the fields are id, term, abbreviations, aliases, alsoFinds, definition, inPractice, sayInstead, law, agencies, keywords, related, sources, reviewed, reviewBy, wording',
    ]);
  });

  it('a web address inside the principles’ site', () => {
    const yaml =
      '- { id: a, title: A, publisher: B, year: "2023", url: "https://tce.researchinpractice.org.uk/inner/", licence: C, checkedOn: null }\n';
    expect(mistakesIn(pack({ 'sources.yaml': yaml }))).toEqual([
      'sources.yaml:1: url: found "https://tce.researchinpractice.org.uk/inner/", which may only be the home page, https://tce.researchinpractice.org.uk/: that site\'s terms do not allow links to inner pages',
    ]);
  });

  it('everything that is wrong, all at once, in all files', () => {
    const dir = pack({
      'terms/kite.yaml': 'id: kite\nreviewed: soon\nkeywrods: []\n',
      'terms/string.yaml': 'id: string\n\tterm: String\n',
      'signposts.yaml': '- id: a\n- id: b\n',
      'glossery.yaml': 'id: a\n',
    });
    const mistakes = mistakesIn(dir);
    expect(mistakes.slice(0, 6)).toEqual([
      'glossery.yaml:1: found "glossery", which is not a kind of content; the kinds are principles, themes, terms, prompts, polls, sources, signposts, abbreviations, resources, same-words, elsewhere, worries, no-worries, small-talk',
      'signposts.yaml:1: label: found nothing; it is needed',
      'signposts.yaml:1: contact: found nothing; it is needed',
      'signposts.yaml:1: when: found nothing; it is needed',
      'signposts.yaml:1: nation: found nothing; it is needed',
      'signposts.yaml:1: checkedOn: found nothing; it is needed',
    ]);
    expect(mistakes).toHaveLength(1 + 2 * 7 + 4 + 1);
  });
});

describe('a folder', () => {
  it('that is not there is said', () => {
    expect(mistakesIn('/nowhere/at/all')).toEqual(['/nowhere/at/all:1: found no such folder; check the path']);
  });

  it('that is a file is said', () => {
    const file = join(pack({ 'terms.yaml': termYaml() }), 'terms.yaml');
    expect(mistakesIn(file)).toEqual([`${file}:1: found no such folder; check the path`]);
  });

  it('that is one kind alone is said once', () => {
    const dir = pack({ 'terms/kite.yaml': termYaml(), 'terms/ball.yaml': termYaml({ id: 'ball', term: 'Ball' }) });
    expect(mistakesIn(join(dir, 'terms'))).toEqual([
      expect.stringContaining(':1: found the folder "terms" itself; give the folder that it is in'),
    ]);
  });

  it('without content is said', () => {
    const dir = pack({ 'README.md': 'hello' });
    expect(mistakesIn(dir)[0]).toContain('found no content files; the folder may hold principles, themes, terms,');
  });

  it('may hold one entry a file, or a list of them, and other things beside', () => {
    const list = [termYaml(), termYaml({ id: 'ball', term: 'Ball' })].map(
      (yaml) => `- ${yaml.trim().replaceAll('\n', '\n  ')}\n`,
    );
    const dir = pack({
      'terms.yaml': list.join(''),
      'terms/string.yml': termYaml({ id: 'string', term: 'String' }),
      'README.md': 'notes: [',
      'schemas/terms.yaml': 'not: a term',
      '.hidden/terms.yaml': 'not: a term',
    });
    const { written, mistakes } = readContentFolder(dir);
    expect(mistakes).toEqual([]);
    expect(written.map(({ entry, lineOf }) => ['id' in entry && entry.id, lineOf(['term'])])).toEqual([
      ['kite', 2],
      ['ball', 6],
      ['string', 2],
    ]);
  });
});
