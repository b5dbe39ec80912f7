import { join } from 'node:path';
import { pack, termYaml } from '../testing/pack';
import { writeChecked } from './checked';
import { loadContent } from './load';

const SHIPPED = {
  'terms/kite.yaml': termYaml({ keywords: '[a toy in the wind, sky-toy]' }),
  'terms/ball.yaml': termYaml({ id: 'ball', term: 'Ball', aliases: '[round toy]' }),
};

/**
 * What is said of a local pack with these files, on top of two terms; or of the two with others beside them. It is the same
 * where the build has checked what is below.
 */
function told(
  local: Readonly<Record<string, string>> | undefined,
  shipped: Readonly<Record<string, string>> = SHIPPED,
) {
  const [above, below] = [local && pack(local), pack(shipped)];
  const checked = join(pack({}), 'checked.json');
  const [asRead, asBuilt] = [undefined, writeChecked(below, checked) ? checked : undefined].map((from) => {
    const loading = loadContent(above, below, from);
    return (loading.ok ? [] : loading.mistakes).map(({ file, line, says }) =>
      `${file}:${line}: ${says}`.replaceAll(/[^ (]*\/pack-[^/]+\//g, ''),
    );
  });
  expect(asBuilt).toEqual(asRead);
  return asRead;
}

const doll = (fields: Readonly<Record<string, string>>) => ({
  'terms/doll.yaml': termYaml({ id: 'doll', term: 'Doll', ...fields }),
});

it.each([
  [
    'that another entry has',
    { keywords: '[Sky toy]' },
    'terms/doll.yaml:5: keywords: found "Sky toy", which is also a keyword of "Kite" (terms/kite.yaml); keep it in the one that answers it best',
  ],
  [
    'that is the name of another',
    { keywords: '[a doll, round toy]' },
    'terms/doll.yaml:5: keywords: found "round toy", which is a name of "Ball" (terms/ball.yaml); keep it in the one that answers it best',
  ],
])('a keyword %s is reported, in the pack that ships and in a local one', (_what, fields, says) => {
  expect(told(doll(fields))).toEqual([says]);
  // A later file in the same pack.
  const kite = { ...doll(fields), ...SHIPPED };
  expect(told(undefined, kite)).toHaveLength(1);
});

it('a name in a local pack may take a shipped keyword, and no mistake is found in the shipped file', () => {
  expect(told(doll({ aliases: '[sky toy]' }))).toEqual([]);
});

it('a name that is a keyword of the same pack is reported at the keyword', () => {
  expect(told(undefined, { ...SHIPPED, ...doll({ aliases: '[sky toy]' }) })).toEqual([
    expect.stringContaining('terms/kite.yaml:5: keywords: found "sky-toy", which is a name of "Doll"'),
  ]);
});

it('a local entry that replaces a shipped one may keep its keywords', () => {
  expect(told({ 'terms/kite.yaml': SHIPPED['terms/kite.yaml'] })).toEqual([]);
});

it('an entry with a mistake elsewhere still tells of a keyword that it shares', () => {
  expect(told(doll({ keywords: '[sky toy]', reviewed: 'soon' }))).toEqual([
    expect.stringContaining('doll.yaml:4: reviewed: found "soon"'),
    expect.stringContaining('doll.yaml:5: keywords: found "sky toy"'),
  ]);
});
