import { pack, resourceYaml, termYaml } from '../testing/pack';
import { shippedAndChecked } from '../testing/shipped-content';
import { loadContent } from './load';
import type { Content } from './schema';

/** On top of this pack or, without one, of the shipped one. */
const load = (local: string | undefined, shipped?: string) =>
  loadContent(local, shipped, shipped === undefined ? shippedAndChecked() : undefined);

function loaded(local: string, shipped?: string): Content {
  const loading = load(local, shipped);
  if (!loading.ok) throw new Error(loading.mistakes.map(({ says }) => says).join('\n'));
  return loading.content;
}

function refused(local: string | undefined, shipped?: string): string[] {
  const loading = load(local, shipped);
  if (loading.ok) throw new Error('no mistake was found');
  const folder = `${local ?? shipped}/`;
  return loading.mistakes.map(({ file, line, says }) => `${file.replace(folder, '')}:${line}: ${says}`);
}

const SIGNPOST = (contact: string) => `- id: local-front-door
  label: Our front door
  contact: ${contact}
  when: You are worried about a child.
  nation: England
  checkedOn: 2026-11-23
  verified: true
  footer: true
`;

describe('a local pack on top of the shipped one', () => {
  it('adds entries', () => {
    const { terms } = loaded(pack({ 'terms/kite.yaml': termYaml({ related: '[county-lines]' }) }));
    expect(terms).toHaveLength(173);
    expect(terms.find(({ id }) => id === 'kite')?.related).toEqual(['county-lines']);
  });

  it('replaces an entry that has the same id, and leaves the others alone', () => {
    const yaml = termYaml({ id: 'county-lines', term: 'County lines', definition: 'Our own wording.' });
    const { terms } = loaded(pack({ 'terms/county-lines.yaml': yaml }));
    expect(terms).toHaveLength(172);
    expect(terms.find(({ id }) => id === 'county-lines')?.definition).toBe('Our own wording.');
  });

  it('fills in the local contacts', () => {
    const { signposts } = loaded(pack({ 'signposts.yaml': SIGNPOST('01234 567890') }));
    expect(signposts.filter(({ id }) => id === 'local-front-door')).toMatchObject([{ contact: '01234 567890' }]);
    expect(signposts.map(({ id }) => id)).toContain('emergency');
  });

  it('brings sources of its own', () => {
    const source =
      '- { id: ours, title: Our guide, publisher: Us, year: "2026", url: null, licence: Ours, checkedOn: null }\n';
    const { sources } = loaded(pack({ 'sources.yaml': source, 'terms/kite.yaml': termYaml({ sources: '[ours]' }) }));
    expect(sources.map(({ id }) => id)).toContain('ours');
  });

  it('leaves the shipped pack as it is when there is none', () => {
    expect(load(undefined).ok).toBe(true);
  });
});

it('an abbreviation with only one meaning is reported: it belongs to its term, where nobody is asked which is meant', () => {
  const dir = pack({ 'abbreviations.yaml': '- { abbreviation: KITE, meanings: [{ means: a toy }] }\n' });
  expect(refused(dir)).toEqual([
    expect.stringContaining('abbreviations.yaml:1: meanings: found 1 in the list; at least 2 needed'),
  ]);
});

