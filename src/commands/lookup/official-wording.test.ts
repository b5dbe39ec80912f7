import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent, SHIPPED_CONTENT } from '../../content/load';
import type { Content } from '../../content/schema';
import { plainText } from '../../plain-text';
import { testAsker } from '../../testing/asker';
import { pack, termYaml } from '../../testing/pack';
import { testServices } from '../../testing/services';
import { shippedAndChecked } from '../../testing/shipped-content';
import { answer } from '../index';

const WORDING = '{ by: the Kite Board, permission: "Kite Board, letter of 1 May 2026." }';
const VOICES =
  'voices:\n  - text: They never asked me.\n    source: kite-voices\n    permission: Kite Board, 1 May 2026\n';
const SOURCE =
  '- { id: kite-voices, title: We fly, publisher: Kite Board, year: "2026", url: null, licence: by letter, checkedOn: null }\n';

/** The shipped principle 3 with these lines at its end. */
const principle = (lines: string) =>
  `${readFileSync(join(SHIPPED_CONTENT, 'principles', 'principle-3.yaml'), 'utf8').trimEnd()}\n${lines}`;

/** The content with a local pack of these files on top. */
function contentWith(files: Readonly<Record<string, string>>): Content {
  const loading = loadContent(pack(files), SHIPPED_CONTENT, shippedAndChecked());
  if (!loading.ok) throw new Error(loading.mistakes.map(({ says }) => says).join('\n'));
  return loading.content;
}

async function moreOn(id: string, content: Content): Promise<string[]> {
  const services = { ...testServices(), content };
  return plainText((await answer(`more ${id}`, testAsker({ via: 'button' }), services)).message).split('\n');
}

describe('official wording in a local pack', () => {
  test('is shown with whose it is and by whose leave, and never as ours', async () => {
    const kite = termYaml({ wording: WORDING, definition: 'A kite as the Board has it.' });
    const lines = await moreOn('kite', contentWith({ 'terms/kite.yaml': kite }));
    expect(lines.join('\n')).toContain('A kite as the Board has it.');
    expect(lines).toContain(
      'Not our words: official wording by the Kite Board. Used with permission: Kite Board, letter of 1 May 2026.',
    );
    expect(lines.join('\n')).not.toContain('Written for this project');
  });

  test('of a principle is not called our reading of it', async () => {
    const content = contentWith({ 'principles/principle-3.yaml': principle(`wording: ${WORDING}\n`) });
    const text = (await moreOn('principle-3', content)).join('\n');
    expect(text).toMatch(/official wording by the Kite Board\. .* Last reviewed \d+ \w+ 2026\./);
    expect(text).not.toMatch(/our own reading|Written for this project/);
    expect((await moreOn('principle-4', content)).join('\n')).toMatch(/our own reading.*Written for this project/s);
  });

  test('is the exception that the page about the bot names', async () => {
    const about = async (content: Content) =>
      JSON.stringify(
        (await answer('about-content', testAsker({ via: 'button' }), { ...testServices(), content })).message,
      );
    const content = contentWith({ 'terms/kite.yaml': termYaml({ wording: WORDING }) });
    expect(await about(content)).toContain(
      'all other wording is ours, except where “More” on a card names whose it is.',
    );
    expect(await about(contentWith({ 'terms/kite.yaml': termYaml() }))).toContain('all other wording is ours. Not');
  });
});

describe('what young people have said', () => {
  const files = { 'principles/principle-3.yaml': principle(VOICES), 'sources.yaml': SOURCE };

  test('stands behind “More” of its principle, with where it is from and by whose leave', async () => {
    const lines = await moreOn('principle-3', contentWith(files));
    expect(lines.join('\n')).toContain('What young people say');
    expect(lines).toContain(
      '- “They never asked me.” We fly, Kite Board, 2026. Used with permission: Kite Board, 1 May 2026.',
    );
    expect(lines.join('\n')).toContain('Written for this project.');
  });

  test('has a source that somebody can find', () => {
    const loading = loadContent(pack({ ...files, 'sources.yaml': '[]' }), SHIPPED_CONTENT, shippedAndChecked());
    expect(loading).toMatchObject({
      ok: false,
      mistakes: [{ says: expect.stringContaining('source: found "kite-voices"; it must be an id from sources.yaml') }],
    });
  });

  test('is not in the shipped pack', async () => {
    expect((await moreOn('principle-3', testServices().content)).join('\n')).not.toContain('What young people say');
  });
});

test('the words of others are a mistake in the shipped pack, which has nobody’s leave', () => {
  const shipped = pack({
    'terms/kite.yaml': termYaml({ wording: WORDING }),
    'sources.yaml': SOURCE,
    'principles/principle-3.yaml': principle(VOICES)
      .replace(/^related:\n( {2}- .*\n)+/m, '')
      .replace(/^sources:.*\n( {2}- .*\n)*/m, 'sources: []\n'),
  });
  const loading = loadContent(undefined, shipped);
  const says = loading.ok
    ? []
    : loading.mistakes.map(({ file, says }) => `${file.replace(`${shipped}/`, '')}: ${says}`);
  expect(says).toEqual(
    ['principles/principle-3.yaml: voices', 'terms/kite.yaml: wording'].map((where) =>
      expect.stringContaining(`${where}: found the words of others in the shipped pack; they belong in a pack of`),
    ),
  );
});
