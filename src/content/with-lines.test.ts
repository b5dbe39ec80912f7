import { pack } from '../testing/pack';
import { loadContent } from './load';
import { describeMistakes } from './mistake';

/** What is said of a shipped pack that holds this term alone. */
function told(yaml: string): string {
  const dir = pack({ 'terms/kite.yaml': yaml });
  const loading = loadContent(undefined, dir);
  return loading.ok ? '' : describeMistakes(loading.mistakes).replaceAll(`${dir}/`, '');
}

test('a mistake is told with its line as it stands, and with a tab that can be seen', () => {
  expect(told('id: kite\nterm: Kite\naliases:\n\t- dragon\n')).toBe(
    'terms/kite.yaml:4: found a tab at the start of the line; use spaces\n    | →- dragon',
  );
});

test('with the text, where that begins on the line below', () => {
  expect(told('id: kite\nterm: Kite\ndefinition: >-\n  Fly “up.\nreviewed: null\n')).toMatch(
    /\n {4}\| definition: >- Fly “up\.$/,
  );
});

test('shortened where it is long, and without what upsets a terminal', () => {
  const [, line = ''] = told(
    `id: kite\nterm: Kite\ndefinition: It flies.\nreviewed: \u001b[2J${'a'.repeat(200)}\n`,
  ).split('\n');
  expect(line).toMatch(/^ {4}\| reviewed: {2}\[2Ja+…$/);
  expect(line.length).toBeLessThan(110);
});

test('a folder that is not there has no line', () => {
  const loading = loadContent('/nowhere');
  expect(loading.ok || describeMistakes(loading.mistakes)).toBe('/nowhere:1: found no such folder; check the path');
});