describe('a conflict between the packs is reported', () => {
  it.each([
    ['name', { term: 'County Lines' }, 'term: found "County Lines"', 2],
    ['alias', { aliases: '[county-line]' }, 'aliases: found "county-line"', 5],
    ['abbreviation', { abbreviations: '[cce]' }, 'abbreviations: found "cce"', 5],
  ])('a new term with a %s that belongs to another', (_kind, fields, found, line) => {
    const [mistake, ...more] = refused(pack({ 'terms/kite.yaml': termYaml(fields) }));
    expect(mistake).toContain(`terms/kite.yaml:${line}: ${found}, which is already a name of "C`);
    expect(mistake).toMatch(/keep it in only one of them, or replace that entry by giving yours its id, c[a-z-]+$/);
    expect(more).toEqual([]);
  });

  it('two resources with one name', () => {
    const dir = pack({
      'resources.yaml': resourceYaml() + resourceYaml({ id: 'kite-book', title: 'A book', aliases: '[KITES]' }),
    });
    expect(refused(dir)).toEqual([
      `resources.yaml:2: aliases: found "KITES", which is already a name of "Kites" (${dir}/resources.yaml); keep it in only one of them, or replace that entry by giving yours its id, kite-film`,
    ]);
  });

  it.each([
    ['theme', 'Partnership and collaboration', /"Collaboration" .*giving yours its id, theme-collaboration$/],
    // Both have their ids from one list, so a theme cannot replace a principle.
    ['principle', 'Start with the child', /"Put children and young people first" [^,]*; keep it in only one of them$/],
  ])('a new theme with the name of another %s', (_kind, title, says) => {
    const theme = `id: theme-kites\ntitle: ${title}\nsummary: Kites fly.\npoints: [Hold on.]\nreviewed: null\n`;
    expect(refused(pack({ 'themes/theme-kites.yaml': theme }))).toEqual([expect.stringMatching(says)]);
  });

  it('the same id twice in the local pack', () => {
    const dir = pack({
      'terms.yaml': `- ${termYaml().trim().replaceAll('\n', '\n  ')}\n`,
      'terms/kite.yaml': termYaml({ term: 'Dragon' }),
    });
    expect(refused(dir)).toEqual([
      `terms/kite.yaml:1: id: found "kite", which ${dir}/terms.yaml already has (line 1); give each entry its own`,
    ]);
  });

  it('a term under the id of a principle, which it must not push out', () => {
    const dir = pack({ 'terms/principle-1.yaml': termYaml({ id: 'principle-1' }) });
    expect(refused(dir)).toEqual([
      'terms/principle-1.yaml:1: id: found "principle-1", which content/principles/principle-1.yaml already has (line 2); give each entry its own',
    ]);
  });

  it('a poll template may share an id with a term: they are asked for by different commands', () => {
    const poll = 'id: county-lines\nquestion: How sure are you?\nscale: confidence\naudience: [managers]\nown: true\n';
    const content = loaded(pack({ 'polls/county-lines.yaml': poll }));
    expect(content.polls.map(({ id }) => id)).toContain('county-lines');
    expect(content.terms).toHaveLength(172);
  });
});

describe('what one entry says of another', () => {
  it('is checked, with the likely meaning', () => {
    const dir = pack({
      'terms/kite.yaml': termYaml({ related: '[county-line, kite]', sources: '[working-togehter]' }),
      'prompts.yaml': '- { id: p, text: Why?, followUp: And?, about: county-lines, audience: [leaders], own: true }\n',
    });
    expect(refused(dir)).toEqual([
      'prompts.yaml:1: about: found "county-lines"; it must be the id of a principle or theme',
      'terms/kite.yaml:5: related: found "county-line"; it must be the id of a term, principle, theme or resource; did you mean "county-lines"?',
      'terms/kite.yaml:5: related: found "kite", which is this entry itself',
      'terms/kite.yaml:6: sources: found "working-togehter"; it must be an id from sources.yaml',
    ]);
  });

  it('is checked for the word that a prompt asks to retire', () => {
    const prompt =
      '{ id: p, word: county-line, text: Why?, followUp: Go., about: principle-1, audience: [leaders], own: true }';
    expect(refused(pack({ 'prompts.yaml': `- ${prompt}\n` }))).toEqual([
      'prompts.yaml:1: word: found "county-line"; it must be the id of a term; did you mean "county-lines"?',
    ]);
  });

  it('is checked for the source of a legal note too', () => {
    const law = '[{ note: It may fly., jurisdiction: England, source: kite-act, checkedOn: 2026-11-29 }]';
    expect(refused(pack({ 'terms/kite.yaml': termYaml({ law }) }))).toEqual([
      'terms/kite.yaml:5: source: found "kite-act"; it must be an id from sources.yaml',
    ]);
  });

  it('is checked for abbreviations too', () => {
    const yaml = '- abbreviation: KT\n  meanings:\n    - means: Kent\n    - means: kite\n      term: kites\n';
    expect(refused(pack({ 'abbreviations.yaml': yaml, 'terms/kite.yaml': termYaml() }))).toEqual([
      'abbreviations.yaml:5: term: found "kites"; it must be the id of a term; did you mean "kite"?',
    ]);
  });
});

it('reports the mistakes of both packs, in the order of files and lines', () => {
  const shipped = pack({ 'terms/b.yaml': 'id: b\n' });
  const local = pack({ 'terms/a.yaml': 'id: a\n' });
  expect(refused(local, shipped)).toHaveLength(6);
});

it('says that a folder is not there', () => {
  expect(refused('/nowhere')).toEqual(['/nowhere:1: found no such folder; check the path']);
});

describe('a mistake in one file makes none in another', () => {
  const entry = (fields: Record<string, string>) => termYaml({ sources: '[ours]', ...fields });
  const files = {
    'terms/kite.yaml': entry({ related: '[string, principle-1]' }),
    'terms/string.yaml': entry({ id: 'string', term: 'String', related: '[kite]' }),
    'principles/principle-1.yaml': `id: principle-1
number: 1
title: Fly together
shortTitle: Fly
summary: All hold the string.
meaning: { practitioners: [Hold it], managers: [Hold it], leaders: [Hold it] }
questions: [Who holds it?]
related: [kite]
sources: [ours]
reviewed: null
`,
    'sources.yaml':
      '- { id: ours, title: Our guide, publisher: Us, year: "2026", url: null, licence: Ours, checkedOn: null }\n',
    'prompts.yaml':
      '- { id: p, text: Why?, followUp: And?, about: principle-1, audience: [leaders], sources: [ours], reviewed: 2026-11-23 }\n',
    'signposts.yaml': SIGNPOST('null'),
    'worries.yaml': '- { kind: child, says: Ring., call: [local-front-door], phrases: [a worry] }\n',
    'abbreviations.yaml': '- abbreviation: KT\n  meanings: [{ means: kite, term: kite }, { means: Kent }]\n',
  };

  it.each(Object.keys(files) as (keyof typeof files)[])('nor what speaks of %s', (file) => {
    for (const broken of [
      `${files[file]}  broken: 'it's\n`,
      files[file].replace(/(\bid|kind|abbreviation):/, '$1: @'),
    ]) {
      const mistakes = refused(undefined, pack({ ...files, [file]: broken }));
      expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual([file]);
    }
  });

  it('nor where one field of it is wrong', () => {
    const mistakes = refused(undefined, pack({ ...files, 'terms/kite.yaml': entry({ reviewed: 'soon' }) }));
    expect(mistakes).toEqual([expect.stringContaining('kite.yaml:4: reviewed: found "soon"')]);
  });

  it('and does not hide what the rest of the entry says of others', () => {
    const kite = entry({ reviewed: 'soon', related: '[strong]', aliases: '[String]' });
    expect(refused(undefined, pack({ ...files, 'terms/kite.yaml': kite }))).toEqual([
      expect.stringContaining('kite.yaml:4: reviewed: found "soon"'),
      expect.stringContaining('kite.yaml:6: related: found "strong"; it must be the id of a term'),
      expect.stringContaining('kite.yaml:7: aliases: found "String", which is already a name of "String"'),
    ]);
  });

  it.each([
    ['curly quotes', '“ours”'],
    ['capitals', 'Ours'],
  ])('nor where an id in a list is known to be wrong: %s', (_what, id) => {
    const sources = files['sources.yaml'].replace('id: ours', `id: ${id}`);
    expect(refused(undefined, pack({ ...files, 'sources.yaml': sources }))).toEqual([
      expect.stringMatching(/sources\.yaml:1: id: found/),
    ]);
  });

  it('nor where a copy has kept the id and the names of the first', () => {
    const copy = files['terms/kite.yaml'];
    expect(refused(undefined, pack({ ...files, 'terms/kite-two.yaml': copy }))).toEqual([
      expect.stringContaining('kite-two.yaml:1: id: found "kite"; it must be the name of the file, "kite-two"'),
    ]);
  });

  it('nor where a local entry that is broken is to take names from a shipped one', () => {
    const shipped = pack({ ...files, 'terms/kite.yaml': entry({ aliases: '[dragon]' }) });
    const local = pack({
      'terms/kite.yaml': `${entry({})}definition: twice\n`,
      'terms/dragon.yaml': entry({ id: 'dragon', term: 'Dragon' }),
    });
    expect(refused(local, shipped)).toEqual([expect.stringContaining('found the field "definition" twice')]);
  });

  it('yet what nobody has written is still unknown', () => {
    const broken = { 'terms/kite.yaml': 'id: kite\nterm: "Kite\n' };
    const string = { 'terms/string.yaml': entry({ id: 'string', term: 'String', related: '[kyte]' }) };
    expect(refused(undefined, pack({ ...files, ...broken, ...string }))).toEqual([
      expect.stringContaining('kite.yaml:2: term: found text that starts with "'),
      expect.stringContaining(
        'string.yaml:6: related: found "kyte"; it must be the id of a term, principle, theme or resource; did you mean "kite"?',
      ),
    ]);
  });
});

it('several names that belong to another entry are told in one sentence', () => {
  const copy = { id: 'kite', term: 'County lines', aliases: '[county line]' };
  const mistakes = refused(pack({ 'terms/kite.yaml': termYaml(copy) }));
  expect(mistakes).toEqual([expect.stringContaining('term: found "County lines"')]);
  expect(mistakes[0]).toContain('as "county line" is');
});
